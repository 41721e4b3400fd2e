import type { Check } from './evidence.js';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b_6a_57_b2, 0x26_50_8e_6d, 0x1e_a1_19_fa, 0x3d_42_33_dd, 0x2a_14_62_b3];
const CHECKSUM = 6;

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1_ff_ff_ff) << 5) ^ value;
    for (const [bit, factor] of GENERATOR.entries()) if ((top >> bit) & 1) sum ^= factor;
  }
  return sum;
}

function expanded(prefix: string): number[] {
  const codes = [...prefix].map((char) => char.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

/** @returns the six characters that close the text (BIP-173, "Bech32"), all of it in lower case */
export function bech32Checksum(prefix: string, data: string): string {
  const values = [...expanded(prefix), ...[...data].map((char) => ALPHABET.indexOf(char)), 0, 0, 0, 0, 0, 0];
  const sum = polymod(values) ^ 1;
  return Array.from({ length: CHECKSUM }, (_, i) => ALPHABET[(sum >> (5 * (CHECKSUM - 1 - i))) & 31]).join('');
}

/** Bech32 in upper case, as age writes its identities (C2SP, "age-encryption.org/v1"). */
export const bech32: Check = {
  judge: (value) =>
    sealed(value) === value
      ? { verdict: 'proves', note: 'its checksum holds' }
      : { verdict: 'disproves', note: 'its checksum does not hold, so it is made up or cut' },
  seal: sealed,
};

function sealed(value: string): string {
  const separator = value.lastIndexOf('1');
  const head = value.slice(0, -CHECKSUM);
  return (
    head +
    bech32Checksum(value.slice(0, separator).toLowerCase(), head.slice(separator + 1).toLowerCase()).toUpperCase()
  );
}
