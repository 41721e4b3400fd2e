import type { CheckName } from './evidence/checks.js';
import type { Confidence, Privilege } from './evidence/evidence.js';
import type { Verification } from './verification.js';

/** The page that documents the form and the day it was read (ISO 8601), or `observed` where only real keys show the form. */
export type FormSource = 'observed' | { readonly url: string; readonly checked: string };

/** The facts every rule carries, whatever it matches by. */
export interface RuleFacts {
  /** Unique, provider first, kebab-case. */
  readonly id: string;
  /** Who issues it; `Any` where nobody in particular does. */
  readonly provider: string;
  /** What it is, as a noun: "personal access token (classic)". */
  readonly title: string;
  readonly privilege: Privilege;
  /** What a match is worth before its value is judged; `high` for tokens, `medium` for the rest unless given. */
  readonly confidence?: Confidence;
  readonly mode?: 'live' | 'test';
  /** May stand in code that browsers load. */
  readonly clientSafe?: boolean;
  /** The conventional environment variable. */
  readonly env?: string;
  /** A smaller credential that would do for most programs, as a sentence or a noun: what to make in its place. */
  readonly lesser?: string;
  readonly rotate?: { readonly how: string; readonly url?: string };
  /** What the form rests on. */
  readonly source?: FormSource;
  readonly verify?: Verification;
  /** Published sample values, as `dummyHash` makes them: never the values, which hosts would take for keys. */
  readonly dummies?: readonly string[];
  /** What its value proves by itself, by the names of `evidence/checks.ts`. */
  readonly checks?: readonly CheckName[];
  /** Leaves a value to any rule that knows its form, whatever that rule makes of it. */
  readonly yields?: boolean;
  /** Smallest Shannon entropy of the value's drawn characters, bits per character. */
  readonly entropy?: number;
  /** What a reader of the rule should know. */
  readonly note?: string;
}
