import { crc16 } from './nkey.js';
import { fromBase32 } from './bits.js';

/** Public keys that say what they are: recipients of age, keys of SSH, of Nostr and of wallets. */
const FORMS =
  /^age1[ac-hj-np-z02-9]{58}$|^npub1[ac-hj-np-z02-9]{58}$|^(?:[a-z][a-z\d@.-]{4,40} )?AAAA(?:B3NzaC1|C3NzaC1lZDI1NTE5|E2VjZHNh|G[nX]NrL|In?NrL)[A-Za-z\d+/]{40,}={0,2}(?: .{0,100})?$|^[xyz]pub[1-9A-HJ-NP-Za-km-z]{107}$/;
/** Public keys of NATS, by kind, and accounts of Stellar: base32 of a prefix, 32 bytes and their CRC-16. */
const STRKEY = /^[UAONCXG][A-Z2-7]{55}$/;

/** @returns whether a text is a public key, by its form or its checksum */
export function isPublicKey(text: string): boolean {
  return FORMS.test(text) || (STRKEY.test(text) && checksOut(fromBase32(text)));
}

function checksOut(bytes: Buffer): boolean {
  return bytes.length === 35 && crc16(bytes.subarray(0, 33)) === bytes.readUInt16LE(33);
}
