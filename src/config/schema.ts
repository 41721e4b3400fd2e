import * as z from 'zod/mini';

const describe = (text: string) => z.describe(text);
const list = (error: string) =>
  z.array(z.string().check(z.minLength(1, 'must not be empty'))).check(z.minLength(1, error));
const texts = (text: string) =>
  z.optional(z.array(z.string().check(z.minLength(1, 'must not be empty')))).check(describe(text));
/** What is printed as it is: no control, direction or joining characters. */
const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]+$/u;
const text = (about: string) =>
  z.string().check(z.regex(PRINTABLE, 'must be a line of text without control characters'), describe(about));
const optional = (about: string) => z.optional(text(about));

const confidence = z.enum(['low', 'medium', 'high', 'certain']);

const keyword = z
  .string()
  .check(
    z.regex(/^[\x20-\x7e]{3,100}$/, 'must be 3 to 100 printable ASCII characters, since lines are looked for by it'),
  );

/** A rule of the user's own. */
const ruleSchema = z.strictObject({
  id: z
    .string()
    .check(
      z.regex(/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/, 'must be words of lower-case letters and digits, joined by hyphens'),
      z.maxLength(80, 'must be at most 80 characters'),
      describe('The name that reports, comments and "disabledRules" use: words joined by hyphens'),
    ),
  title: text('What the rule finds, as a noun'),
  pattern: z
    .string()
    .check(
      z.minLength(1, 'must not be empty'),
      z.maxLength(2000, 'must be at most 2,000 characters'),
      describe('A regular expression in RE2 syntax, which takes linear time; it is looked for on one line'),
    ),
  keywords: z
    .array(keyword)
    .check(
      z.minLength(1, 'must hold at least one text, since lines are looked for by them'),
      describe('Only lines that hold one of these texts are searched; case does not count'),
    ),
  secret: z
    .optional(z.int('must be the number of a group').check(z.gte(1, 'must be the number of a group')))
    .check(describe('The number of the group that is the secret; all of the match unless given')),
  provider: optional('Who issues the secret'),
  confidence: z.optional(confidence).check(describe('How sure a match is; "medium" unless given')),
  privilege: z
    .optional(z.enum(['admin', 'broad', 'scoped', 'publishable', 'unknown']))
    .check(describe('How far a leaked secret reaches')),
  entropy: z
    .optional(z.number().check(z.gte(0, 'must be 0 to 8'), z.lte(8, 'must be 0 to 8')))
    .check(describe('The least Shannon entropy of the secret, in bits per character')),
  files: z
    .optional(list('must hold at least one pattern'))
    .check(describe('The files to look in, as .gitignore patterns from the repository root; all unless given')),
  env: z
    .optional(z.string().check(z.regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')))
    .check(describe('The environment variable to keep the secret in')),
  rotate: z
    .optional(
      z.strictObject({
        how: text('What to do when the secret leaked'),
        url: z
          .optional(z.string().check(z.regex(/^https?:\/\/[\x21-\x7e]+$/, 'must be an http or https address')))
          .check(describe('Where to do it')),
      }),
    )
    .check(describe('How to replace a leaked secret')),
  note: optional('What a reader of the rule should know'),
  examples: z
    .optional(
      z.strictObject({
        match: texts('Texts in which the rule must find a secret'),
        clean: texts('Texts in which it must find none'),
      }),
    )
    .check(describe('What `check-staged rules --test` tries')),
});

/** What `check-staged.config.json`, or the key "check-staged" of package.json, may hold. The shipped JSON schema is made from it. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()).check(describe('Where editors find this schema')),
  blockOn: z
    .optional(confidence)
    .check(describe('The confidence from which a finding blocks the commit; "medium" unless given')),
  ignorePaths: texts(
    'Paths that are not scanned, as .gitignore patterns from the repository root; each report counts them',
  ),
  strict: texts(
    'Paths of tests, examples, documentation and the like in which findings block as anywhere else, as .gitignore patterns from the repository root',
  ),
  allowedEnvFiles: texts(
    'Env files that may be in git, as .gitignore patterns, such as the public defaults some frameworks commit; their values are scanned',
  ),
  disabledRules: z
    .optional(z.array(z.string()))
    .check(describe('Ids of rules that are not used; `check-staged rules` lists them')),
  rules: z
    .optional(z.array(ruleSchema))
    .check(describe('Rules of your own, beside the built-in ones; `check-staged rules --test` tries their examples')),
});

export type Config = z.infer<typeof configSchema>;
export type DeclaredRule = z.infer<typeof ruleSchema>;
