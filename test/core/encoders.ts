import type { Random } from '../../src/core/shape-sample.js';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Writes text (ASCII) as encoders do that take every character. */
export const whole: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
};

/** Writes one character as an escape. */
export const escapes: Readonly<Record<string, readonly ((character: string) => string)[]>> = {
  percent: [(c) => `%${hex(c.charCodeAt(0))}`, (c) => `%${hex(c.charCodeAt(0)).toUpperCase()}`],
  'unicode-escape': [
    (c) => String.raw`\u00${hex(c.charCodeAt(0))}`,
    (c) => String.raw`\x${hex(c.charCodeAt(0)).toUpperCase()}`,
    (c) => String.raw`\u{${hex(c.charCodeAt(0))}}`,
    (c) => String.raw`\\u00${hex(c.charCodeAt(0))}`,
  ],
  'html-entity': [
    (c) => `&#${c.charCodeAt(0)};`,
    (c) => `&#x${hex(c.charCodeAt(0))};`,
    (c) => `&#0${c.charCodeAt(0)};`,
  ],
};

/** @returns the text with each character escaped */
export function everyCharacter(text: string, escape: (character: string) => string): string {
  return [...text].map(escape).join('');
}

/** @returns the text with some of its characters escaped, the one at `at` among them */
export function someCharacters(
  text: string,
  escape: (character: string) => string,
  at: number,
  random: Random,
): string {
  return [...text].map((character, i) => (i === at || random() < 0.2 ? escape(character) : character)).join('');
}

export type WideName = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Writes text with two bytes or four a character. */
export function wide(text: string, encoding: WideName): Buffer {
  const size = encoding.startsWith('utf-16') ? 2 : 4;
  const bytes =
    size === 2
      ? Buffer.from(text, 'utf16le')
      : Buffer.concat([...text].map((char) => Buffer.from(Uint32Array.of(char.codePointAt(0)!).buffer)));
  if (encoding.endsWith('le')) return bytes;
  return size === 2 ? bytes.swap16() : bytes.swap32();
}

const codes = (text: string): number[] => [...Buffer.from(text)];
const hexCodes = (text: string): string[] => codes(text).map((code) => `0x${hex(code)}`);

/** Writes text as the bytes that a program assigns to a name. */
export const lists: Readonly<Record<string, (name: string, text: string) => string>> = {
  'xxd -i': (name, text) =>
    `unsigned char ${name}[] = {\n${hexCodes(text)
      .map((code, i) => (i % 12 === 0 ? `  ${code}` : code))
      .join(', ')
      .replaceAll(/, {3}/g, ',\n  ')}\n};`,
  'C, with a zero': (name, text) => `const char ${name}[] = {${codes(text).join(',')},0};`,
  Go: (name, text) => `${name} := []byte{${codes(text).join(', ')}}`,
  Rust: (name, text) => `let ${name}: [u8; ${text.length}] = [${hexCodes(text).join(', ')}];`,
  'Rust, typed': (name, text) => `let ${name} = [${codes(text).join('u8, ')}u8];`,
  Java: (name, text) => `byte[] ${name} = new byte[] {(byte) ${hexCodes(text).join(', (byte) ')}};`,
  'C#': (name, text) =>
    `byte[] ${name} = new byte[] { ${hexCodes(text).join(', ').toUpperCase().replaceAll('X', 'x')} };`,
  JavaScript: (name, text) => `const ${name} = Buffer.from([${codes(text).join(', ')}]);`,
  'JavaScript, minified': (name, text) => `var ${name}=String.fromCharCode(${codes(text).join(',')});`,
  Python: (name, text) => `${name} = bytes([${codes(text).join(', ')}])`,
  'Python, in lines': (name, text) => `${name} = bytearray([\n    ${codes(text).join(',\n    ')},\n])`,
};

const rows = (text: string): Buffer[] => {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_, i) => bytes.subarray(16 * i, 16 * i + 16));
};
const visible = (row: Buffer): string => row.toString('latin1').replaceAll(/[^ -~]/g, '.');
const little = (row: Buffer): string =>
  [...row]
    .map(hex)
    .join(' ')
    .replaceAll(/(..) (..)/g, '$2$1')
    .replace(/(^| )(..)$/, '$100$2');

/** Prints the bytes of text with their offsets, as programs do. */
export const dumps: Readonly<Record<string, (text: string) => string>> = {
  xxd: (text) =>
    rows(text)
      .map((row, i) => {
        const groups = row.toString('hex').replaceAll(/.{4}(?=.)/g, '$& ');
        return `${(16 * i).toString(16).padStart(8, '0')}: ${groups.padEnd(39)}  ${visible(row)}\n`;
      })
      .join(''),
  'hexdump -C': (text) =>
    rows(text)
      .map((row, i) => {
        const bytes = [...row].map(hex);
        const groups = `${bytes.slice(0, 8).join(' ')}  ${bytes.slice(8).join(' ')}`;
        return `${(16 * i).toString(16).padStart(8, '0')}  ${groups.padEnd(48)}  |${visible(row)}|\n`;
      })
      .join(''),
  hexdump: (text) =>
    rows(text)
      .map((row, i) => `${(16 * i).toString(16).padStart(7, '0')} ${little(row)}\n`)
      .join(''),
  'od -x': (text) =>
    rows(text)
      .map((row, i) => `${(16 * i).toString(8).padStart(7, '0')} ${little(row)}\n`)
      .join(''),
  'od -t x1': (text) =>
    rows(text)
      .map((row, i) => `${(16 * i).toString(8).padStart(7, '0')} ${[...row].map(hex).join(' ')}\n`)
      .join(''),
};
