import { awsAccount, bedrockKey } from './aws.js';
import { base64Json } from './base64-json.js';
import { base58Text, extendedKey, walletKey } from './base58.js';
import { basicCredentials } from './basic.js';
import { bech32 } from './bech32.js';
import { crc32Base36, crc32Base62, crc32Tail, sanctum, xorCharacter } from './checksum.js';
import { ciscoType7 } from './cisco.js';
import { azureConnection, databaseConnection, sasExpiry } from './connection.js';
import { keyContainer } from './container.js';
import { humanPassword } from './credentials.js';
import { decodesTo } from './decodes.js';
import { derKey, pkcs12 } from './der-text.js';
import { devopsToken } from './devops.js';
import {
  addressedKey,
  appPassword,
  bearerText,
  drawnText,
  dsnPassword,
  idAndKey,
  otpSeed,
  sessionText,
  sqlWord,
  typedPassword,
} from './drawn.js';
import { entraSecret } from './entra.js';
import type { Check } from './evidence.js';
import { artifactoryReference, base64Password, bedrockUrl, datadogKey, flyMacaroon, vaultToken } from './formats.js';
import { hashSpeed, ntHash, ntlmMessage } from './hashes.js';
import { privateJwk, tinkKeyset } from './jwk.js';
import { jwe, jwtClaims, serviceRole } from './jwt.js';
import { jwtSays } from './jwt-says.js';
import { macaroon } from './macaroon.js';
import { bearerToken, jetbrainsToken, markAt, uuidDigits } from './marks.js';
import { caskKey, identifiableAlnumKey, identifiableKey, identifiableUrlKey } from './marvin.js';
import { mnemonic } from './mnemonic.js';
import { natsSeed } from './nkey.js';
import { escapedBytes, opaqueText } from './opaque.js';
import { openvpnBody, openvpnStatic } from './openvpn.js';
import { otherLabel, pemBody, wrappedPem } from './pem.js';
import { pgpBody } from './pgp.js';
import { puttyHead } from './putty.js';
import { bytesOf, solanaKeypair, wireguardKey } from './raw-bytes.js';
import { connectionUser, userAhead } from './users-ahead.js';
import { dockerLogin, npmrcLine } from './registry-line.js';
import { hmacSignature } from './signature.js';
import { snowflake } from './snowflake.js';

const plain = {
  addressedKey,
  appPassword,
  artifactoryReference,
  awsAccount,
  azureConnection,
  base64Password,
  basicCredentials,
  bearerText,
  bearerToken,
  bech32,
  bedrockKey,
  bedrockUrl,
  caskKey,
  ciscoType7,
  connectionUser,
  crc32Base36,
  databaseConnection,
  datadogKey,
  derKey,
  devopsToken,
  dockerLogin,
  drawnText,
  dsnPassword,
  entraSecret,
  escapedBytes,
  extendedKey,
  flyMacaroon,
  hashSpeed,
  hmacSignature,
  humanPassword,
  idAndKey,
  jetbrainsToken,
  jwe,
  jwtClaims,
  natsSeed,
  npmrcLine,
  ntHash,
  ntlmMessage,
  opaqueText,
  openvpnBody,
  openvpnStatic,
  otherLabel,
  otpSeed,
  pemBody,
  pgpBody,
  pkcs12,
  privateJwk,
  puttyHead,
  sanctum,
  sasExpiry,
  serviceRole,
  sessionText,
  snowflake,
  solanaKeypair,
  sqlWord,
  tinkKeyset,
  typedPassword,
  userAhead,
  vaultToken,
  walletKey,
  wireguardKey,
  wrappedPem,
  xorCharacter,
} satisfies Record<string, Check>;

const made = {
  base58Text,
  base64Json,
  bytesOf,
  crc32Base62,
  crc32Tail,
  decodesTo,
  identifiableAlnumKey,
  identifiableKey,
  identifiableUrlKey,
  jwtSays,
  keyContainer,
  macaroon,
  markAt,
  mnemonic,
  uuidDigits,
} satisfies Record<string, (...args: never[]) => Check>;

type Plain = typeof plain;
type Made = typeof made;

/** A check as rules name it, since rules are data: its name, or its name and what it is made with. */
export type CheckName = keyof Plain | { [K in keyof Made]: readonly [K, ...Parameters<Made[K]>] }[keyof Made];

/** Every check that takes nothing, by its name. */
export const plainChecks: Readonly<Record<keyof Plain, Check>> = plain;

const ready = new WeakMap<object, Check>();

/** @returns the check of that name; it is made once for a rule */
export function checkOf(name: CheckName): Check {
  if (typeof name === 'string') return plain[name];
  const known = ready.get(name);
  if (known !== undefined) return known;
  const [maker, ...args] = name;
  const check = (made[maker] as (...all: unknown[]) => Check)(...args);
  ready.set(name, check);
  return check;
}
