import { usualConfidence } from '../src/core/judgement.js';
import type { Rule } from '../src/core/rule.js';
import { namedAlphabets } from '../src/core/shape-words.js';
import { counted } from '../src/report/layout.js';
import { ruleFacts } from '../src/report/rule-facts.js';
import { byProvider } from '../src/report/rules.js';

export type Families = Readonly<Record<string, readonly Rule[]>>;

/** What a generated page begins with, so that nobody edits it by hand. */
export function generatedFrom(source: string): string {
  return `<!-- Generated from ${source} by \`npm run docs:rules\`: edit that, not this page. -->\n`;
}

/** @returns the file name of a family, in `rules/` and in `docs/rules/`, without its ending */
export function fileOf(family: string): string {
  return family.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** @returns the page of a family: a section a rule, whose anchor is the rule's id */
export function familyPage(family: string, rules: readonly Rule[]): string {
  const sections = [...byProvider(rules).values()].flat().map(ruleSection);
  return `${generatedFrom(`rules/${fileOf(family)}.ts`)}
# ${prose(titleOf(family, rules))}

${counted(rules.length, 'rule')}. [All rules](README.md); [how shapes are written](README.md#how-shapes-are-written).

${sections.join('\n')}
${SETTING_ASIDE}`;
}

const SETTING_ASIDE = `## Setting aside

One finding: a comment on its line or on the line above, with the rule's id and the reason, in the file's own syntax:
\`check-staged-ignore ID -- why\`.

A whole rule: its id under \`disabledRules\` in \`check-staged.config.json\`. Both are explained in
[Setting aside, and configuration](../configuration.md).
`;

function ruleSection(rule: Rule): string {
  const facts = ruleFacts(rule).map(
    ([label, text]) => `- **${label}:** ${label === 'rotate at' ? `<${text}>` : prose(text)}`,
  );
  return `## ${rule.id}

${issuer(rule.provider)}: ${prose(rule.title)}

${facts.join('\n')}
`;
}

/** @returns the index: providers, the kinds of each, and where each is explained */
export function indexPage(families: Families): string {
  const pageOf = pagesOf(families);
  const rules = Object.values(families).flat();
  const providers = byProvider(rules);
  const guesses = rules.filter((rule) => usualConfidence(rule) === 'low').length;
  const lists = [...providers].map(([provider, its]) => {
    const lines = its.map(({ id, title }) => `- [${id}](${pageOf.get(id)}#${id}): ${prose(title)}`);
    return `### ${issuer(provider)} (${its.length})\n\n${lines.join('\n')}\n`;
  });
  return `${generatedFrom('rules/')}
# The rules

${counted(rules.length, 'rule')} of ${counted(providers.size, 'provider')}: ${rules.length - guesses} block a commit by default, ${guesses} are guesses that block where asked.
\`check-staged rules\` lists them, \`check-staged rules ID\` explains one as the pages here do.
[Coverage](../coverage.md) compares them with GitHub's list.

## How shapes are written

${notation()}
## Providers

${lists.join('\n')}`;
}

/** @returns the page that explains each rule, by the rule's id */
export function pagesOf(families: Families): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(families).flatMap(([family, rules]) => rules.map(({ id }) => [id, `${fileOf(family)}.md`] as const)),
  );
}

function notation(): string {
  const names = namedAlphabets().map(({ name, members }) => `- ${name}: \`${members}\``);
  return `What is drawn is described, never shown: \`ghp_\` + 36 × base62 is that text and 36 characters. Text stands in backticks, \`|\` is
between alternatives, 10–20 × says how often. Behind ×, \`[a-z_]\` lists the characters (\`\\x20\` is a blank,
\`\\x60\` a backtick), or a name does; a UUID is 32 digits of hex with its dashes.

${names.join('\n')}
`;
}

function issuer(provider: string): string {
  return provider === 'Any' ? 'Any provider' : prose(provider);
}

/** @returns the providers where they are few, or the family's own name */
function titleOf(family: string, rules: readonly Rule[]): string {
  const providers = [...byProvider(rules).keys()];
  if (providers.length < 4 && !providers.includes('Any')) return providers.join(', ');
  const words = fileOf(family).replaceAll('-', ' ');
  return words.startsWith('ai ') ? `AI ${words.slice(3)}` : words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns the text as Markdown that shows it as it is; what stands in backticks is code already */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replaceAll(/[\\*_<[\]~$]/g, String.raw`\$&`)))
    .join('');
}
