import type { Layout } from '../../src/core/sample-layout.js';
import type { Rule } from '../../src/core/rule.js';
import { sampleOf, type Random } from '../../src/core/shape-sample.js';
import { chars, lowerAlnum, seq } from '../../src/core/shape.js';
import { alphabets } from '../../src/core/alphabet.js';
import { layoutsOf } from '../../src/core/sample-layout.js';
import { drawSample, type RuleSample } from '../../src/core/rule-sample.js';

/** A text in the form that files really have around a secret. */
export interface Surrounding {
  readonly name: string;
  /** @returns the text and where the secret's own text stands; nothing where no such text can hold it */
  readonly around: (part: Part) => Surrounded | undefined;
}

/** A secret with what its rule needs around it: a lead, a URL, an id, or a name. */
interface Part {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  /** The name that the value is assigned to, where a name tells it. */
  readonly name?: string;
}

export interface Surrounded {
  readonly text: string;
  /** How the secret is written there. */
  readonly written: string;
  readonly at: number;
}

type Write = (text: string) => string;
const same: Write = (text) => text;

const escapeXml: Write = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeJson: Write = (text) => JSON.stringify(text).slice(1, -1);
const escapeJsonTwice: Write = (text) => escapeJson(escapeJson(text));

function between(head: string, { before, value, after }: Part, tail: string, write: Write = same): Surrounded {
  const written = write(value);
  const ahead = head + write(before);
  return { text: ahead + written + write(after) + tail, written, at: ahead.length };
}

/** The text in the assignment of a language: the name is the part's own, or one that says nothing. */
function assignedIn(form: (name: string) => readonly [head: string, tail: string], write: Write = same) {
  return (part: Part): Surrounded => {
    const [head, tail] = form(part.name ?? 'VALUE');
    return between(head, part, tail, write);
  };
}

/** Only what has no blank, quote or sign that the place gives a meaning to. */
function without(signs: RegExp, around: Surrounding['around']): Surrounding['around'] {
  return (part) => (signs.test(part.before + part.value + part.after) ? undefined : around(part));
}

