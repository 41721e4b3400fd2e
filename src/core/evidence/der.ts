/** One element of DER (ITU-T X.690): what it is, and where its content stands. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTETS = 0x04;
const OID = 0x06;
const SEQUENCE = 0x30;
/** More than any key or certificate bundle of interest has side by side. */
const MOST = 64;

/** Reads the element that begins at the offset, if it ends where its parent does or before. */
function elementAt(der: Buffer, at: number, end: number): Element | undefined {
  if (at + 2 > end) return undefined;
  const first = der[at + 1]!;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const size = first & 0x7f;
    if (size === 0 || size > 4 || start + size > end) return undefined;
    length = der.readUIntBE(start, size);
    start += size;
  }
  return start + length > end ? undefined : { tag: der[at]!, start, end: start + length };
}

/** The elements inside one, or nothing where they do not fill it. */
function inside(der: Buffer, parent: Element): readonly Element[] | undefined {
  const found: Element[] = [];
  for (let at = parent.start; at < parent.end;) {
    const element = elementAt(der, at, parent.end);
    if (element === undefined || found.length === MOST) return undefined;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** The elements of the sequence that the bytes are, whole and without a rest. */
function sequence(der: Buffer): readonly Element[] | undefined {
  const whole = elementAt(der, 0, der.length);
  return whole?.tag === SEQUENCE && whole.end === der.length ? inside(der, whole) : undefined;
}

const tags = (elements: readonly Element[], ...expected: number[]): boolean =>
  elements.length >= expected.length && expected.every((tag, i) => elements[i]!.tag === tag);

const content = (der: Buffer, { start, end }: Element): Buffer => der.subarray(start, end);

/** A small number, such as a version; -1 for what is none. */
function numberOf(der: Buffer, element: Element): number {
  return element.tag === INTEGER && element.end - element.start === 1 ? der[element.start]! : -1;
}

const isEarly = (der: Buffer, version: Element): boolean => [0, 1].includes(numberOf(der, version));

/** Algorithms by the hexadecimal content of their object identifiers (RFC 8017, 5480, 8410, 3279). */
const ALGORITHMS: Readonly<Record<string, string>> = {
  '2a864886f70d010101': 'RSA',
  '2a864886f70d01010a': 'RSA',
  '2a8648ce3d0201': 'EC',
  '2b656e': 'X25519',
  '2b656f': 'X448',
  '2b6570': 'Ed25519',
  '2b6571': 'Ed448',
  '2a8648ce380401': 'DSA',
  '2a864886f70d010301': 'Diffie-Hellman',
  '2a8648ce3e0201': 'Diffie-Hellman',
};
const PKCS7_DATA = '2a864886f70d010701';
const PKCS7_SIGNED = '2a864886f70d010702';
/** PKCS#5 and PKCS#12 password-based encryption. */
const PASSWORD_BASED = /^2a864886f70d01(?:05|0c01)/;

/** What a structure turned out to be, in words that follow "it is". */
export type Parsed =
  | { readonly kind: 'private'; readonly name: string }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'bundle' }
  | { readonly kind: 'public'; readonly name: string };

const privateKey = (name: string): Parsed => ({ kind: 'private', name });

/** PKCS#1: version and eight numbers (RFC 8017, A.1.2). */
function isRsa(der: Buffer, parts: readonly Element[]): boolean {
  return parts.length >= 9 && parts.slice(0, 9).every(({ tag }) => tag === INTEGER) && isEarly(der, parts[0]!);
}

/** SEC 1: version 1, the number as octets, then the curve and the public key as tagged fields (RFC 5915). */
function isSec1(der: Buffer, parts: readonly Element[]): boolean {
  if (!tags(parts, INTEGER, OCTETS) || numberOf(der, parts[0]!) !== 1) return false;
  const length = parts[1]!.end - parts[1]!.start;
  return length >= 16 && length <= 72 && parts.slice(2).every(({ tag }) => tag === 0xa0 || tag === 0xa1);
}

const LONGEST_OID = 32;

/** The object identifier that begins an algorithm's sequence, in hexadecimal. */
function algorithmOf(der: Buffer, element: Element): string | undefined {
  if (element.tag !== SEQUENCE) return undefined;
  const first = elementAt(der, element.start, element.end);
  if (first?.tag !== OID || first.end - first.start > LONGEST_OID) return undefined;
  return content(der, first).toString('hex');
}

/** PKCS#8: version, algorithm, the key as octets (RFC 5958). What an RSA or EC key wraps must parse too. */
function pkcs8Name(der: Buffer, parts: readonly Element[]): string | undefined {
  if (!tags(parts, INTEGER, SEQUENCE, OCTETS) || !isEarly(der, parts[0]!)) return undefined;
  const algorithm = algorithmOf(der, parts[1]!);
  if (algorithm === undefined) return undefined;
  const name = ALGORITHMS[algorithm];
  const wrapped = content(der, parts[2]!);
  const within = sequence(wrapped);
  if (name === 'RSA' && (within === undefined || !isRsa(wrapped, within))) return undefined;
  if (name === 'EC' && (within === undefined || !isSec1(wrapped, within))) return undefined;
  return name ?? 'private';
}

/** Certificates, requests and public keys wrap or begin with an algorithm, or are two numbers. */
function publicName(der: Buffer, parts: readonly Element[]): string | undefined {
  if (parts.length === 3 && tags(parts, SEQUENCE, SEQUENCE, BIT_STRING)) return 'a certificate or a request for one';
  if (parts.length === 2 && tags(parts, SEQUENCE, BIT_STRING)) return 'a public key';
  if (parts.length === 2 && tags(parts, INTEGER, INTEGER)) return 'a public key or a signature';
  const [first] = parts;
  if (first?.tag === OID && content(der, first).toString('hex') === PKCS7_SIGNED) return 'a list of certificates';
  return undefined;
}

/** PKCS#12: version 3 and content of PKCS#7 (RFC 7292, 4). */
function isBundle(der: Buffer, parts: readonly Element[]): boolean {
  if (!tags(parts, INTEGER, SEQUENCE) || numberOf(der, parts[0]!) !== 3) return false;
  const algorithm = algorithmOf(der, parts[1]!);
  return algorithm === PKCS7_DATA || algorithm === PKCS7_SIGNED;
}

/** @returns how many bytes the sequence takes that the bytes begin with, by its head alone; 0 where they begin with none */
export function sequenceLength(bytes: Buffer): number {
  if (bytes.length < 2 || bytes[0] !== SEQUENCE) return 0;
  const first = bytes[1]!;
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || size > 3 || bytes.length < 2 + size) return 0;
  return size === 0 ? 2 + first : 2 + size + bytes.readUIntBE(2, size);
}

