import type { Check } from './evidence.js';

const LENGTH = 32;

function decoded(value: string): Buffer | undefined {
  try {
    return Buffer.from(decodeURIComponent(value), 'base64');
  } catch {
    return undefined;
  }
}

/** A shared access signature is an HMAC-SHA256 in percent-encoded base64 (Microsoft Learn, "Create an account SAS"). */
export const hmacSignature: Check = {
  judge: (value) =>
    decoded(value)?.length === LENGTH
      ? { verdict: 'grades', confidence: 'high', note: 'it decodes to a signature of 32 bytes' }
      : { verdict: 'disproves', note: 'it does not decode to a signature' },
  seal: (value) =>
    encodeURIComponent(Buffer.from(value.replaceAll(/\W/g, '').repeat(2).slice(0, 43), 'base64').toString('base64')),
};