/** What begins or ends a bare word in a shell, in YAML or in an address. */
const NOT_BARE = /[\s"'`<>(){}[\]|;&$*?#\\!~,]/;
const QUOTES = /["\\\n]/;
const ANY_QUOTE = /["'`\\\n]/;

const camel = (name: string): string => name.toLowerCase().replaceAll(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

export const surroundings: readonly Surrounding[] = [
  { name: 'behind a word and a blank', around: without(/\n/, (part) => (part.name === undefined ? between('see this ', part, ' and that\n') : undefined)) },
  { name: 'behind a word and a colon', around: without(NOT_BARE, (part) => between(`${part.name ?? 'value'}:`, part, '\n')) },
  { name: 'behind a name that goes on', around: without(NOT_BARE, (part) => between(`export MY_${part.name ?? 'X'}=`, part, '\n')) },
  { name: 'in a call', around: without(ANY_QUOTE, (part) => between(part.name === undefined ? `connect('a', '` : `set('${part.name}', '`, part, `', 1);\n`)) },
  { name: 'in an object of a call', around: without(ANY_QUOTE, (part) => between(`f({ n: 1, ${camel(part.name ?? 'value')}: "`, part, `", m: 2 })\n`)) },
  { name: 'in JSON', around: assignedIn((name) => [`{"a":1,"${name.toLowerCase()}":"`, '","b":true}\n'], escapeJson) },
  { name: 'in JSON in a string', around: assignedIn((name) => [String.raw`{"body":"{\"a\":1,\"${name.toLowerCase()}\":\"`, String.raw`\",\"b\":2}"}` + '\n'], escapeJsonTwice) },
  { name: 'in a continued command', around: without(NOT_BARE, assignedIn((name) => [`docker run --rm \\\n  -e ${name}=`, ' \\\n  image:1\n'])) },
  { name: 'in a command continued by PowerShell', around: without(NOT_BARE, assignedIn((name) => [`Run-It \`\n  -Env ${name}=`, ' `\n  -Next 1\n'])) },
  { name: 'behind a colour', around: without(NOT_BARE, assignedIn((name) => [`\u001B[32m${name}\u001B[0m=\u001B[1;33m`, '\u001B[0m\n'])) },
  { name: 'in a colour, written', around: without(NOT_BARE, assignedIn((name) => [`echo "\\033[32m${name}=\\033[0m`, '\\033[0m"\n'])) },
  { name: 'between carriage returns', around: without(NOT_BARE, assignedIn((name) => [`A=1\r${name}=`, '\rB=2\r'])) },
  { name: 'in an attribute of XML', around: assignedIn((name) => [`<add key="${name}" value="`, '" />\n'], escapeXml) },
  { name: 'in an element of XML', around: assignedIn((name) => [`<a><${camel(name)}>`, `</${camel(name)}></a>\n`], escapeXml) },
  { name: 'in a query, percent-encoded', around: assignedIn((name) => [`GET https://api.corp.net/v1/x?a=1&${name.toLowerCase()}=`, '&b=2 HTTP/1.1\n'], encodeURIComponent) },
  { name: 'percent-encoded to the last sign', around: assignedIn((name) => [`body=a%3D1%26${name.toLowerCase()}%3D`, '%26b%3D2\n'], encodeURIComponent) },
  { name: 'in a query', around: without(/[^\w.~-]/, assignedIn((name) => [`GET https://api.corp.net/v1/x?${name.toLowerCase()}=`, '&b=2 HTTP/1.1\n'])) },
  { name: 'in the path of a URL', around: without(/[^\w.~-]/, (part) => part.name === undefined ? between('https://api.corp.net/hooks/', part, '/next\n') : undefined) },
  { name: 'in YAML', around: without(NOT_BARE, assignedIn((name) => [`a:\n  ${name.toLowerCase()}: `, '\n  b: 1\n'])) },
  { name: 'in a list of YAML', around: without(NOT_BARE, assignedIn((name) => [`env:\n  - ${name}=`, '\n  - B=1\n'])) },
  { name: 'in TOML', around: without(QUOTES, assignedIn((name) => [`[a]\n${name.toLowerCase()} = "`, '"\nb = 1\n'])) },
  { name: 'in a comment', around: without(NOT_BARE, assignedIn((name) => [`//${name}=`, '\n'])) },
  { name: 'in a patch', around: without(NOT_BARE, assignedIn((name) => [`@@ -1 +1 @@\n-x\n+${name}=`, '\n y\n'])) },
  { name: 'in a log line', around: without(NOT_BARE, assignedIn((name) => [`2026-01-02T03:04:05Z INFO a=1 ${name.toLowerCase()}=`, ' b=2\n'])) },
  { name: 'in a string with escaped lines', around: without(ANY_QUOTE, assignedIn((name) => [String.raw`s = "A=1\n${name}=`, String.raw`\nB=2"` + '\n'])) },
  { name: 'in quotes as entities', around: without(/[\n]/, assignedIn((name) => [`<p>{&quot;${name.toLowerCase()}&quot;:&quot;`, '&quot;}</p>\n'], (text) => escapeXml(escapeJson(text)))) },
  { name: 'in a table of Markdown', around: without(/[|\n`]/, assignedIn((name) => [`| name | value |\n|---|---|\n| ${name} | \``, '` |\n'])) },
  { name: 'as bytes of Python', around: without(ANY_QUOTE, assignedIn((name) => [`${name} = b'`, `'\n`])) },
  { name: 'in a heredoc', around: without(NOT_BARE, assignedIn((name) => [`cat > .env <<EOF\nA=1\n${name}=`, '\nEOF\n'])) },
];

/** @returns a part of the rule and the file in which it looks; nothing where judging would take it for made up */
export function partOf(rule: Rule, random: Random): { readonly path: string | undefined; readonly part: Part } | undefined {
  if (rule.kind === 'file') return undefined;
  const sample = drawSample(rule, random, { layouts: () => bareLayouts(rule, random) });
  if (sample === undefined) return undefined;
  return { path: 'files' in rule ? sample.path : undefined, part: pieces(rule, sample) };
}

function pieces(rule: Rule, { text, value }: RuleSample): Part {
  const part = { before: text.slice(0, value.start), value: text.slice(value.start, value.end), after: text.slice(value.end) };
  if (rule.kind !== 'assigned' && rule.kind !== 'generic') return part;
  return { before: '', value: part.value, after: '', name: part.before.slice(0, -1) };
}

function bareLayouts(rule: Rule, random: Random): readonly Layout[] {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const path = 'src/app.js';
  switch (rule.kind) {
    case 'token': {
      const inFile = rule.files === undefined ? path : one(rule.files).replace('*', 'a');
      return [{ path: inFile, before: rule.lead === undefined ? '' : sampleOf(rule.lead, random), after: '' }];
    }
    case 'assigned':
    case 'generic': {
      const name = one(rule.context).toUpperCase();
      return [{ path, name, before: `${name}=`, after: '' }];
    }
    case 'uri': {
      const word = (length: number): string => sampleOf(seq(chars(alphabets.lower, 1), lowerAlnum(length - 1)), random);
      const host = `${word(10)}.net`;
      const before = `${rule.schemes.length === 0 ? 'proto' : one(rule.schemes)}://${word(6)}:`;
      return [{ path, name: host, before, after: `@${host}/x` }];
    }
    case 'pair': {
      const id = sampleOf(rule.partner, random);
      return [{ path, before: `${id}:`, after: '' }];
    }
    default:
      return layoutsOf(rule, random).slice(0, 1).map((layout) => ({ ...layout, before: '', after: '' }));
  }
}
