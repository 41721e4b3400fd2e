import { awsAccount, bedrockKey } from './aws.js';
import { basicCredentials } from './basic.js';
import { bech32 } from './bech32.js';
import { crc32Base36, crc32Base62 } from './checksum.js';
import { humanPassword } from './credentials.js';
import type { Check } from './evidence.js';
import { jwtClaims, serviceRole } from './jwt.js';
import { macaroon } from './macaroon.js';
import { identifiableKey } from './marvin.js';
import { opaqueText } from './opaque.js';
import { otherLabel, pemBody, pgpBody, wrappedPem } from './pem.js';
import { puttyHead } from './putty.js';
import { hmacSignature } from './signature.js';
import { snowflake } from './snowflake.js';

const plain = {
  awsAccount,
  basicCredentials,
  bech32,
  bedrockKey,
  crc32Base36,
  hmacSignature,
  humanPassword,
  jwtClaims,
  opaqueText,
  otherLabel,
  pemBody,
  pgpBody,
  puttyHead,
  serviceRole,
  snowflake,
  wrappedPem,
} satisfies Record<string, Check>;

const made = { crc32Base62, identifiableKey, macaroon } satisfies Record<string, (...args: never[]) => Check>;

type Made = typeof made;

/** A check as rules name it, since rules are data: its name, or its name and what it is made with. */
export type CheckName = keyof typeof plain | { [K in keyof Made]: readonly [K, ...Parameters<Made[K]>] }[keyof Made];

/** @returns the check of that name */
export function checkOf(name: CheckName): Check {
  if (typeof name === 'string') return plain[name];
  const [maker, ...args] = name;
  return (made[maker] as (...all: unknown[]) => Check)(...args);
}
