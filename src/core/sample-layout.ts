import { alphabets } from './alphabet.js';
import { fileLabel } from './match/file.js';
import { callLayouts, commandLayouts } from './usage/layouts.js';
import type { AssignedRule, BlockRule, FileRule, GenericRule, PairRule, Rule, TokenRule, UriRule } from './rule.js';
import { charactersOf } from './shape-facts.js';
import { sampleOf, type Random } from './shape-sample.js';
import { chars, lowerAlnum, seq } from './shape.js';

/** What stands around a value in a file. */
export interface Layout {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The name that the value is assigned to, or the host that it opens. */
  readonly name?: string;
  /** What ends the lines of a value that has several. */
  readonly newline?: string;
  /** Whether nothing else may stand in the file. */
  readonly whole?: true;
}

/** @returns the ways in which files of many languages hold a value of the rule */
export function layoutsOf(rule: Rule, random: Random): readonly Layout[] {
  switch (rule.kind) {
    case 'token':
      return tokenLayouts(rule, random);
    case 'container':
      return AROUND_TOKEN.map(([path, before, after]) => ({ path, before, after }));
    case 'assigned':
    case 'generic':
      return assignments(rule, random);
    case 'pair':
      return pairLayouts(rule, random);
    case 'block':
      return blockLayouts(rule);
    case 'uri':
      return uriLayouts(rule, random);
    case 'command':
      return commandLayouts(one(rule.usages, random), random);
    case 'call':
      return callLayouts(one(rule.usages, random));
    case 'manifest':
      return MANIFESTS;
    case 'file':
      return [fileLayout(rule, random)];
  }
}

/** A Secret in which a value stands, whose name does not say that it is secret. */
const MANIFESTS: readonly Layout[] = (
  [
    ['secret.yml', '\nkind: Secret\nstringData:\n  main: ', '\n'],
    ['secret.yml', '\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  user: joe\n  main: "', '"\n'],
    ['secret.yml', '\nstringData:\n  main: >-\n    ', '\nkind: "Secret"\n'],
    ['secret.json', '{"kind":"Secret","stringData":{"main":"', '"}}'],
    ['secret.json', '{"stringData": {"user": "joe", "main": "', '"}, "kind": "Secret"}'],
  ] as const
).map(([path, before, after]) => ({ path, before, after, name: 'main' }));

const one = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** What stands right before and right after a value that is known by its shape. */
const AROUND_TOKEN: readonly (readonly [path: string, before: string, after: string])[] = [
  ['src/app.js', 'const client = create("', '");'],
  ['src/app.js', "connect({ auth: '", "' })"],
  ['src/app.ts', 'fetch(`', '`)'],
  ['.env', 'VALUE=', ''],
  ['deploy.yml', 'value: ', ' # ours'],
  ['config.json', '{"value":"', '"}'],
  ['src/body.json', String.raw`"{\"value\":\"`, String.raw`\"}"`],
  ['src/lines.js', String.raw`"first\n`, String.raw`\nlast"`],
  ['notes.md', 'Use `', '` for it.'],
  ['notes.md', '(', ')'],
  ['run.sh', 'curl -H "Authorization: Bearer ', '" $URL'],
  ['page.html', '<b>', '</b>'],
  ['value.txt', '', ''],
];

