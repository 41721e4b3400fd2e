import type { Check } from './evidence.js';

const ID = /^\d{17,20}$/;

/** A Discord token begins with the base64 of its user's id, a number of 17 to 20 digits (Discord, "Reference: Snowflakes"). */
export const snowflake: Check = {
  judge: (value) =>
    ID.test(Buffer.from(value.split('.')[0]!, 'base64url').toString('latin1'))
      ? { verdict: 'proves', note: 'its first part decodes to the id of a Discord user' }
      : { verdict: 'disproves', note: 'its first part is not the id of a Discord user' },
  seal(value) {
    const [first = '', ...rest] = value.split('.');
    const digits = [...first].map((char) => char.charCodeAt(0) % 10).join('');
    return [Buffer.from(`1${digits.slice(0, 17)}`).toString('base64url'), ...rest].join('.');
  },
};
