import { counted } from '../src/report/layout.js';
import { generatedFrom, pagesOf, prose, type Families } from './rule-pages.js';

/** A kind of secret that GitHub's list names, and the ids of our rules for it, whether they exist yet or not. */
interface Kind {
  readonly provider: string;
  readonly name: string;
  readonly ids: readonly string[];
}

interface KindList {
  /** When GitHub's list was read, as the file's first line says it. */
  readonly date: string;
  readonly kinds: readonly Kind[];
}

/** The provider under which the list of kinds has what nobody in particular issues. */
const GENERIC = 'Generic';

/**
 * Reads the list of kinds: a first line with the date, then provider, name and comma-separated ids, a TAB between them.
 *
 * @throws {Error} that names the line which is not of that form
 */
export function readKinds(tsv: string): KindList {
  const [head = '', ...lines] = tsv.split('\n').filter((line) => line !== '');
  const date = /as of ([^:]+):/.exec(head)?.[1];
  if (date === undefined) throw new Error('the first line of the list of kinds says no date: "# …, as of DATE: …"');
  const kinds = lines.map((line) => {
    const [provider = '', name = '', ids = '', ...more] = line.split('\t');
    if (provider === '' || name === '' || more.length > 0) throw new Error(`not a kind: ${JSON.stringify(line)}`);
    return { provider, name, ids: ids.split(',').filter((id) => id !== '') };
  });
  return { date, kinds };
}

/** @returns the ids on the list that have no rule, each once, in the list's order */
export function missingRules({ kinds }: KindList, families: Families): readonly string[] {
  const pageOf = pagesOf(families);
  return [...new Set(kinds.flatMap(({ ids }) => ids.filter((id) => !pageOf.has(id))))];
}

/** @returns the page that holds the rules against GitHub's list, gaps named */
export function coveragePage(list: KindList, families: Families): string {
  const pageOf = pagesOf(families);
  const has = (id: string): boolean => pageOf.has(id);
  return `${generatedFrom('scripts/github-secret-kinds.tsv and rules/')}
# Coverage

Which kinds on [GitHub's secret scanning list](https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns),
as of ${list.date}, have a rule here. [The rules](rules/README.md) has all of them, also those that are not on the list.

${totals(list, has, [...pageOf.keys()])}
## Kinds

| Provider | Kind on the list | Rules |
| --- | --- | --- |
${list.kinds.map((kind) => `| ${prose(kind.provider)} | ${prose(kind.name)} | ${rulesCell(kind, has)} |`).join('\n')}

## Gaps

${gaps(list.kinds, has)}
${references(list, pageOf)}`;
}

type Has = (id: string) => boolean;

const undescribed = ({ ids }: Kind): boolean => ids.length === 0;
const unwritten = ({ ids }: Kind, has: Has): boolean => ids.length > 0 && !ids.some(has);
const partial = ({ ids }: Kind, has: Has): boolean => ids.some(has) && !ids.every(has);

function totals({ kinds }: KindList, has: Has, rules: readonly string[]): string {
  const count = (test: (kind: Kind, has: Has) => boolean): number => kinds.filter((kind) => test(kind, has)).length;
  const providers = new Set(kinds.map(({ provider }) => provider).filter((provider) => provider !== GENERIC)).size;
  const named = new Set(kinds.flatMap(({ ids }) => ids));
  const covered = count(({ ids }) => ids.some(has));
  const rows: readonly (readonly [string, number])[] = [
    ['providers on the list', providers],
    ['kinds on the list, with those of nobody in particular', kinds.length],
    ['kinds with a rule', covered],
    ['of these, kinds with a rule for some of their forms only', count(partial)],
    ['gaps: no public description of the format', count(undescribed)],
    ['gaps: no rule yet', count(unwritten)],
    ['rules for kinds on the list', rules.filter((id) => named.has(id)).length],
    ['rules for kinds that are not on it', rules.filter((id) => !named.has(id)).length],
  ];
  return `| What | How many |\n| --- | ---: |\n${rows.map(([what, many]) => `| ${what} | ${many} |\n`).join('')}`;
}

function rulesCell({ ids }: Kind, has: Has): string {
  return ids.length === 0 ? 'none' : ids.map((id) => (has(id) ? `[${id}]` : `\`${id}\` (not yet)`)).join(', ');
}

function gaps(kinds: readonly Kind[], has: Has): string {
  const lacking = ({ ids }: Kind): string =>
    ids
      .filter((id) => !has(id))
      .map((id) => `\`${id}\``)
      .join(', ');
  const section = (title: string, test: (kind: Kind, has: Has) => boolean): string => {
    const those = kinds.filter((kind) => test(kind, has));
    const lines = those.map((kind) => {
      const ids = lacking(kind);
      return `- ${prose(kind.provider)}: ${prose(kind.name)}${ids === '' ? '' : ` (${ids})`}`;
    });
    return those.length === 0 ? '' : `### ${title} (${counted(those.length, 'kind')})\n\n${lines.join('\n')}\n`;
  };
  const all = [
    section('No public description of the format', undescribed),
    section('No rule yet', unwritten),
    section('Some forms have no rule yet', partial),
  ].filter((text) => text !== '');
  return all.length === 0 ? 'None.\n' : all.join('\n');
}

/** Links by reference, since spelt out they would make the table thrice as wide. */
function references({ kinds }: KindList, pageOf: ReadonlyMap<string, string>): string {
  const ids = new Set(kinds.flatMap(({ ids: all }) => all).filter((id) => pageOf.has(id)));
  return [...ids]
    .toSorted()
    .map((id) => `[${id}]: rules/${pageOf.get(id)}#${id}\n`)
    .join('');
}