function tokenLayouts(rule: TokenRule, random: Random): readonly Layout[] {
  const path = rule.files === undefined ? undefined : one(rule.files, random).replace('*', 'a');
  const lead = rule.lead === undefined ? '' : sampleOf(rule.lead, random);
  const around =
    lead === ''
      ? AROUND_TOKEN
      : ([
          ['.env', '', ''],
          ['value.txt', '  ', ' '],
        ] as const);
  return around.map(([anywhere, before, after]) => ({ path: path ?? anywhere, before: before + lead, after }));
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function assignments(rule: AssignedRule | GenericRule, random: Random): readonly Layout[] {
  const endings = rule.kind === 'generic' ? (rule.endings ?? []) : [];
  const words = one([...rule.context, ...endings], random).split('_');
  const snake = words.join('_');
  const upper = snake.toUpperCase();
  const kebab = words.join('-');
  const pascal = words.map(capital).join('');
  const camel = words[0]! + words.slice(1).map(capital).join('');
  const layout = (path: string, name: string, before: string, after: string): Layout => ({ path, name, before, after });
  const quoted = [
    layout('src/app.js', camel, `const ${camel} = "`, '";'),
    layout('src/app.ts', camel, `let ${camel}: string = '`, "';"),
    layout('src/main.go', pascal, `${pascal} := "`, '"'),
    layout('main.py', upper, `os.environ["${upper}"] = "`, '"'),
    layout('main.py', snake, `${snake}='`, "',"),
    layout('config.php', snake, `'${snake}' => '`, "',"),
    layout('config.json', snake, `{ "${snake}": "`, '" }'),
    layout('src/body.js', snake, String.raw`'{\"${snake}\":\"`, String.raw`\"}'`),
    layout('deploy.yml', kebab, `${kebab}: "`, '"'),
    layout('run.js', upper, `setenv("${upper}", "`, '")'),
  ];
  // A value with blanks in it needs quotes.
  if (rule.kind === 'assigned' && charactersOf(rule.shape).includes(' ')) return quoted;
  return [...quoted, layout('.env', upper, `${upper}=`, ''), layout('config.yml', snake, `  ${snake}: `, ' # ours')];
}

/**
 * @param services contexts that name the rule's service, as `namesOfService` gives them; at least one
 * @returns ways in which a value is assigned to a name that names nobody, with its service named nearby
 */
export function attributedLayouts(services: readonly string[], random: Random): readonly Layout[] {
  const words = one(services, random).split('_');
  const kebab = words.join('-');
  const pascal = words.map(capital).join('');
  const layout = (path: string, name: string, before: string, after: string): Layout => ({ path, name, before, after });
  return [
    layout('src/app.js', 'apiKey', `import { Client } from "${kebab}";\nconst apiKey = "`, '";'),
    layout('src/app.js', 'apiKey', `const client = new ${pascal}({ apiKey: "`, '" });'),
    layout('main.py', 'api_key', `client = ${words.join('_')}.Client(\n    api_key="`, '"\n)'),
    layout('src/app.ts', 'apiKey', "const apiKey = '", `';\nawait post('https://api.${words.join('')}.net/', apiKey);`),
    layout('config.yml', 'token', `${kebab}:\n  token: "`, '"'),
  ];
}

function fileLayout({ files }: FileRule, random: Random): Layout {
  const path = one(files, random).replace('*', 'zq');
  return { path, name: fileLabel(path), before: '', after: one(['', '\n', '\r\n'], random), whole: true };
}

function pairLayouts(rule: PairRule, random: Random): readonly Layout[] {
  const id = sampleOf(rule.partner, random);
  const layout = (before: string, after: string): Layout => ({ path: '.env', before, after });
  return [
    layout(`ID=${id}\nSECRET=`, '\n'),
    layout(`ID=${id}\r\nSECRET=`, '\r\n'),
    layout('SECRET=', `\nID=${id}\n`),
    layout(`{ id: "${id}", secret: "`, '" }'),
    layout('client("', `", "${id}")`),
  ];
}

function blockLayouts({ within }: BlockRule): readonly Layout[] {
  const escaped = String.raw`\n`;
  return [
    { path: 'server.key', before: '', after: '\n', newline: '\n' },
    { path: 'server.key', before: '', after: '\r\n', newline: '\r\n' },
    { path: '.env', before: 'KEY="', after: '"', newline: escaped },
    { path: 'account.json', before: '{ "key": "', after: `${escaped}" }`, newline: escaped },
    { path: 'values.yml', before: 'key: |\n  ', after: '\n', newline: '\n  ' },
  ].filter(({ newline }) => newline.length < within);
}

function uriLayouts({ schemes }: UriRule, random: Random): readonly Layout[] {
  const word = (length: number): string => sampleOf(seq(chars(alphabets.lower, 1), lowerAlnum(length - 1)), random);
  const host = `${word(10)}.net`;
  const before = `${schemes.length === 0 ? 'proto' : one(schemes, random)}://${word(6)}:`;
  const layout = (path: string, open: string, close: string): Layout => ({
    path,
    name: host,
    before: open + before,
    after: `@${host}${close}`,
  });
  return [
    layout('.env', 'ADDRESS=', '/data'),
    layout('src/app.js', 'connect("', ':5432/data?x=1");'),
    layout('config.json', '{"address":"', '"}'),
    layout('notes.md', '<', '>'),
  ];
}
