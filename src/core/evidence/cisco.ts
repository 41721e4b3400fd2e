import { judgeCredentials } from './credentials.js';
import { disproven, proven, type Check } from './evidence.js';

/** What IOS xors passwords with, published since 1995; the first two digits say where to begin. */
const PUBLISHED = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';
const LARGEST_OFFSET = 52;

function turned(bytes: Uint8Array, offset: number): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ PUBLISHED.charCodeAt((offset + i) % PUBLISHED.length)));
}

const CODE = /(\d\d)([\dA-Fa-f]{4,})$/;

/** A password of type 7 is no more than hidden: it decodes with a published text (Cisco, "Cisco IOS password encryption facts"). */
export const ciscoType7: Check = {
  judge(value) {
    const [, offset = '99', hex = ''] = CODE.exec(value) ?? [];
    const text = turned(Buffer.from(hex, 'hex'), Number(offset)).toString('latin1');
    if (Number(offset) > LARGEST_OFFSET || hex.length % 2 === 1 || !/^[\x20-\x7e]{2,}$/.test(text))
      return disproven('it does not decode to a password');
    return judgeCredentials(text, '') ?? proven('type 7 is no encryption: it decodes to a password');
  },
  seal(value) {
    const hex = /[\dA-Fa-f]*$/.exec(value)![0];
    const letters = Buffer.from(hex.slice(2 + (hex.length % 2)), 'hex').map((byte) => 97 + (byte % 26));
    const offset = Number(hex.slice(0, 2)) % 16 || 0;
    const code = String(offset).padStart(2, '0') + turned(letters, offset).toString('hex').toUpperCase();
    return value.slice(0, value.length - hex.length) + code;
  },
};
