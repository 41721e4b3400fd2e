import { alphabets } from '../alphabet.js';
import type { Check } from './evidence.js';

const PREFIX = 4;

/**
 * The account that an access key id names: the first 6 decoded bytes behind the prefix, without the sign bit and the low
 * 7 bits. Not in AWS's manual; found by A. Bazinet, "AWS Access Key ID formats", for ids issued since about 2019.
 *
 * @param id four letters of prefix and 16 of base32
 */
export function awsAccountOf(id: string): string {
  let bits = 0n;
  for (const char of id.slice(PREFIX, PREFIX + 10)) bits = bits * 32n + BigInt(alphabets.base32.indexOf(char));
  return (((bits >> 2n) & 0x7f_ff_ff_ff_ff_80n) >> 7n).toString().padStart(12, '0');
}

const ACCOUNT_DIGITS = 12;

/** @returns words that name the account of an id and follow "an id"; ids of before 2019 can decode to too large a number */
export function ofAccount(id: string): string {
  const account = awsAccountOf(id);
  return account.length > ACCOUNT_DIGITS ? '' : ` of the account ${account}`;
}

/** Names the account an access key id belongs to; says nothing of the rule's confidence. */
export const awsAccount: Check = {
  judge: (value) => ({
    verdict: 'grades',
    note: `it is an id${ofAccount(value)}; the secret beside it is what opens it`,
  }),
};

const BEDROCK = 'BedrockAPIKey-';

/** A long-term Bedrock key is base64 that says so itself (AWS, "Amazon Bedrock API keys"). */
export const bedrockKey: Check = {
  judge: (value) =>
    Buffer.from(value.slice(PREFIX), 'base64').toString('latin1').startsWith(BEDROCK)
      ? { verdict: 'proves', note: 'it decodes to the name of a Bedrock key' }
      : undefined,
  seal: (value) => value.slice(0, PREFIX) + Buffer.from(`${BEDROCK}x`).toString('base64') + value.slice(PREFIX + 20),
};
