import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { lockFileField } from '../../src/core/lock-file.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, base64, seq } from '../../src/core/shape.js';
import { Source } from '../../src/core/source.js';
import { documentOf, scan } from '../rules/samples.js';
import { githubToken } from '../secrets.js';
import { hashesOf, lockFormats, unmarked } from './lock-files.js';

const engine = new Engine(rules);
const random = seeded(41);
const drawn = sampleOf(seq(base62(30), '7x'), random);
const found = (text: string, path: string): string[] =>
  scan(engine, documentOf(text, path))
    .findings.filter(({ confidence }) => confidence !== 'low')
    .map(({ rule }) => rule.id);
const reasons = (text: string, path: string): readonly string[] =>
  scan(engine, documentOf(text, path)).dismissed.map(({ reason }) => reason);
const paths = lockFormats.map((format) => [format.path, format] as const);

/** Packages are called like services and their secrets: the names that make a value beside them one. */
const NAMES = [...new Set(rules.flatMap((rule) => ('context' in rule ? rule.context : [])))].map((context) =>
  context.replaceAll('_', '-'),
);
const HASHES = 2000;

describe.each(paths)('%s', (path, { entry, addresses }) => {
  const marked = entry(hashesOf(seeded(7)), 'left-pad');
  const { text, hashes } = unmarked(marked);
  const fieldAt = (written: string, start: number, end: number, file = path): string | undefined =>
    lockFileField(new Source(documentOf(written, file)), { start, end });

  test('has its hashes passed over by their place, whole and in part, and nothing else', () => {
    expect(hashes.length).toBeGreaterThan(0);
    for (const { start, end } of hashes) {
      expect(fieldAt(text, start, end)).toContain('hash');
      expect(fieldAt(text, start + 3, end - 3)).toContain('hash');
      expect(fieldAt(text, start - 20, end)).toBeUndefined();
      expect(fieldAt(text, start, end + 2)).toBeUndefined();
      expect(fieldAt(text, start, end, 'src/other.json')).toBeUndefined();
    }
    const name = text.indexOf('left-pad');
    expect(fieldAt(text, name, name + 'left-pad'.length)).toBeUndefined();
  });

  test('keeps hashes of the length that they have: what is shorter or longer there is looked at', () => {
    for (const change of [(hash: string) => hash.slice(1), (hash: string) => `a${hash}`]) {
      const other = unmarked(marked.replaceAll(/‹([^›]*)›/g, (_, hash: string) => `‹${change(hash)}›`));
      for (const { start, end } of other.hashes) expect(fieldAt(other.text, start, end)).toBeUndefined();
    }
  });

  test.each([1, 2, 3])(`has no finding among ${HASHES} hashes, whatever the packages are called: %i`, (seed) => {
    const hash = hashesOf(seeded(seed));
    const count = Math.max(NAMES.length, Math.ceil(HASHES / hashes.length));
    const entries = Array.from({ length: count }, (_, i) => entry(hash, NAMES[i % NAMES.length]!));
    expect(found(unmarked(entries.join('')).text, path)).toEqual([]);
  });

  test('has the addresses in each of its fields checked', () => {
    for (const [before, after] of addresses) {
      const within = (address: string): string[] => found(text + before + address + after + text, path);
      expect(within(`https://deploy:${drawn}@npm.corp.net/x.tgz`)).toEqual(['http-url-credentials']);
      expect(within(`https://${drawn}@npm.corp.net/x.tgz`)).toEqual(['http-url-credentials']);
      expect(within(`https://npm.corp.net/x.tgz?access_token=${drawn}`)).toEqual(['package-address-token']);
      expect(within('https://npm.corp.net/x.tgz')).toEqual([]);
      if (before.endsWith('+')) continue;
      expect(within(`git+https://${drawn}:x-oauth-basic@github.com/a/b.git`)).toEqual(['http-url-credentials']);
      expect(within(`git+ssh://git:${drawn}@github.com/a/b.git`)).toEqual(['ftp-url']);
      expect(within('git+ssh://git@github.com/a/b.git')).toEqual([]);
    }
    // Modules of Go and providers of Terraform have paths, no addresses.
    expect(addresses.length > 0).toBe(!/^go\.|terraform/.test(path));
  });

  test('has known tokens and registry logins found, also where a hash should stand', () => {
    expect(found(`${text}x: "${githubToken()}"\n`, path)).toEqual(['github-pat-classic']);
    expect(found(`${text}"//npm.corp.net/:_authToken": "${drawn}"\n`, path)).toEqual(['npmrc-auth-token']);
    const { start, end } = hashes[0]!;
    expect(found(text.slice(0, start) + githubToken() + text.slice(end), path)).toEqual(['github-pat-classic']);
  });
});

