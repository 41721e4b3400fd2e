import { byteSet, alphabets } from '../alphabet.js';
import { COMMA, skip } from '../assignment/scan.js';
import { readFlowManifest } from '../manifest/flow.js';
import { LONGEST_MANIFEST, type Manifest } from '../manifest/manifest.js';
import { readYamlManifest } from '../manifest/yaml.js';
import type { ManifestRule } from '../rule.js';
import type { Source } from '../source.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

/** The kind of a manifest as YAML, JSON and programs write it; what follows tells it from `SecretList`. */
export const MANIFEST_KINDS: readonly string[] = [
  'kind: Secret',
  'kind: "Secret',
  "kind: 'Secret",
  'kind":"Secret',
  'kind": "Secret',
  "kind':'Secret",
  "kind': 'Secret",
  String.raw`kind\":\"Secret`,
  String.raw`kind\": \"Secret`,
];

/** How often the bytes of a file may be read for manifests that turn out to be none; then only so much around each kind. */
const MOST_READINGS = 4;
const LONGEST_THEN = 2000;

const WORD = byteSet(`${alphabets.base62}_-`);
const CLOSE_BRACE = 0x7d;
const BEHIND_KIND = byteSet(' \t\r\n"\'\\');
const LONGEST_GAP = 80;

/** How much of a source was read for manifests, in bytes, and where the last one ends. */
interface Progress {
  read: number;
  end: number;
}

/** @returns the matcher of the rule for the values of a Secret of Kubernetes */
export function manifestMatcher(rule: ManifestRule): Matcher {
  const progress = new WeakMap<Source, Progress>();
  return {
    find(source, end, keyword) {
      const text = MANIFEST_KINDS[keyword]!;
      if (!endsAt(source, end, text) || WORD[source.bytes[end] ?? 0] === 1) return undefined;
      const so = progress.get(source) ?? { read: 0, end: 0 };
      progress.set(source, so);
      const at = end - text.length;
      if (at < so.end) return undefined;
      const longest = so.read > MOST_READINGS * source.bytes.length ? LONGEST_THEN : LONGEST_MANIFEST;
      const bounds = { start: Math.max(so.end, at - longest), end: Math.min(source.bytes.length, end + longest) };
      const manifest = manifestAt(source, at, end, bounds);
      so.read += (manifest?.end ?? end) - bounds.start;
      if (manifest === undefined) return undefined;
      so.end = manifest.end;
      return manifest.entries.map(({ name, value, encoded }): Candidate => ({
        rule,
        value,
        encoded,
        name: source.text(name.start, name.end),
        reach: { start: name.start, end: value.end },
      }));
    },
  };
}

function manifestAt(
  { bytes, kind }: Source,
  at: number,
  end: number,
  bounds: { readonly start: number; readonly end: number },
): Manifest | undefined {
  const next = bytes[skip(bytes, end, BEHIND_KIND, LONGEST_GAP)];
  return next === COMMA || next === CLOSE_BRACE
    ? readFlowManifest(bytes, at, bounds)
    : readYamlManifest(bytes, at, bounds, kind.bare === 'patch');
}
