/** What is looked at of a text, in characters. */
const HEAD = 200;
/** So many steps of ten must be alike. */
const ALIKE = 0.8;
const FEWEST_BYTES = 8;
const FEWEST_CHARACTERS = 12;

/**
 * @returns whether a text counts: bytes in hexadecimal or base64 that differ by the same number each (`00112233…`, `AAECAwQF…`),
 *   or two rows that go up in turns (`a1b2c3d4…`)
 */
export function counts(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/^0x/i, '');
  if (head.length < FEWEST_CHARACTERS) return false;
  return alternates(head) || bytesIn(head).some(stepsEvenly);
}

function bytesIn(text: string): readonly Uint8Array[] {
  if (/^[\da-f]+$/i.test(text)) return [Buffer.from(text.slice(0, text.length & ~1), 'hex')];
  return /^[A-Za-z\d+/_-]+={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : [];
}

function stepsEvenly(bytes: Uint8Array): boolean {
  if (bytes.length < FEWEST_BYTES) return false;
  const step = (bytes[1]! - bytes[0]!) & 0xff;
  let alike = 0;
  for (let i = 1; i < bytes.length; i++) if (((bytes[i]! - bytes[i - 1]!) & 0xff) === step) alike++;
  return step !== 0 && alike >= (bytes.length - 1) * ALIKE;
}

function alternates(text: string): boolean {
  let steps = 0;
  for (let i = 2; i < text.length; i++) if (text.charCodeAt(i) - text.charCodeAt(i - 2) === 1) steps++;
  return steps >= (text.length - 2) * ALIKE;
}
