import type { ByteSet } from './alphabet.js';

const CONTROLS_OF_TEXT = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** Bytes of text in any encoding that keeps ASCII: no controls but tab, newline, form feed and carriage return. */
export const TEXT: ByteSet = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(CONTROLS_OF_TEXT.has(byte) || (byte >= 0x20 && byte !== 0x7f)),
);