/** @returns what the bytes are, where they are the whole DER of a key, a certificate or a bundle of them */
export function parseDer(der: Buffer): Parsed | undefined {
  const parts = sequence(der);
  if (parts === undefined || parts.length < 2) return undefined;
  if (isRsa(der, parts)) return privateKey('RSA');
  if (isSec1(der, parts)) return privateKey('EC');
  const name = pkcs8Name(der, parts);
  if (name !== undefined) return privateKey(name);
  if (isBundle(der, parts)) return { kind: 'bundle' };
  const algorithm = tags(parts, SEQUENCE, OCTETS) ? algorithmOf(der, parts[0]!) : undefined;
  if (algorithm !== undefined && PASSWORD_BASED.test(algorithm)) return { kind: 'encrypted' };
  // A DSA key of the older form: version and five numbers.
  if (parts.length === 6 && parts.every(({ tag }) => tag === INTEGER) && numberOf(der, parts[0]!) === 0)
    return privateKey('DSA');
  const open = publicName(der, parts);
  return open === undefined ? undefined : { kind: 'public', name: open };
}

function written(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(contents);
  const length =
    bytes.length < 0x80
      ? [bytes.length]
      : bytes.length < 0x1_00
        ? [0x81, bytes.length]
        : [0x82, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}

const NUMBERS = 8;

/** @returns the DER of an RSA key whose numbers are the drawn bytes, for samples; it opens nothing */
export function rsaOf(drawn: Buffer): Buffer {
  const size = Math.max(1, Math.floor(drawn.length / NUMBERS));
  const numbers = Array.from({ length: NUMBERS }, (_, i) => {
    const number = Buffer.concat([Buffer.from([0x40]), drawn.subarray(i * size, (i + 1) * size)]);
    return written(INTEGER, number);
  });
  return written(SEQUENCE, Buffer.from([INTEGER, 1, 0]), ...numbers);
}

/** The object identifiers of bags that hold a key as it is, and one under a password (RFC 7292, 4.2). */
export const KEY_BAG = Buffer.from('060b2a864886f70d010c0a0101', 'hex');
export const SHROUDED_KEY_BAG = Buffer.from('060b2a864886f70d010c0a0102', 'hex');

/** @returns the DER of a PKCS#12 bundle of the drawn bytes, with a key bag, for samples; it opens nothing */
export function bundleOf(drawn: Buffer): Buffer {
  const data = written(0xa0, written(OCTETS, KEY_BAG, drawn));
  const safe = written(SEQUENCE, written(OID, Buffer.from(PKCS7_DATA, 'hex')), data);
  return written(SEQUENCE, Buffer.from([INTEGER, 1, 3]), safe);
}