describe('a key by accident', () => {
  const id = `AKIA${sampleOf(base32(16), random)}`;
  const digest = `${sampleOf(base64(30), random)}/${id}/${sampleOf(base64(34), random)}==`;

  test.each([
    ['package-lock.json', `"integrity": "sha512-${digest}"`],
    ['yarn.lock', `x@1:\n  integrity sha512-${digest}\n`],
    ['pnpm-lock.yaml', `resolution: {integrity: sha512-${digest}}`],
    ['bun.lock', `"x": ["x@1.0.0", "", {}, "sha512-${digest}"],`],
    ['packages.lock.json', `"contentHash": "${digest}"`],
  ])('in a hash of %s is none, which --verbose says', (path, text) => {
    expect(digest).toHaveLength(88);
    expect(found(text, 'src/other.json')).toEqual(['aws-access-key-id']);
    expect(found(text, path)).toEqual([]);
    expect(reasons(text, path)).toContainEqual(expect.stringContaining('part of a hash in the field'));
    // Outside the field it is one, in the same file.
    expect(found(text.replace(digest, id), path)).toEqual(['aws-access-key-id']);
  });

  test('beside the id of a pair is none', () => {
    const sid = valueOf(
      rules.find((rule) => rule.id === 'twilio-account-sid')!,
      random,
    );
    const md5 = unmarked(hashesOf(random).md5()).text;
    expect(found(`"value": "${md5}",\n"x": "${sid}"`, 'src/other.json')).toEqual(['twilio-auth-token-pair']);
    expect(found(`"content-hash": "${md5}",\n"x": "${sid}"`, 'composer.lock')).toEqual([]);
  });

  test('is no id that tells a secret', () => {
    const text = `"integrity": "sha512-${digest}",\n"x": "${sampleOf(base64(40), random)}"`;
    expect(found(text, 'src/other.json')).toEqual(['aws-secret-access-key-pair']);
    expect(found(text, 'package-lock.json')).toEqual([]);
  });

  test('behind the name of a package is none', () => {
    const checksum = unmarked(hashesOf(random).sha1()).text;
    const text = `SPEC CHECKSUMS:\n  circleci: ${checksum}\n`;
    expect(found(text, 'ci.yml')).toEqual(['circleci-token-legacy']);
    expect(found(text, 'Podfile.lock')).toEqual([]);
    const entry = `    "meilisearch": ["${['meilisearch', '0.50.1-beta.12'].join('@')}", "", {}],\n`;
    expect(found(entry, 'bun.js')).toEqual(['meilisearch-master-key']);
    expect(found(entry, 'bun.lock')).toEqual([]);
  });
});

describe('a manifest', () => {
  test.each([
    ['package.json', '"dependencies": { "x": "', '" }'],
    ['composer.json', '"repositories": [{ "type": "vcs", "url": "', '" }]'],
    ['Cargo.toml', 'x = { git = "', '" }'],
    ['pyproject.toml', 'dependencies = ["x @ ', '"]'],
    ['Gemfile', 'gem "x", git: "', '"'],
    ['requirements.txt', '-e ', '#egg=x'],
    ['Pipfile', 'x = {git = "', '"}'],
  ])('%s has the credentials of its git addresses found', (path, before, after) => {
    const within = (address: string): string[] => found(`${before}${address}${after}\n`, path);
    expect(within(`git+https://deploy:${drawn}@git.corp.net/a/b.git`)).toEqual(['http-url-credentials']);
    expect(within(`https://${drawn}@github.com/a/b.git`)).toEqual(['http-url-credentials']);
    expect(within(`https://git.corp.net/a/b.tgz?private_token=${drawn}`)).toHaveLength(1);
    expect(within('git+ssh://git@github.com/a/b.git')).toEqual([]);
  });

  test('go.mod has known tokens found', () => {
    expect(found(`replace x => https://${githubToken()}@github.com/a/b v1.0.0\n`, 'go.mod')).toEqual([
      'github-pat-classic',
    ]);
  });
});
