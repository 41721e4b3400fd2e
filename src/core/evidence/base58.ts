import { alphabets } from '../alphabet.js';
import { sha256 } from './bits.js';
import { disproven, graded, proven, type Check } from './evidence.js';

/** Longer texts are no keys; the conversion takes time that grows with the square of the length. */
const LONGEST = 128;
const CHECKSUM = 4;

/** @returns the bytes of Base58 text (Bitcoin's alphabet), or nothing where it is none or too long */
export function fromBase58(text: string): Buffer | undefined {
  if (text.length > LONGEST) return undefined;
  let number = 0n;
  for (const char of text) {
    const digit = alphabets.base58.indexOf(char);
    if (digit === -1) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const zeros = /^1*/.exec(text)![0].length;
  const hex = number === 0n ? '' : number.toString(16);
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}

/** @returns the bytes as Base58 text */
export function toBase58(bytes: Uint8Array): string {
  let text = '';
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}0`) >> 4n; rest > 0n; rest /= 58n)
    text = alphabets.base58[Number(rest % 58n)]! + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
}

const sumOf = (payload: Uint8Array): Buffer => sha256(sha256(payload)).subarray(0, CHECKSUM);
const withSum = (payload: Uint8Array): string => toBase58(Buffer.concat([payload, sumOf(payload)]));

/**
 * Base58Check: the first four bytes of the doubled SHA-256 follow the payload (Bitcoin wiki, "Base58Check encoding").
 *
 * @param whole whether the payload is that of the kind
 * @param payloadOf a payload of the kind with the drawn bytes
 */
function base58Check(
  whole: (payload: Buffer) => boolean,
  payloadOf: (drawn: Buffer, value: string) => Buffer,
  note: string,
): Check {
  return {
    judge(value) {
      const bytes = fromBase58(value);
      if (bytes === undefined || bytes.length <= CHECKSUM) return disproven('it is no Base58 of a key');
      const payload = bytes.subarray(0, -CHECKSUM);
      if (!sumOf(payload).equals(bytes.subarray(-CHECKSUM)))
        return disproven('its checksum does not hold, so it is made up or cut');
      return whole(payload) ? proven(note) : graded('low', 'its checksum holds, though it is no private key');
    },
    seal: (value) => withSum(payloadOf(Buffer.from(value, 'latin1'), value)),
  };
}

/** Version bytes by the four letters that they come out as: BIP-32 for xprv and tprv, SLIP-132 for the others. */
const EXTENDED: Readonly<Record<string, string>> = {
  xprv: '0488ade4',
  yprv: '049d7878',
  zprv: '04b2430c',
  tprv: '04358394',
  uprv: '044a4e28',
  vprv: '045f18bc',
};
const EXTENDED_LENGTH = 78;
const KEY_AT = 45;

/** An extended private key: version, depth, parent, child, chain code, a zero byte and the key (BIP-32). */
export const extendedKey: Check = base58Check(
  (payload) =>
    payload.length === EXTENDED_LENGTH &&
    payload[KEY_AT] === 0 &&
    Object.values(EXTENDED).includes(payload.toString('hex', 0, 4)),
  (drawn, value) => {
    const version = Buffer.from(EXTENDED[value.slice(0, 4)] ?? EXTENDED['xprv']!, 'hex');
    const payload = Buffer.concat([version, drawn.subarray(4)], EXTENDED_LENGTH);
    payload[KEY_AT] = 0;
    return payload;
  },
  'its checksum holds and its version is that of an extended private key',
);

const isWif = (payload: Buffer): boolean =>
  (payload[0] === 0x80 || payload[0] === 0xef) &&
  (payload.length === 33 || (payload.length === 34 && payload[33] === 1));

/** A Bitcoin key in wallet import format: version, 32 bytes, and 1 where its public key is compressed. */
export const walletKey: Check = base58Check(
  isWif,
  (drawn, value) => {
    const version = /^[9c]/.test(value) ? 0xef : 0x80;
    const tail = /^[59]/.test(value) ? [] : [1];
    return Buffer.from([version, ...drawn.subarray(1, 33), ...tail]);
  },
  'its checksum holds and its version is that of a private key',
);

/** Other alphabets have these as well; a drawn text of base62 has one of them in every fifteen characters. */
const NOT_BASE58 = /[0OIl]/g;

/**
 * Tokens in Base58 that decode to a fixed number of bytes.
 *
 * @param length in bytes
 */
export function base58Text(length: number): Check {
  return {
    judge: (value) =>
      fromBase58(value)?.length === length
        ? graded('high', `it is Base58 of ${length} bytes`)
        : graded('medium', `it is no Base58 of ${length} bytes, as values of its kind usually are`),
    seal: (value) => value.replaceAll(NOT_BASE58, 'x'),
  };
}
