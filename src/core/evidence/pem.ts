import type { Check, Evidence } from './evidence.js';
import { placeholder } from './placeholder.js';

const SHORTEST_BODY = 64;
const LONGEST_SAMPLE = 2000;

/** The base64 of a PEM body, whatever joins its lines: newlines, `\n` escapes, string concatenation, indentation. */
function bodyOf(value: string): string {
  const inner = value.replace(/^-----BEGIN[^-]*-----/, '').replace(/-----END[^-]*-----$/, '');
  return inner
    .replaceAll(/\\{1,4}[nrt]/g, '\n')
    .replaceAll(/["'`][\s+.,&\\]*["'`]/g, '')
    .replaceAll(/^[ \t"'+>|*#/]*(?:Proc-Type|DEK-Info|Version|Comment|Subject|Hash|Charset):.*$/gm, '')
    .replaceAll(/^[ \t"'+>|*#/]*=[\w+/]{4}[ \t\r"'+,;\\]*$/gm, '')
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

const encrypted: Evidence = {
  verdict: 'grades',
  confidence: 'medium',
  privilege: 'scoped',
  note: 'it is encrypted: only as strong as its passphrase',
};
const tooShort: Evidence = { verdict: 'disproves', note: 'its body is too short for a key' };

/** What a body that no structure proves is worth. */
function unproven(body: string): Evidence {
  const reason = placeholder(body);
  if (reason !== undefined) return { verdict: 'disproves', note: reason };
  return {
    verdict: 'grades',
    confidence: 'medium',
    note: 'its marks are those of a key, though its body is cut or altered',
  };
}

/** What the body of a PEM private key tells: DER that parses proves it, encryption grades it lower, a stub disproves it. */
export const pemBody: Check = {
  judge(value) {
    const body = bodyOf(value);
    if (body.length < SHORTEST_BODY) return tooShort;
    if (/^-----BEGIN (?:ENCRYPTED|SSH2 ENCRYPTED)|Proc-Type: ?4, ?ENCRYPTED/.test(value)) return encrypted;
    const bytes = Buffer.from(body, 'base64');
    if (bytes.subarray(0, 15).equals(Buffer.from('openssh-key-v1\0'))) return openssh(bytes);
    if (isDerSequence(bytes)) return { verdict: 'proves', note: 'its body is the DER of a key' };
    return unproven(body);
  },
  seal: (value) => refilled(value, asDer),
};

/** The cipher's name follows the magic as a counted string (OpenSSH, PROTOCOL.key). */
function openssh(bytes: Buffer): Evidence {
  const cipher = bytes.subarray(19, 23).toString('latin1');
  return cipher === 'none' ? { verdict: 'proves', note: 'its body is an unprotected OpenSSH key' } : encrypted;
}

/** A secret-key packet has tag 5, in the old or the new form of its first byte (RFC 9580, 4.2). */
export const pgpBody: Check = {
  judge(value) {
    const body = bodyOf(value);
    if (body.length < SHORTEST_BODY) return tooShort;
    const first = Buffer.from(body.slice(0, 4), 'base64')[0]!;
    if (first === 0xc5 || (first & 0xfc) === 0x94)
      return { verdict: 'proves', note: 'its body begins with a secret-key packet' };
    return unproven(body);
  },
  seal: (value) => refilled(value, (content) => Buffer.concat([Buffer.from([0xc5]), content])),
};

/** Labels whose keys have rules of their own. */
const OWN_RULE = /^-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|SSH2 ENCRYPTED) )?PRIVATE KEY-----|^-----BEGIN PGP /;

/** Leaves the labels that other rules name to them. */
export const otherLabel: Check = {
  judge: (value) =>
    OWN_RULE.test(value) ? { verdict: 'disproves', note: 'its label has a rule of its own' } : undefined,
};

function refilled(value: string, content: (drawn: Buffer) => Buffer): string {
  const [, begin = '', drawn = '', end = ''] = /^(-----BEGIN[^-]*-----)([^-]*)(-----END[^-]*-----)$/.exec(value) ?? [];
  const lines = content(Buffer.from(drawn, 'base64').subarray(0, LONGEST_SAMPLE))
    .toString('base64')
    .replaceAll(/.{64}/g, '$&\n')
    .trimEnd();
  return `${begin}\n${lines}\n${end}`;
}

/** A DER sequence of the drawn bytes. */
function asDer(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]), content]);
}

/** Base64 around a PEM block: its label is in the text it decodes to. */
export const wrappedPem: Check = {
  judge(value) {
    const text = Buffer.from(value, 'base64').toString('latin1');
    const label = /^-----BEGIN ([A-Z\d ]{1,60})-----/.exec(text)?.[1];
    if (label === undefined || !/PRIVATE KEY/.test(label))
      return { verdict: 'disproves', note: 'it wraps no private key' };
    if (!/-----END [A-Z\d ]{1,60}-----\s*$/.test(text)) return unproven(bodyOf(text));
    return pemBody.judge(text.trim());
  },
  seal(value) {
    const mark = (word: string): string => `-----${word} ${['PRIVATE', 'KEY'].join(' ')}-----`;
    const drawn = value.replaceAll(/[^A-Za-z\d]/g, '');
    const pem = pemBody.seal!(mark('BEGIN') + drawn.slice(0, Math.max(96, drawn.length / 3) & ~3) + mark('END'));
    return Buffer.from(`${pem}\n`).toString('base64');
  },
};
