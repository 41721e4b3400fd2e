import type { Check, Evidence } from '../rule.js';

const SHORTEST_BODY = 64;

/** The base64 of a PEM body, whatever joins its lines: newlines, `\n` escapes, string concatenation, indentation. */
function bodyOf(value: string): string {
  const inner = value.replace(/^-----BEGIN[^-]*-----/, '').replace(/-----END[^-]*-----$/, '');
  return inner
    .replaceAll(/\\+[nrt]/g, '\n')
    .replaceAll(/^[\s"'+>|*#/]*(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):.*$/gm, '')
    .replaceAll(/^=[\w+/]{4}\s*$/gm, '')
    .replaceAll(/[^A-Za-z\d+/=]/g, '');
}

/** Whether the bytes begin with a DER SEQUENCE that is as long as they are (ITU-T X.690, 8.1). */
function isDerSequence(der: Buffer): boolean {
  if (der[0] !== 0x30 || der.length < 4) return false;
  const first = der[1]!;
  if (first < 0x80) return der.length === first + 2;
  const size = first & 0x7f;
  if (size === 0 || size > 3) return false;
  return der.length === der.readUIntBE(2, size) + 2 + size;
}

const encrypted: Evidence = { verdict: 'grades', confidence: 'medium', privilege: 'scoped', note: 'it is encrypted: only as strong as its passphrase' };

/** What the body of a PEM private key tells: DER that parses proves it, encryption grades it lower, a stub disproves it. */
export const pemBody: Check = {
  judge(value) {
    const body = bodyOf(value);
    if (body.length < SHORTEST_BODY) return { verdict: 'disproves', note: 'its body is too short for a key' };
    if (/^-----BEGIN (?:ENCRYPTED|SSH2 ENCRYPTED)|Proc-Type: ?4, ?ENCRYPTED/.test(value)) return encrypted;
    const bytes = Buffer.from(body, 'base64');
    if (bytes.subarray(0, 15).equals(Buffer.from('openssh-key-v1\0'))) return openssh(bytes);
    if (isDerSequence(bytes)) return { verdict: 'proves', note: 'its body is the DER of a key' };
    return undefined;
  },
  /** Makes the body a DER sequence of the drawn bytes. */
  seal(value) {
    const [, begin = '', drawn = '', end = ''] = /^(-----BEGIN[^-]*-----)([^-]*)(-----END[^-]*-----)$/.exec(value) ?? [];
    const content = Buffer.from(drawn, 'base64');
    const der = Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]), content]);
    const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n');
    return `${begin}\n${lines}\n${end}`;
  },
};

/** The cipher's name follows the magic as a counted string (OpenSSH, PROTOCOL.key). */
function openssh(bytes: Buffer): Evidence {
  const cipher = bytes.subarray(19, 23).toString('latin1');
  return cipher === 'none' ? { verdict: 'proves', note: 'its body is an unprotected OpenSSH key' } : encrypted;
}
