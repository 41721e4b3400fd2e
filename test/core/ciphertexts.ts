import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64, base64url, hexLower } from '../../src/core/shape.js';

const random = seeded(41);
export const b64 = (length: number): string => sampleOf(base64(length), random);
export const url64 = (length: number): string => sampleOf(base64url(length), random);
export const hex = (length: number): string => sampleOf(hexLower(length), random);

const armoured = (name: string): string =>
  [`-----BEGIN ${name}-----`, b64(64), b64(64), `-----END ${name}-----`].join(String.raw`\n`);

/** Ciphertext as tools write it for files that are committed, by tool. */
export const CIPHERTEXTS: Readonly<Record<string, string>> = {
  dotenvx: `encrypted:B${b64(140)}`,
  SOPS: `ENC[AES256_GCM,data:${b64(20)},iv:${b64(43)}=,tag:${b64(22)}==,type:str]`,
  'hiera-eyaml, PKCS #7': `ENC[PKCS7,MII${b64(381)}]`,
  'hiera-eyaml, GPG': `ENC[GPG,${b64(256)}]`,
  'hiera-eyaml, Google KMS': `ENC[GKMS,${b64(152)}]`,
  EJSON: `EJ[1:${b64(43)}=:${b64(32)}:${b64(48)}]`,
  'AWS KMS': `AQICAHh${b64(181)}`,
  'Google Cloud KMS': `CiQA${b64(96)}`,
  'Vault transit': `vault:v1:${b64(64)}`,
  'Spring Cloud Config': `{cipher}${hex(96)}`,
  Jasypt: `ENC(${b64(32)})`,
  MuleSoft: `![${b64(24)}]`,
  OpenSSL: `U2FsdGVkX1+${b64(53)}`,
  Fernet: `gAAAAAB${url64(113)}`,
  'DPAPI, PowerShell': `01000000d08c9ddf0115d1118c7a00c04fc297eb${hex(200)}`,
  'DPAPI, .NET': `AQAAANCMnd8BFdERjHoAwE/Cl+s${b64(180)}`,
  Laravel: `eyJpdiI6${b64(160)}`,
  age: armoured('AGE ENCRYPTED FILE'),
  OpenPGP: armoured('PGP MESSAGE'),
};
