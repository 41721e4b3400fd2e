import { wordsOf } from '../names.js';

/** Words that, wherever they stand, turn a secret-sounding name into the name of something about a secret. */
const ABOUT = new Set(
  (
    'public pub vapid category placeholder label labels message messages error errors i18n translation translations locale strings hint regex regexp pattern rules schema ' +
    'format validator validation tokenizer tokenize usage hashed column columns selector selectors locator xpath routes enum'
  ).split(' '),
);
/** Words that do so in the last part of a dotted name: `password.length`, `tokenPath`; not `path.token`. */
const ABOUT_IN_LAST = new Set(
  (
    'path file filename dir url uri href length len size count max min limit ttl timeout expires expiry expiration lifetime enabled disabled ' +
    'required visible strength algorithm alg encoding charset endpoint scope scopes'
  ).split(' '),
);
/** Words that do so at a name's end: `token_type`, `secretName`, `password-input`; not `service_token`, `keystore.password`. */
const ABOUT_AT_END = new Set(
  (
    'name names title text msg description desc field fields input form type kind link policy rule show hide reset forgot change changed ' +
    'confirm confirmation invalid valid header prefix suffix id ids index list map cache store storage provider service manager handler factory ' +
    'sig signature bits marker param match arn redirect policies used class style color hash digest method mode table element button page screen ' +
    'view route grant ref version date time at tag domain x y spec validity period arg args fingerprint thumbprint detail details info algo algos algorithms checksum integrity etag sha sha1 sha2 sha3 sha224 sha256 sha384 sha512 md4 md5 ' +
    'crc crc32 blake2 blake2b blake2s blake3 ripemd160 bcrypt scrypt argon2 argon2i argon2id commit revision'
  ).split(' '),
);
const SHA_BITS = /^(?:1|2|3|224|256|384|512)$/;
/** Words that do so right ahead of `token`: pages, versions, locks, forms and the parts of a text have tokens too. */
const ABOUT_TOKEN = new Set(
  (
    'next page paging pagination continuation cursor resume version output input sync delta change cancel cancellation csrf xsrf authenticity lock ' +
    'idempotency forward backward previous prev sequence start end stop eos bos pad unk mask special'
  ).split(' '),
);
/** Words that do so right ahead of `key`, or behind it: lists, tables, caches, texts and pairs of keys have keys too. */
const ABOUT_KEY = new Set(
  (
    'cache primary foreign partition sort row column query route storage translation object property prop index group lookup hash dedup idempotency ' +
    'event host site publishable verify verification peer node item map dictionary data metadata state attribute attr config setting option feature ' +
    'experiment flag resource entity record document collection table shard range start end next last first routing ordering sequence build ' +
    'locale lang language string text title name menu tab step field form input component element style theme color icon image asset file path ' +
    'sentry instrumentation socket bind pusher badge hot short cut shortcut keyboard press down up arrow escape enter modifier'
  ).split(' '),
);
/** What people do about a password: names of what they press, read or get as an answer. */
const ACTS = new Set('forgot forgotten lost recover recovery reset change changed show hide toggle reveal'.split(' '));

/** @returns the word of a name that says what is done about a password, rather than which it is: `forgotPassword` */
export function actOf(name: string): string | undefined {
  return wordsOf(name.slice(name.lastIndexOf('.') + 1)).find((word) => ACTS.has(word));
}

/** Of these, words that say which of two keys it is, or what it encrypts, where more stands ahead: `StoragePrimaryKey`, `APP_DATA_KEY`. */
const OF_SECRETS = new Set(['primary', 'data']);
/** What `url` behind it is an alphabet of. */
const BASE64 = /^b(?:ase)?64$/;

/** Words that say that a value is made up. */
const INVENTED = new Set('example sample dummy fake mock stub bogus test tests testing'.split(' '));

/** Words of `ABOUT` whose values are drawn too. */
const DRAWN_TOO = new Set(['public', 'pub', 'vapid', 'hashed', 'category']);
/** Words of `ABOUT_KEY` whose values people write: a drawn one is a key of the store, the host or the record. */
const WRITTEN_KEY = new Set('storage data record host site config setting option feature'.split(' '));
/** What a name calls a secret; letters may be joined to it: `dbpassword`, `apikey`. */
const SECRET = /(?:passw(?:or)?ds?|pwd|pass|passphrase|passcode|secrets?|tokens?|keys?|credentials?)\d*$/;

/**
 * @param expected words joined by `_` that belong to the secret itself
 * @param isDrawn whether the value is drawn: ahead of the word for the secret stands whose it is, which then says no more
 * @returns what a name speaks of instead of a secret, such as the length or the label of one
 */
export function nameSpeaksOf(
  name: string,
  expected: readonly string[] = [],
  isDrawn: () => boolean = () => false,
): string | undefined {
  const own = new Set(expected.flatMap((context) => context.split('_')));
  const parts = name.split('.');
  const last = wordsOf(parts.at(-1)!);
  const words = [...wordsOf(parts.slice(0, -1).join('.')), ...last];
  const lastFrom = words.length - last.length;
  const secret = words.findLastIndex((word) => SECRET.test(word));
  return words.find((word, i) => {
    if (own.has(word) || isSecretAfterAll(words, i)) return false;
    if (speaksAtEnd(words, i)) return i === words.length - 1 || !WRITTEN_KEY.has(word) || !isDrawn();
    if (!ABOUT.has(word) && !(i >= lastFrom && ABOUT_IN_LAST.has(word) && !isBase64Url(words, i))) return false;
    return i >= secret || DRAWN_TOO.has(word) || !isDrawn();
  });
}

/** `VAPID_PRIVATE_KEY` is the private half of the pair; `PUBSUB` and `WEB_PUB_SUB` name services. */
function isSecretAfterAll(words: readonly string[], i: number): boolean {
  if (words[i] === 'pub') return words[i + 1] === 'sub';
  return DRAWN_TOO.has(words[i]!) && words.includes('private');
}

/** `secretB64Url` says how the secret is written. */
function isBase64Url(words: readonly string[], i: number): boolean {
  return words[i] === 'url' && BASE64.test(words[i - 1] ?? '');
}

function speaksAtEnd(words: readonly string[], i: number): boolean {
  const word = words[i]!;
  const end = words.length - 1;
  if (i === end) return ABOUT_AT_END.has(word) || (words[i - 1] === 'sha' && SHA_BITS.test(word));
  if (i !== end - 1) return false;
  return /^tokens?$/.test(words[end]!)
    ? ABOUT_TOKEN.has(word)
    : /^keys?$/.test(words[end]!) && ABOUT_KEY.has(word) && !(i > 0 && OF_SECRETS.has(word));
}

/** @returns whether the name says that its value is made up: `FAKE_PASSWORD`, `testToken` */
export function namesInvention(name: string): boolean {
  return wordsOf(name).some((word) => INVENTED.has(word));
}
