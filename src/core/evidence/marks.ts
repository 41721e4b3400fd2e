import { disproven, graded, proven, type Check } from './evidence.js';
import { HOLLOW, isHollowToken, jwtClaims } from './jwt.js';
import { opaqueText, sealOpaque } from './opaque.js';

/**
 * A text that every newer value of a kind holds at the same place, such as a name in base64.
 *
 * @param mark the text
 * @param at how many characters stand before it
 */
export function markAt(mark: string, at: number): Check {
  return {
    judge: (value) =>
      value.startsWith(mark, at)
        ? proven("it carries the service's mark")
        : graded('medium', "it begins like the service's key, though it does not carry the mark of newer ones"),
    seal: (value) => value.slice(0, at) + mark + value.slice(at + mark.length),
  };
}

/**
 * 32 hexadecimal digits that are a random UUID without its dashes (RFC 9562, 5.4): two of them are given.
 *
 * @param lead what stands before them
 */
export function uuidDigits(lead = ''): Check {
  const at = lead.length;
  return {
    judge: (value) =>
      value[at + 12] === '4' && '89ab'.includes(value[at + 16] ?? '-')
        ? graded('high', 'its digits are those of a random UUID')
        : graded('medium', 'its digits are not those of a random UUID'),
    seal: (value) => `${value.slice(0, at + 12)}4${value.slice(at + 13, at + 16)}a${value.slice(at + 17)}`,
  };
}

/** A token of any kind: what a web token says of itself, else whether it reads like a drawn value. */
export const bearerToken: Check = {
  judge(value, around) {
    if (isHollowToken(value)) return HOLLOW;
    if (!/^eyJ[\w-]+\.eyJ/.test(value)) return opaqueText.judge(value);
    return jwtClaims.judge(value, around);
  },
  seal: sealOpaque,
};

const NAME = /^[\x20-\x7e\x80-\xff]{1,60}$/;

/** Permanent tokens of JetBrains hold the user and the token's name in base64 (YouTrack, "Manage permanent tokens"). */
export const jetbrainsToken: Check = {
  judge(value) {
    const [user = '', name = ''] = value.slice('perm:'.length).split('.');
    const plain = [user, name].every((part) => NAME.test(Buffer.from(part, 'base64').toString('latin1')));
    return plain
      ? graded('high', 'its first parts decode to a user and a name')
      : disproven('its first parts do not decode to a user and a name');
  },
  seal(value) {
    const [user = '', name = '', ...rest] = value.slice('perm:'.length).split('.');
    const word = (part: string): string => {
      const length = Math.max(3, Math.floor((part.replace(/=+$/, '').length * 3) / 4));
      return Buffer.from('deployment-of-the-service-by-night'.slice(0, length)).toString('base64').replace(/=+$/, '');
    };
    return [value.slice(0, 'perm:'.length) + word(user), word(name), ...rest].join('.');
  },
};
