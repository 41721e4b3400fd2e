const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const VERSION = Buffer.from('020100', 'hex');
/** The algorithm of RSA keys with its empty parameters (RFC 8017, A.1). */
const RSA = Buffer.from('300d06092a864886f70d0101010500', 'hex');

/** Where the content of an element begins and ends; its end may lie behind the bytes there are. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf(bytes: Buffer, at: number, tag: number): Span | undefined {
  if (bytes[at] !== tag || at + 1 >= bytes.length) return undefined;
  const first = bytes[at + 1]!;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const size = first & 0x7f;
  if (size === 0 || size > 4 || at + 2 + size > bytes.length) return undefined;
  const start = at + 2 + size;
  return { start, end: start + bytes.readUIntBE(at + 2, size) };
}

const holds = (bytes: Buffer, at: number, part: Buffer): boolean => bytes.subarray(at, at + part.length).equals(part);

/**
 * An RSA key begins with its modulus and exponent, which are public (RFC 8017, A.1.2).
 *
 * @param bytes the beginning of a key in DER
 * @returns whether they are those of an RSA key and end before anything private comes
 */
export function isCutAheadOfSecret(bytes: Buffer): boolean {
  let key = spanOf(bytes, 0, SEQUENCE);
  if (key === undefined || !holds(bytes, key.start, VERSION)) return false;
  const wrapped = key.start + VERSION.length;
  if (holds(bytes, wrapped, RSA)) {
    const octets = spanOf(bytes, wrapped + RSA.length, OCTETS);
    key = octets && spanOf(bytes, octets.start, SEQUENCE);
    if (key === undefined || !holds(bytes, key.start, VERSION)) return false;
  }
  const modulus = spanOf(bytes, key.start + VERSION.length, INTEGER);
  if (modulus === undefined || modulus.end - modulus.start < 64) return false;
  const exponent = spanOf(bytes, modulus.end, INTEGER);
  return bytes.length <= (exponent?.end ?? modulus.end);
}
