import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import * as z from 'zod/mini';
import { suggestion } from '../core/nearest.js';
import { readNested, UserError } from '../errors.js';
import { configSchema, type Config } from './schema.js';

const DOCS = 'docs/configuration.md lists the keys';

/** @returns the text as data; comments and trailing commas are forgiven, as in tsconfig.json */
export function parseJson(text: string, file: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = readNested(file, () =>
    parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true }),
  );
  const first = errors[0];
  if (first === undefined) return value;
  const before = text.slice(0, first.offset).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  throw new UserError(
    `${file} is not valid JSON: ${wordsOf(printParseErrorCode(first.error))} at ${place}`,
    'correct it there and run this again',
  );
}

/** `CommaExpected` → "comma expected". */
function wordsOf(code: string): string {
  return code.replaceAll(/(?!^)([A-Z])/g, ' $1').toLowerCase();
}

/**
 * Checks configuration against the schema.
 *
 * @param file the name to tell the user
 * @throws UserError (exit code 2) that names the key, and for an unknown one the nearest known
 */
export function parseConfig(value: unknown, file: string): Config {
  const result = readNested(file, () => configSchema.safeParse(value));
  if (result.success) return result.data;
  // A mistyped key is missing as well: the typing is what to mend.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const where = issue.path.length === 0 ? 'the configuration' : `"${issue.path.join('.')}"`;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    const known = keysAt(issue.path);
    throw new UserError(
      `${file}${issue.path.length === 0 ? '' : `: ${where}`} has the unknown key "${key}"`,
      suggestion(key, known) ?? `the keys are ${known.join(', ')}`,
    );
  }
  if (issue.code === 'invalid_value') {
    throw new UserError(`${file}: ${where} must be one of ${issue.values.map(String).join(', ')}`, DOCS);
  }
  throw new UserError(`${file}: ${where} ${expectation(issue, value)}`, DOCS);
}

/** Checks of the schema say by themselves what they expect; for types it follows from the schema. */
function expectation(issue: z.core.$ZodIssue, config: unknown): string {
  if (issue.message.startsWith('must ') || issue.code !== 'invalid_type') return issue.message;
  return at(config, issue.path) === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** @returns the keys that the schema has at a place of the configuration */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = configSchema;
  for (const key of path) {
    if (schema instanceof z.ZodMiniOptional) schema = schema.def.innerType;
    if (schema instanceof z.ZodMiniArray) schema = schema.def.element;
    else if (schema instanceof z.ZodMiniObject) schema = (schema.def.shape as z.core.$ZodLooseShape)[String(key)]!;
  }
  if (schema instanceof z.ZodMiniOptional) schema = schema.def.innerType;
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.def.shape) : [];
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
