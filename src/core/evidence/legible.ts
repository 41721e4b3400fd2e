/** Escapes of programs, of bundles of translations and of markup for one character; a value may end ahead of a semicolon. */
const ESCAPE =
  /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|&#x([\da-f]{1,6})(?:;|$)|&#(\d{1,7})(?:;|$)|&([a-z]{2,8})(?:;|$)|\\+(["'])/gi;
const NAMED = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', szlig: 'ß' }),
);
/** `&eacute;`: a letter and its accent. */
const ACCENTED = /^([a-z])(acute|grave|circ|uml|tilde|ring|cedil|slash|caron)$/i;
const ACCENTS = new Map(
  Object.entries({
    acute: '\u0301',
    grave: '\u0300',
    circ: '\u0302',
    uml: '\u0308',
    tilde: '\u0303',
    ring: '\u030a',
    cedil: '\u0327',
    slash: '\u0338',
    caron: '\u030c',
  }),
);

/** Beyond the last character there is. */
const NO_CHARACTER = 0x110000;

/**
 * @param value as it is written, one character a byte
 * @returns the value as people read it: escapes of characters resolved, and bytes of UTF-8 joined
 */
export function legible(value: string): string {
  const text = /[\x80-\xff]/.test(value) ? fromUtf8(value) : value;
  return /\\[ux"']|&[#a-z]/i.test(text) ? text.replaceAll(ESCAPE, resolved) : text;
}

function fromUtf8(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

function resolved(escape: string, ...parts: (string | undefined)[]): string {
  const [braced, four, two, hex, decimal, name, quote] = parts;
  if (quote !== undefined) return quote;
  if (name !== undefined) return named(name) ?? escape;
  const code = decimal === undefined ? Number.parseInt(braced ?? four ?? two ?? hex!, 16) : Number(decimal);
  return code < NO_CHARACTER ? String.fromCodePoint(code) : escape;
}

function named(name: string): string | undefined {
  const [, letter, accent = ''] = ACCENTED.exec(name) ?? [];
  return letter === undefined
    ? NAMED.get(name.toLowerCase())
    : (letter + ACCENTS.get(accent.toLowerCase())!).normalize();
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  ə: 'e',
};

/** @returns the text with Latin letters in their plain form: `Größe` is `Grosse` */
export function unaccented(text: string): string {
  // oxlint-disable-next-line regexp/no-obscure-range
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßøæœłđıþðə]/gi, plainLetter);
}

function plainLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const plain = LETTERS[lower]!;
  return letter === lower ? plain : plain[0]!.toUpperCase() + plain.slice(1);
}
