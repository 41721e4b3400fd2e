import { remembered } from '../remembered.js';

/**
 * The name under which a published sample value is kept in a rule: hosts would take the value itself for a live key.
 * Two 32-bit FNV-1a hashes of different start values; nothing here needs to resist an attacker, who gains only that
 * his own made-up key is passed over.
 *
 * @returns 16 lower-case hexadecimal digits
 */
export const dummyHash = remembered(
  (value: string): string => hex(fnv1a(value, 0x81_1c_9d_c5)) + hex(fnv1a(value, 0x9e_37_79_b9)),
);

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return hash >>> 0;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
