import * as z from 'zod/mini';

const describe = (text: string) => z.describe(text);

/** What `check-staged.config.json`, or the key "check-staged" of package.json, may hold. The shipped JSON schema is made from it. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()).check(describe('Where editors find this schema')),
  blockOn: z
    .optional(z.enum(['low', 'medium', 'high', 'certain']))
    .check(describe('The confidence from which a finding blocks the commit; "medium" unless given')),
  ignorePaths: z
    .optional(z.array(z.string().check(z.minLength(1))))
    .check(
      describe('Paths that are not scanned, as .gitignore patterns from the repository root; each report counts them'),
    ),
  allowedEnvFiles: z
    .optional(z.array(z.string().check(z.minLength(1))))
    .check(
      describe(
        'Env files that may be in git, as .gitignore patterns, such as the public defaults some frameworks commit; their values are scanned',
      ),
    ),
  disabledRules: z
    .optional(z.array(z.string()))
    .check(describe('Ids of rules that are not used; `check-staged rules` lists them')),
});

export type Config = z.infer<typeof configSchema>;
