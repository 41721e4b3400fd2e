import { alphabets } from '../../src/core/alphabet.js';
import type { ByteRange } from '../../src/core/document.js';
import { sampleOf, type Random } from '../../src/core/shape-sample.js';
import { base64, hexLower } from '../../src/core/shape.js';

/** A lock file's form: an entry of one package, and where in it a credential may stand. */
export interface LockFormat {
  readonly path: string;
  /** Hashes stand between `‹` and `›`. */
  readonly entry: (hash: Hashes, name: string) => string;
  /** What surrounds an address in each field that holds one. */
  readonly addresses: readonly (readonly [before: string, after: string])[];
}

/** Drawn hashes, as the formats write them. */
export interface Hashes {
  readonly sha1: () => string;
  readonly sha256: () => string;
  readonly sha512: () => string;
  readonly md5: () => string;
  /** Base64 with its padding. */
  readonly text: (bytes: number) => string;
}

/** @returns hashes drawn from the source of numbers, marked */
export function hashesOf(random: Random): Hashes {
  const hex = (digits: number) => () => `‹${sampleOf(hexLower(digits), random)}›`;
  return {
    md5: hex(32),
    sha1: hex(40),
    sha256: hex(64),
    sha512: hex(128),
    text: (bytes) => `‹${paddedBase64(bytes, random)}›`,
  };
}

function paddedBase64(bytes: number, random: Random): string {
  const digits = Math.ceil((bytes * 8) / 6);
  return sampleOf(base64(digits), random) + '='.repeat((4 - (digits % 4)) % 4);
}

/** @returns the text without its marks, and the byte ranges that they enclosed */
export function unmarked(marked: string): { readonly text: string; readonly hashes: readonly ByteRange[] } {
  const hashes: ByteRange[] = [];
  let text = '';
  for (const [i, part] of marked.split(/[‹›]/).entries()) {
    if (i % 2 === 1) hashes.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, hashes };
}

const { lower } = alphabets;
const sri = (hash: Hashes): string => `sha512-${hash.text(64)}`;
const py = (path: string): LockFormat => ({
  path,
  entry: (hash, name) =>
    `[[package]]\nname = "${name}"\nfiles = [\n    {file = "${name}-1.0.tar.gz", hash = "sha256:${hash.sha256()}"},\n]\n\n[package.source]\ntype = "git"\nreference = "main"\nresolved_reference = "${hash.sha1()}"\n\n[metadata]\ncontent-hash = "${hash.sha256()}"\n`,
  addresses: [
    ['url = "', '"\n'],
    ['{file = "x.whl", url = "', `", hash = "sha256:${lower}"}\n`],
  ],
});

