import { sha256 } from './bits.js';
import { disproven, proven, type Check } from './evidence.js';

const LONGEST_PHRASE = 300;
const LENGTHS = [12, 15, 18, 21, 24];
const WORD_BITS = 11;

const binary = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

/** The bits that follow the entropy: one for every 32 of it, the first of its SHA-256. */
function checksumOf(entropy: string): string {
  const bytes = Buffer.from((entropy.match(/.{8}/g) ?? []).map((bits) => Number.parseInt(bits, 2)));
  return binary(sha256(bytes)).slice(0, entropy.length / 32);
}

const entropyLength = (words: number): number => (words * WORD_BITS * 32) / 33;

/**
 * Seed phrases of wallets (BIP-39): 12 to 24 words of a list, 11 bits each, that end in a checksum.
 *
 * @param list the 2,048 words, joined by spaces; rules bring it, since nothing else needs it
 */
export function mnemonic(list: string): Check {
  const words = list.split(' ');
  const numbers = new Map(words.map((word, number) => [word, number]));
  const bitsOf = (phrase: readonly number[]): string =>
    phrase.map((number) => number.toString(2).padStart(WORD_BITS, '0')).join('');
  return {
    judge(value) {
      if (value.length > LONGEST_PHRASE) return disproven('it is too long for a seed phrase');
      const phrase = value.split(' ').map((word) => numbers.get(word));
      if (!LENGTHS.includes(phrase.length) || !phrase.every((number) => number !== undefined))
        return disproven('it is no seed phrase: a word is not of the list, or their number is wrong');
      if (new Set(phrase).size <= 3) return disproven('it repeats a few words, as published test phrases do');
      const bits = bitsOf(phrase);
      const entropy = bits.slice(0, entropyLength(phrase.length));
      return bits.slice(entropy.length) === checksumOf(entropy)
        ? proven('its words are those of wallets and their checksum holds')
        : disproven('its words are those of wallets, though their checksum does not hold');
    },
    seal(value) {
      const drawn = value.split(' ');
      const length = LENGTHS.findLast((one) => one <= drawn.length) ?? LENGTHS[0]!;
      const phrase = drawn.slice(0, length).map((word) => sha256(Buffer.from(word)).readUInt16BE() % words.length);
      const entropy = bitsOf(phrase).slice(0, entropyLength(length));
      const bits = entropy + checksumOf(entropy);
      return (bits.match(/.{11}/g) ?? []).map((number) => words[Number.parseInt(number, 2)]!).join(' ');
    },
  };
}
