import { ofAccount } from './aws.js';
import { fromBase32, toBase32 } from './bits.js';
import { judgeCredentials } from './credentials.js';
import { disproven, graded, NOWHERE, proven, type Check } from './evidence.js';
import { day } from './jwt.js';
import { encodedLike, filler } from './packed.js';

// Services whose tokens decode to a format of their own.

const behind = (value: string, mark: string): string => value.slice(value.indexOf(mark) + mark.length);

/** Fly.io's tokens are macaroons as msgpack: an array of four, of which the first is one of three (superfly/macaroon). */
export const flyMacaroon: Check = {
  judge(value) {
    const bytes = Buffer.from(behind(value, '_'), 'base64');
    return bytes[0] === 0x94 && bytes[1] === 0x93 && bytes[2] === 0xc4
      ? proven('it decodes to a macaroon')
      : graded('medium', "it begins like the service's token, though it does not decode to a macaroon");
  },
  seal(value) {
    const at = value.indexOf('_') + 1;
    return `${value.slice(0, at)}lJPE${value.slice(at + 4)}`;
  },
};

/** Vault's longer service tokens are protobuf: version 1, a signature of 32 bytes, and the token to the end (hashicorp/vault). */
export const vaultToken: Check = {
  judge(value) {
    const bytes = Buffer.from(behind(value, '.'), 'base64url');
    return bytes.toString('hex', 0, 4) === '08011220' && bytes[36] === 0x1a
      ? proven('it decodes to a signed token of Vault')
      : undefined;
  },
  seal(value) {
    const body = behind(value, '.');
    const bytes = Buffer.from(body, 'base64url');
    if (bytes.length <= 36) return value;
    bytes.set([0x08, 0x01, 0x12, 0x20]);
    bytes[36] = 0x1a;
    const sealed = bytes.toString('base64url');
    return value.slice(0, -body.length) + sealed + body.slice(sealed.length);
  },
};

const text = (word: string): Buffer => Buffer.from([0xa0 | word.length, ...Buffer.from(word)]);
const DATADOG = ['key', 'org', 'dc'];

/** Keys of Datadog's remote configuration: msgpack of application key, organization and data centre (datadog-agent, `msgpgo`). */
export const datadogKey: Check = {
  judge(value) {
    const bytes = fromBase32(behind(value, '_').slice(0, 300));
    return bytes[0] === 0x80 + DATADOG.length && DATADOG.every((name) => bytes.includes(text(name)))
      ? proven('it decodes to an application key and its organization')
      : disproven('it does not decode to an application key and its organization');
  },
  seal(value) {
    const at = value.indexOf('_') + 1;
    const key = Buffer.from(filler(value.slice(at), 40).toLowerCase());
    const parts = [
      text('key'),
      Buffer.from([0xd9, key.length]),
      key,
      text('org'),
      Buffer.from([2]),
      text('dc'),
      text('us1'),
    ];
    return value.slice(0, at) + toBase32(Buffer.concat([Buffer.from([0x83]), ...parts]));
  },
};

const REFERENCE = /^reftkn:\d\d:(\d{10}):[\x21-\x7e]{10,64}$/;

/** Reference tokens of Artifactory are base64 of a record that holds the second in which they expire; 0 is never (JFrog). */
export const artifactoryReference: Check = {
  judge(value, { now } = NOWHERE) {
    const expiry = REFERENCE.exec(Buffer.from(value, 'base64').toString('latin1'))?.[1];
    if (expiry === undefined) return disproven('it does not decode to a reference token');
    const end = Number(expiry);
    if (now !== undefined && end > 0 && end <= now) return graded('low', `it expired${day(end)}`);
    return proven(end === 0 ? 'it decodes to a reference token that never expires' : 'it decodes to a reference token');
  },
  seal(value) {
    const length = Math.floor((value.length * 3) / 4);
    const head = 'reftkn:01:0000000000:';
    return Buffer.from(head + filler(value.slice(9), length - head.length)).toString('base64');
  },
};

const PRESIGNED = 'bedrock.amazonaws.com/?Action=CallWithBearerToken';

/** Short-term keys of Bedrock are a presigned URL in base64: who signed it, when, and for how long (AWS, "Bedrock API keys"). */
export const bedrockUrl: Check = {
  judge(value, { now } = NOWHERE) {
    const url = Buffer.from(behind(value, 'key-'), 'base64').toString('latin1');
    if (!url.startsWith(PRESIGNED.slice(0, 22))) return disproven('it does not decode to a signed address of Bedrock');
    const [, y, m, d, h, i, s] = /X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(url) ?? [];
    const lasts = Number(/X-Amz-Expires=(\d{1,7})/.exec(url)?.[1] ?? Number.NaN);
    const end = Date.parse(`${y}-${m}-${d}T${h}:${i}:${s}Z`) / 1000 + lasts;
    if (now !== undefined && end <= now) return graded('low', `it expired${day(end)}`);
    const id = /X-Amz-Credential=(A[A-Z]{3}[A-Z2-7]{16})(?:%2F|\/)/.exec(url)?.[1];
    return proven(
      `it decodes to an address of Bedrock, signed by ${id === undefined ? 'somebody' : `an id${ofAccount(id)}`}`,
    );
  },
  seal(value) {
    const at = value.indexOf('key-') + 4;
    const [drawn = ''] = value.slice(at).split('=', 1);
    const url = (length: number): string => (PRESIGNED + filler(drawn.slice(60), length)).slice(0, length);
    return value.slice(0, at) + encodedLike(drawn, url) + value.slice(at + drawn.length);
  },
};

const PLAIN = /^[\x20-\x7e]{3,200}$/;

/** A password that is merely written in base64, as FileZilla's site files and .npmrc have it. */
export const base64Password: Check = {
  judge(value) {
    const password = Buffer.from(value, 'base64').toString('latin1');
    if (!PLAIN.test(password)) return graded('medium', 'it does not decode to plain text');
    return judgeCredentials(password, '') ?? graded('high', 'it decodes to a password');
  },
  seal(value) {
    const drawn = value.replace(/=+$/, '');
    return Buffer.from(`${filler(drawn, Math.max(7, Math.floor((drawn.length * 3) / 4) - 1))}9`)
      .toString('base64')
      .replace(/=+$/, '');
  },
};
