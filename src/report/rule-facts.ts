import { usualConfidence } from '../core/judgement.js';
import { lesserOf } from '../core/lesser.js';
import type { AnyRule, ContainerRule } from '../core/rule.js';
import { shapeWords } from '../core/shape-words.js';
import { escapeControls } from './escape.js';
import { namesOfService } from '../core/match/keywords.js';
import { REACH } from './reach.js';

/** One thing to know of a rule: what it is about, and what there is to say; names and literals stand in backticks. */
export type Fact = readonly [label: string, text: string];

type Told<K extends AnyRule['kind']> = (rule: Extract<AnyRule, { kind: K }>) => readonly Fact[];

/** What the containers are, by their standards. */
const STRUCTURES: Readonly<Record<ContainerRule['format'], string>> = {
  key: 'DER of PKCS #1, PKCS #8 and SEC 1, and keys of OpenSSH',
  keystore: 'Java key stores (JKS, JCEKS)',
  pgp: 'packets of OpenPGP',
  pkcs12: 'PKCS #12',
};

/** How the rules of a kind tell their values. */
const TOLD_BY: { readonly [K in AnyRule['kind']]: Told<K> } = {
  token: ({ shape, lead, files }) => [
    ['told by', lead === undefined ? 'its own shape' : 'its shape and what stands right before it'],
    ['shape', shapeWords(shape)],
    ...(lead === undefined ? [] : [['right after', shapeWords(lead)] as const]),
    ...(files === undefined ? [] : [['only in', quoted(files)] as const]),
  ],
  assigned: (rule) => [
    ['told by', 'its shape and the name it is assigned to'],
    ['shape', shapeWords(rule.shape)],
    ['names', quoted(rule.context)],
    ...nearby(namesOfService(rule)),
  ],
  pair: ({ shape, partner, within }) => [
    ['told by', 'its shape and what stands near it'],
    ['shape', shapeWords(shape)],
    ['near it', `${shapeWords(partner)}, at most ${within} bytes away`],
  ],
  block: ({ begin, end, within }) => [
    ['told by', 'the marks around it'],
    ['begins with', shapeWords(begin)],
    ['ends with', `${shapeWords(end)}, at most ${within} bytes on`],
  ],
  container: ({ format }) => [
    ['told by', `its structure: ${STRUCTURES[format]}, as bytes, in base64 and in hexadecimal`],
  ],
  uri: ({ schemes }) => [
    ['told by', 'its place in a URL: `scheme://user:password@host`'],
    ['schemes', schemes.length === 0 ? 'every one that no other rule names' : quoted(schemes)],
  ],
  generic: ({ context, shortest }) => [
    ['told by', `the name it is assigned to and how drawn it looks, from ${shortest} characters on`],
    ['names', quoted(context)],
  ],
  command: ({ usages }) => [
    ['told by', 'its place among the words of a command and how drawn it looks'],
    ['commands', quoted(usages)],
  ],
  call: ({ usages }) => [
    ['told by', 'its place among the arguments of a call and how drawn it looks'],
    ['calls', quoted(usages)],
  ],
  file: ({ files, shape }) => [
    ['told by', 'the path of a file that holds a secret and hardly anything else'],
    ...(shape === undefined ? [] : [['shape', shapeWords(shape)] as const]),
    ['only in', quoted(files)],
  ],
  manifest: () => [['told by', 'a manifest of the kind `Secret`, in YAML or JSON, which it is a value of']],
  pattern: ({ pattern, keywords, files, declaredIn }) => [
    ['told by', `a pattern of your own, declared in ${escapeControls(declaredIn)}`],
    ['pattern', `\`${escapeControls(pattern.source)}\``],
    ['lines with', quoted(keywords)],
    ...(files === undefined ? [] : [['only in', escapeControls(quoted(files))] as const]),
  ],
};

/** @returns all that the rule's declaration says, in reading order, but for how to set its findings aside */
export function ruleFacts(rule: AnyRule): readonly Fact[] {
  const told = TOLD_BY[rule.kind] as (rule: AnyRule) => readonly Fact[];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ...told(rule),
    ['it can do', REACH[rule.privilege]],
    ['instead', lesserOf(rule, rule.privilege)],
    ['how sure', howSure(rule)],
    ['mode', rule.mode],
    ['judged by', judgedBy(rule)],
    [
      'in browsers',
      rule.clientSafe === true ? 'may stand in code that they load' : 'must not stand in code that they load',
    ],
    ['variable', rule.env === undefined ? undefined : `\`${rule.env}\``],
    ['rotate', rule.rotate?.how],
    ['rotate at', rule.rotate?.url],
    ['note', rule.note],
    ['source', sourceOf(rule)],
  ];
  return rows.filter((row): row is Fact => row[1] !== undefined);
}

/** Services whose names tell a value also from nearby. */
function nearby(services: readonly string[]): readonly Fact[] {
  return services.length === 0 ? [] : [['or nearby', `${quoted(services)}, beside a name that says it is secret`]];
}

function howSure(rule: AnyRule): string {
  const confidence = usualConfidence(rule);
  const unless = (rule.checks?.length ?? 0) > 0 ? ' unless its checks say otherwise' : '';
  const blocks = confidence === 'low' ? 'shown with `--verbose`, blocks only where asked' : 'blocks by default';
  return `${confidence}${unless}; ${blocks}`;
}

/** @returns what documents the form, and when somebody looked */
function sourceOf({ source }: AnyRule): string | undefined {
  if (source === undefined) return undefined;
  return source === 'observed' ? 'keys in use; no page documents the form' : `${source.url} (read ${source.checked})`;
}

function judgedBy({ checks = [], entropy }: AnyRule): string | undefined {
  const looks = [
    ...(checks.length === 0
      ? []
      : [`${checks.length === 1 ? 'a check' : `${checks.length} checks`} of its checksum, structure or words`]),
    ...(entropy === undefined ? [] : [`an entropy of ${entropy} bits a character or more`]),
  ];
  return looks.length === 0 ? undefined : looks.join(', and ');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
