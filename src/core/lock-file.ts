import { baseName } from './byte-path.js';
import { alphabets, byteSet, type ByteSet } from './alphabet.js';
import type { ByteRange } from './document.js';
import type { Source } from './source.js';

/** A place where a lock file keeps a hash: the characters it is written in, how many, and what stands right before. */
interface HashField {
  readonly name: string;
  readonly digits: ByteSet;
  readonly lengths: readonly number[];
  /** Tried on the bytes right before the hash; its last part is a literal. */
  readonly before: RegExp;
}

const HEX = byteSet(alphabets.hex);
const BASE64 = byteSet(`${alphabets.base64}=`);
/** Longest hash, and how far back its field is looked for, in bytes. */
const LONGEST = 128;
const REACH = 120;
/** Of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 in hexadecimal. */
const [MD5, SHA1, SHA256, SHA512] = [32, 40, 64, 128];

const hex = (name: string, before: RegExp, ...lengths: number[]): HashField => ({ name, digits: HEX, lengths, before });
const base64 = (name: string, before: RegExp, ...lengths: number[]): HashField => ({
  name,
  digits: BASE64,
  lengths,
  before,
});

/** Subresource Integrity (W3C): the algorithm, a hyphen and base64; several are separated by blanks. */
const integrity = base64('integrity', /["\s]sha(?:1|256|384|512)-$/, 28, 44, 64, 88);
/** The commit or archive that a URL names behind `#`: a tag, `commit=` or nothing before it. */
const fragment = hex('resolved', /:\/\/[^\s"#]{1,119}#(?:commit=)?$|^[^\s"#]{110,}#(?:commit=)?$/, SHA1);
/** GitHub serves an archive of a commit under its id. */
const archive = hex('url', /\/(?:zipball|tarball|tar\.gz|archive)\/$/, SHA1);
/** Package indexes of Python, Ruby and charts write the algorithm ahead of the digest. */
const labelled = hex('hash', /["\s]sha256[:=]$/, SHA256);
const contentHash = hex('content-hash', /content[-_]hash"?\s?[:=]\s"$/, MD5, SHA256);

const npm = [integrity, fragment];
const python = [labelled, contentHash, fragment, hex('reference', /(?:reference|rev|ref)"?\s?[:=]\s"$/, SHA1)];
const ruby = [labelled, hex('revision', /\n\s{1,8}(?:revision|ref):\s$/, SHA1)];

/** Fields by the base name of the file, in lower case. Each tool's own files show the form. */
const FIELDS: ReadonlyMap<string, readonly HashField[]> = new Map([
  ['package-lock.json', npm],
  ['.package-lock.json', npm],
  ['npm-shrinkwrap.json', npm],
  ['yarn.lock', [integrity, fragment, hex('checksum', /\n\s{2,8}checksum:\s"?(?:\w{1,8}\/)?$/, SHA512)]],
  [
    'pnpm-lock.yaml',
    [
      integrity,
      archive,
      fragment,
      hex('hash', /(?:\shash:\s|patch_hash=|\(hash=)$/, MD5, SHA256),
      hex('commit', /[\s{]commit:\s$/, SHA1),
      hex('checksum', /Checksum:\s(?:sha256-)?$/, MD5, SHA256),
    ],
  ],
  ['bun.lock', npm],
  ['deno.lock', [integrity, hex('integrity', /(?:"integrity"|"https?:\/\/[^"\s]{1,90}"):\s"$/, SHA256)]],
  ['cargo.lock', [hex('checksum', /(?:\nchecksum|\(registry\+[^\s"]{1,90}\)")\s=\s"$/, SHA256), fragment]],
  ['poetry.lock', python],
  ['pdm.lock', python],
  ['uv.lock', python],
  ['pipfile.lock', [...python, hex('sha256', /"sha256":\s"$/, SHA256)]],
  ['gemfile.lock', ruby],
  ['gems.locked', ruby],
  [
    'composer.lock',
    [
      hex('reference', /"(?:reference|shasum)":\s?"$/, SHA1, SHA256),
      contentHash,
      archive,
      hex('url', /[?&]sha=$/, SHA1),
    ],
  ],
  ['go.sum', [base64('h1', /\sh1:$/, 44)]],
  ['go.work.sum', [base64('h1', /\sh1:$/, 44)]],
  ['packages.lock.json', [base64('contentHash', /"contentHash":\s?"$/, 88)]],
  ['podfile.lock', [hex('checksum', /(?:\n {2}[^\s:]{1,90}|\nPODFILE CHECKSUM|:commit):\s$/, SHA1)]],
  ['flake.lock', [base64('narHash', /"sha256-$/, 44), hex('rev', /"rev":\s?"$/, SHA1)]],
  ['pubspec.lock', [hex('sha256', /\ssha256:\s"?$/, SHA256), hex('ref', /\sresolved-ref:\s"?$/, SHA1)]],
  ['package.resolved', [hex('revision', /"(?:revision|originHash)"\s?:\s"$/, SHA1, SHA256)]],
  ['.terraform.lock.hcl', [base64('h1', /"h1:$/, 44), hex('zh', /"zh:$/, SHA256)]],
  ['mix.lock', [hex('checksum', /,\s"$/, SHA1, SHA256)]],
  ['chart.lock', [labelled]],
]);

/** Bun names a package and its version in the first text of its entry: `["meilisearch@1.0.0", …]`. */
const BUN_ENTRY = /^(?:@[\w.-]+\/)?[\w.-]+@[\w.^~+-]+$/;

/**
 * Reads a lock file field by field. What stands where the format keeps a hash, written as that hash is, is one: a value there
 * looks like a key by accident. URLs, credentials and anything that is no whole hash are left to the rules.
 *
 * @param value where the value stands, in bytes
 * @returns why the value is none, in words that follow "because"; nothing elsewhere and in other files
 */
export function lockFileField(source: Source, value: ByteRange): string | undefined {
  const name = baseName(source.document.path).toLowerCase();
  const field = FIELDS.get(name)?.find((one) => isHash(source, value, one));
  if (field !== undefined) return `it is part of a hash in the field ${field.name} of the lock file`;
  if (name === 'bun.lock' && isBunEntry(source, value)) return 'it names a package and its version';
  return undefined;
}

function isHash(source: Source, { start, end }: ByteRange, { digits, lengths, before }: HashField): boolean {
  const { bytes } = source;
  let from = start;
  // A rule may take the name of the algorithm for the beginning of the value.
  const algorithm = /^(?:sha(?:1|256|384|512)[-:=]|h1:)/.exec(source.text(start, Math.min(end, start + 8)));
  if (algorithm !== null) from += algorithm[0].length;
  else while (from > Math.max(0, start - LONGEST) && digits[bytes[from - 1]!] === 1) from--;
  let to = from;
  while (to < Math.min(bytes.length, from + LONGEST + 1) && digits[bytes[to]!] === 1) to++;
  return to >= end && lengths.includes(to - from) && before.test(source.text(from - REACH, from));
}

function isBunEntry(source: Source, { start, end }: ByteRange): boolean {
  return source.text(start - 2, start) === '["' && end - start < LONGEST && BUN_ENTRY.test(source.text(start, end));
}
