import type { ContainerName } from './container/formats.js';
import type { CustomRule } from './custom-rule.js';
import type { RuleFacts } from './rule-facts.js';
import type { CallRule, CommandRule } from './usage/rule.js';
import { base64, chars, seq, type ShapeLike, type Shape } from './shape.js';

/** How long the base64 of a sample of a container may be. */
const SHORTEST_SAMPLE = 100;
const LONGEST_SAMPLE = 2000;

/** The shape alone tells. */
export interface TokenRule extends RuleFacts {
  readonly kind: 'token';
  readonly shape: Shape;
  /** What must stand right before the value without being part of it. */
  readonly lead?: Shape;
  /** Where the rule holds only in certain files: their base names, `*` for any run of characters at either end. */
  readonly files?: readonly string[];
}

/** A shape that is told by the name it is assigned to. */
export interface AssignedRule extends RuleFacts {
  readonly kind: 'assigned';
  readonly shape: Shape;
  /** Names, as words joined by `_`: one of them stands in the assigned name, whatever the case style. */
  readonly context: readonly string[];
  /**
   * Where the service makes keys of the same form for browsers: words by which names tell those, as in `context`. The prefix of
   * a variable that bundlers inline tells them too.
   */
  readonly publicTwin?: readonly string[];
}

/** A secret that is told by the id beside it. */
export interface PairRule extends RuleFacts {
  readonly kind: 'pair';
  readonly id: string;
  readonly partner: Shape;
  readonly shape: Shape;
  /** How many bytes may lie between the two. */
  readonly within: number;
}

/** Text between two marks: PEM and the like. The body is judged by the rule's checks. */
export interface BlockRule extends RuleFacts {
  readonly kind: 'block';
  readonly begin: Shape;
  readonly end: Shape;
  /** The body of generated samples. */
  readonly body: Shape;
  /** Longest body in bytes. */
  readonly within: number;
}

/** A key in a container of its own, such as DER or a key store: as bytes, in base64 and in hexadecimal. */
export interface ContainerRule extends RuleFacts {
  readonly kind: 'container';
  readonly format: ContainerName;
  /** The base64 of generated samples. */
  readonly shape: Shape;
}

/** A password in the user part of a URL. */
export interface UriRule extends RuleFacts {
  readonly kind: 'uri';
  /** Lower-case schemes; empty for every scheme no other rule names. */
  readonly schemes: readonly string[];
  /** Lower-case names of users who may do everything there unless somebody took it from them. */
  readonly superusers?: readonly string[];
}

/** A literal assigned to a name that says it is secret. */
export interface GenericRule extends RuleFacts {
  readonly kind: 'generic';
  /** Words of names, as in `AssignedRule.context`. */
  readonly context: readonly string[];
  /** Short words that count only as the last one of a name: other words hold their letters, too. */
  readonly endings?: readonly string[];
  /** Words of names in UTF-8 that are not ASCII, in lower case. */
  readonly foreign?: readonly string[];
  /** Whether people choose such values, rather than programs draw them. */
  readonly chosen?: boolean;
  /** Shortest value worth a look, in bytes. */
  readonly shortest: number;
  /** Whether such names are usual for what is no secret, too. */
  readonly vague?: boolean;
}

/** A file that holds a secret and hardly anything else, known by its path. */
export interface FileRule extends RuleFacts {
  readonly kind: 'file';
  /**
   * Names of files, with folders ahead of them or not, in lower case; one `*` for any characters of a name, alone for any name
   * but those of code and the like. A `.txt` behind the name does not count.
   */
  readonly files: readonly string[];
  /** The form of the secret, where it has one; otherwise it is judged as a value of a secret-sounding name is. */
  readonly shape?: Shape;
}

/** The values of a manifest that the format calls a secret, whatever their names and forms are. */
export interface ManifestRule extends RuleFacts {
  readonly kind: 'manifest';
}

/** The kinds of built-in rules; these are data throughout. */
export type Rule =
  | ManifestRule
  | TokenRule
  | AssignedRule
  | PairRule
  | BlockRule
  | ContainerRule
  | UriRule
  | GenericRule
  | CommandRule
  | CallRule
  | FileRule;

export type AnyRule = Rule | CustomRule;

type Declared<R extends Rule, K extends string> = Omit<R, 'kind' | K> & { readonly [P in K]: ShapeLike };

const shaped = (like: ShapeLike): Shape => (typeof like === 'string' ? { kind: 'text', text: like } : like);

/** @returns a rule whose shape alone tells */
export function token(rule: Declared<TokenRule, 'shape'>): TokenRule {
  return { ...rule, kind: 'token', shape: shaped(rule.shape) };
}

/** @returns a rule for values assigned to a telling name */
export function assigned(rule: Declared<AssignedRule, 'shape'>): AssignedRule {
  return { ...rule, kind: 'assigned', shape: shaped(rule.shape) };
}

/** @returns a rule for a secret near its id */
export function pair(rule: Declared<PairRule, 'shape' | 'partner'>): PairRule {
  return { ...rule, kind: 'pair', shape: shaped(rule.shape), partner: shaped(rule.partner) };
}

/** @returns a rule for text between two marks */
export function block(rule: Declared<BlockRule, 'begin' | 'end' | 'body'>): BlockRule {
  return { ...rule, kind: 'block', begin: shaped(rule.begin), end: shaped(rule.end), body: shaped(rule.body) };
}

/** @returns a rule for keys in containers of their own; its format's check proves them */
export function container(rule: Omit<ContainerRule, 'kind' | 'checks' | 'shape'>): ContainerRule {
  return {
    ...rule,
    kind: 'container',
    checks: [['keyContainer', rule.format]],
    shape: seq(base64(SHORTEST_SAMPLE, LONGEST_SAMPLE), chars('=', 0, 2)),
  };
}

/** @returns a rule for credentials in URLs */
export function uri(rule: Omit<UriRule, 'kind'>): UriRule {
  return { ...rule, kind: 'uri' };
}

/** @returns a rule for literals assigned to secret-sounding names */
export function generic(rule: Omit<GenericRule, 'kind'>): GenericRule {
  return { ...rule, kind: 'generic' };
}

/** @returns a rule for the values of manifests that are secret as a whole */
export function manifest(rule: Omit<ManifestRule, 'kind'>): ManifestRule {
  return { ...rule, kind: 'manifest' };
}

/** @returns a rule for files whose content is the secret */
export function file(rule: Omit<FileRule, 'kind'>): FileRule {
  return { ...rule, kind: 'file' };
}

/** @returns whether many services give values of this form, so that only a name nearby tells whose one is */
export function isFormOfMany(rule: AnyRule): boolean {
  return rule.kind === 'token' && rule.provider === 'Any' && rule.lead === undefined;
}