/** The lock files, entry by entry as their tools write them. */
export const lockFormats: readonly LockFormat[] = [
  ...['package-lock.json', 'web/npm-shrinkwrap.json'].map((path): LockFormat => ({
    path,
    entry: (hash, name) =>
      `    "node_modules/${name}": {\n      "version": "1.0.0",\n      "resolved": "https://registry.npmjs.org/${name}/-/${name}-1.0.0.tgz",\n      "integrity": "${sri(hash)}",\n      "dependencies": { "${name}": "^1.0.0" }\n    },\n    "node_modules/old": {\n      "resolved": "git+ssh://git@github.com/a/b.git#${hash.sha1()}",\n      "integrity": "sha1-${hash.text(20)} sha256-${hash.text(32)}"\n    },\n`,
    addresses: [
      ['      "resolved": "', '",\n'],
      ['      "version": "', '",\n'],
    ],
  })),
  {
    path: 'yarn.lock',
    entry: (hash, name) =>
      `${name}@^1.0.0:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/${name}/-/${name}-1.0.0.tgz#${hash.sha1()}"\n  integrity ${sri(hash)}\n  dependencies:\n    ${name} "^2.0.0"\n\n`,
    addresses: [
      ['"x@', '":\n  version "1.0.0"\n'],
      ['  resolved "', '#da39a3ee"\n'],
    ],
  },
  {
    path: 'apps/web/yarn.lock',
    entry: (hash, name) =>
      `"${name}@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "${name}@npm:1.0.0"\n  checksum: 10c0/${hash.sha512()}\n  languageName: node\n\n"b@https://github.com/a/b.git":\n  resolution: "b@https://github.com/a/b.git#commit=${hash.sha1()}"\n  checksum: ${hash.sha512()}\n\n`,
    addresses: [['  resolution: "x@', '"\n']],
  },
  {
    path: 'pnpm-lock.yaml',
    entry: (hash, name) =>
      `  ${name}@1.0.0:\n    resolution: {integrity: ${sri(hash)}}\n  ${name}@https://codeload.github.com/a/b/tar.gz/${hash.sha1()}:\n    resolution: {tarball: https://codeload.github.com/a/b/tar.gz/${hash.sha1()}}\n  c:\n    resolution: {commit: ${hash.sha1()}, repo: git@github.com:a/c.git, type: git}\n    hash: ${hash.md5()}\n`,
    addresses: [
      ['    resolution: {tarball: ', '}\n'],
      ['    resolution: {type: git, repo: "', '"}\n'],
    ],
  },
  {
    path: 'bun.lock',
    entry: (hash, name) =>
      `    "${name}": ["${name}@1.0.0", "", { "dependencies": { "${name}": "^2.0.0" } }, "${sri(hash)}"],\n`,
    addresses: [['    "x": ["x@', '", {}, "a-b-1234567"],\n']],
  },
  {
    path: 'deno.lock',
    entry: (hash, name) =>
      `    "${name}@1.0.0": {\n      "integrity": "${sri(hash)}"\n    },\n    "@std/${name}@1.0.0": {\n      "integrity": "${hash.sha256()}"\n    },\n    "https://deno.land/x/${name}/mod.ts": "${hash.sha256()}",\n`,
    addresses: [['    "', '": "redirected",\n']],
  },
  {
    path: 'Cargo.lock',
    entry: (hash, name) =>
      `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "git+https://github.com/a/${name}?rev=abc#${hash.sha1()}"\nchecksum = "${hash.sha256()}"\n\n[metadata]\n"checksum ${name} 1.0.0 (registry+https://github.com/rust-lang/crates.io-index)" = "${hash.sha256()}"\n`,
    addresses: [
      ['source = "registry+', '"\n'],
      ['source = "sparse+', '"\n'],
      ['source = "git+', '#da39a3ee"\n'],
    ],
  },
  py('poetry.lock'),
  py('pdm.lock'),
  {
    path: 'uv.lock',
    entry: (hash, name) =>
      `[[package]]\nname = "${name}"\nsource = { git = "https://github.com/a/${name}?rev=v1#${hash.sha1()}" }\nsdist = { url = "https://files.pythonhosted.org/packages/ab/cd/${name}-1.0.tar.gz", hash = "sha256:${hash.sha256()}", size = 100 }\n`,
    addresses: [
      ['source = { registry = "', '" }\n'],
      ['sdist = { url = "', '", size = 100 }\n'],
      ['source = { git = "', '#da39a3ee" }\n'],
    ],
  },
  {
    path: 'Pipfile.lock',
    entry: (hash, name) =>
      `        "${name}": {\n            "hashes": [\n                "sha256:${hash.sha256()}"\n            ],\n            "ref": "${hash.sha1()}",\n            "hash": {\n                "sha256": "${hash.sha256()}"\n            }\n        },\n`,
    addresses: [
      ['                "url": "', '",\n'],
      ['            "git": "', '",\n'],
    ],
  },
  {
    path: 'Gemfile.lock',
    entry: (hash, name) =>
      `GIT\n  remote: https://github.com/a/${name}.git\n  revision: ${hash.sha1()}\n  ref: ${hash.sha1()}\n  specs:\n    ${name} (1.0.0)\n\nCHECKSUMS\n  ${name} (1.0.0) sha256=${hash.sha256()}\n`,
    addresses: [['  remote: ', '\n']],
  },
  {
    path: 'composer.lock',
    entry: (hash, name) =>
      `    "content-hash": "${hash.md5()}",\n    "packages": [{\n            "name": "a/${name}",\n            "source": {\n                "type": "git",\n                "url": "https://github.com/a/${name}.git",\n                "reference": "${hash.sha1()}"\n            },\n            "dist": {\n                "url": "https://api.github.com/repos/a/${name}/zipball/${hash.sha1()}",\n                "reference": "${hash.sha1()}",\n                "shasum": "${hash.sha1()}"\n            }\n`,
    addresses: [['                "url": "', '",\n']],
  },
  {
    path: 'go.sum',
    entry: (hash, name) =>
      `github.com/a/${name} v1.0.0 h1:${hash.text(32)}\ngithub.com/a/${name} v1.0.0/go.mod h1:${hash.text(32)}\n`,
    addresses: [],
  },
  {
    path: 'packages.lock.json',
    entry: (hash, name) =>
      `      "${name}": {\n        "type": "Direct",\n        "resolved": "1.0.0",\n        "contentHash": "${hash.text(64)}"\n      },\n`,
    addresses: [['        "resolved": "', '",\n']],
  },
  {
    path: 'ios/Podfile.lock',
    entry: (hash, name) =>
      `CHECKOUT OPTIONS:\n  ${name}:\n    :commit: ${hash.sha1()}\n\nSPEC CHECKSUMS:\n  ${name}: ${hash.sha1()}\n\nPODFILE CHECKSUM: ${hash.sha1()}\n`,
    addresses: [['    :git: ', '\n']],
  },
  {
    path: 'flake.lock',
    entry: (hash, name) =>
      `    "${name}": {\n      "locked": {\n        "narHash": "sha256-${hash.text(32)}",\n        "rev": "${hash.sha1()}",\n        "type": "github"\n`,
    addresses: [['        "url": "', '",\n']],
  },
  {
    path: 'pubspec.lock',
    entry: (hash, name) =>
      `  ${name}:\n    description:\n      name: ${name}\n      sha256: "${hash.sha256()}"\n      resolved-ref: "${hash.sha1()}"\n`,
    addresses: [['      url: "', '"\n']],
  },
  {
    path: 'go.work.sum',
    entry: (hash, name) => `github.com/a/${name} v1.0.0/go.mod h1:${hash.text(32)}\n`,
    addresses: [],
  },
  {
    path: 'Package.resolved',
    entry: (hash, name) =>
      `{\n  "originHash" : "${hash.sha256()}",\n  "pins" : [\n    {\n      "identity" : "${name}",\n      "state" : {\n        "revision" : "${hash.sha1()}",\n        "version" : "1.0.0"\n`,
    addresses: [['      "location" : "', '",\n']],
  },
  {
    path: 'mix.lock',
    entry: (hash, name) =>
      `  "${name}": {:hex, :left, "1.0.0", "${hash.sha256()}", [:mix], [], "hexpm", "${hash.sha256()}"},\n  "b": {:git, "https://github.com/a/b.git", "${hash.sha1()}", []},\n`,
    addresses: [['  "c": {:git, "', '", "abc", []},\n']],
  },
  {
    path: 'charts/web/Chart.lock',
    entry: (hash, name) => `dependencies:\n- name: ${name}\n  version: 1.0.0\ndigest: sha256:${hash.sha256()}\n`,
    addresses: [['  repository: ', '\n']],
  },
  {
    path: 'infra/.terraform.lock.hcl',
    entry: (hash, name) =>
      `provider "registry.terraform.io/a/${name}" {\n  version = "1.0.0"\n  hashes = [\n    "h1:${hash.text(32)}",\n    "zh:${hash.sha256()}",\n  ]\n}\n`,
    addresses: [],
  },
];
