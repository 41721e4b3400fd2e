import { classOf } from '../../src/core/shape-facts.js';

/** A secret with what its rule needs around it (a lead, an address, an id), or the name that it is assigned to. */
export interface Part {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  readonly name?: string;
  /** All characters that values of the rule may hold. */
  readonly alphabet: string;
}

/** A text of a kind that files really hold, around a secret. */
export interface Surrounding {
  readonly name: string;
  readonly path?: string;
  /** @returns the text, or nothing where no such text can hold the part */
  readonly around: (part: Part) => string | undefined;
}

type Write = (text: string) => string;
/** What stands ahead of a part and behind it, as written, under a name. */
type Form = (name: string) => readonly [head: string, tail: string];

const same: Write = (text) => text;
const xml: Write = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const json: Write = (text) => JSON.stringify(text).slice(1, -1);
const twice: Write = (text) => json(json(text));
const percent: Write = (text) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** What a bare word does not hold, or not in all of shells, YAML and addresses. */
const NOT_BARE = /[\s"'`<>(){}[\]|;&$*?#\\!~,%@^]/;
const NOT_IN_ADDRESS = /[^\w.~-]/;
const QUOTE = /["'`\\\r\n]/;
const LINE_END = /[\r\n]/;
const BLANKS = /[\t\r\n]/;

/** Signs ahead of a value of which an alphabet may hold some without taking them for the value's first. */
const LOOSE = '=.,:';

/** Whether what stands beside the part could as well be more of its value, so that nobody can see where that ends. */
function runsOn({ before, after, alphabet }: Part, head: string, tail: string): boolean {
  if (alphabet === '') return false;
  const some = new RegExp(classOf(alphabet));
  const ahead = head.at(-1) ?? '';
  return (
    (after === '' && some.test(tail[0] ?? '')) ||
    (before === '' && !LOOSE.includes(ahead) && /\W/.test(ahead) && some.test(ahead))
  );
}

interface Ways {
  /** What the part may not hold. */
  readonly unless?: RegExp;
  /** What may not stand beside the value. */
  readonly beside?: RegExp;
  readonly write?: Write;
  /** What the text beside the part stands for. */
  readonly read?: Write;
}

function textOf(name: string, form: Form, { unless, beside, write = same, read = same }: Ways = {}): Surrounding {
  return {
    name,
    around: (part) => {
      const whole = part.before + part.value + part.after;
      if (unless?.test(whole) === true || beside?.test(part.before + part.after) === true) return undefined;
      const [head, tail] = form(part.name ?? 'VALUE');
      return runsOn(part, read(head), read(tail)) ? undefined : head + write(whole) + tail;
    },
  };
}

/** Of a part that no name tells. */
function nameless({ around, ...facts }: Surrounding): Surrounding {
  return { ...facts, around: (part) => (part.name === undefined ? around(part) : undefined) };
}

const camel: Write = (name) =>
  name.toLowerCase().replaceAll(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
const lower: Write = (name) => name.toLowerCase();
const NEWLINE = '\n';

export const surroundings: readonly Surrounding[] = [
  nameless(textOf('behind a word', () => ['see this ', ' and that\n'], { unless: LINE_END })),
  nameless({
    ...textOf('right behind a word', () => ['acme', '\n'], { unless: LINE_END, read: () => '' }),
    around: rightBehind,
  }),
  textOf('behind a word and a colon', (name) => [`x ${name}:`, '\n'], { unless: NOT_BARE }),
  textOf('behind a longer name', (name) => [`export MY_${name}=`, '\n'], { unless: NOT_BARE }),
  nameless(textOf('in a call', () => ["connect('a', '", "', 1);\n"], { unless: QUOTE })),
  textOf('in a call with its name', (name) => [`set('${name}', '`, "');\n"], { unless: QUOTE }),
  textOf('in an object of a call', (name) => [`f({ n: 1, ${camel(name)}: "`, '", m: 2 })\n'], { unless: QUOTE }),
  textOf('in JSON', (name) => [`{"a":1,"${lower(name)}":"`, '","b":true}\n'], { beside: BLANKS, write: json }),
  textOf(
    'in JSON in a string',
    (name) => [String.raw`{"c":"{\"a\":1,\"${lower(name)}\":\"`, String.raw`\",\"b\":2}"}`],
    {
      beside: BLANKS,
      write: twice,
    },
  ),
  textOf('in a continued command', (name) => [`docker run \\\n  -e ${name}=`, ' \\\n  image:1\n'], {
    unless: NOT_BARE,
  }),
  textOf('in a continued command of PowerShell', (name) => [`Run-It \`\n  -Env ${name}=`, ' `\n  -B 1\n'], {
    unless: NOT_BARE,
  }),
  textOf('behind a colour', (name) => [`\u001B[32m${name}\u001B[0m=\u001B[1;33m`, '\u001B[0m\n'], { unless: NOT_BARE }),
  textOf('behind a colour, written', (name) => [`echo "\\033[32m${name}=\\033[0m`, '\\033[0m"\n'], {
    unless: NOT_BARE,
  }),
  textOf('between carriage returns', (name) => [`A=1\r${name}=`, '\rB=2\r'], { unless: NOT_BARE }),
  textOf('in an attribute of XML', (name) => [`<add key="${name}" value="`, '" />\n'], { beside: BLANKS, write: xml }),
  textOf('in an element of XML', (name) => [`<a><${camel(name)}>`, `</${camel(name)}></a>\n`], {
    beside: BLANKS,
    write: xml,
  }),
  textOf('in a query', (name) => [`GET https://api.corp.net/v1/x?${lower(name)}=`, '&b=2 HTTP/1.1\n'], {
    unless: NOT_IN_ADDRESS,
  }),
  textOf(
    'percent-encoded in a query',
    (name) => [`GET https://api.corp.net/v1/x?a=1&${lower(name)}=`, '&b=2 HTTP/1.1\n'],
    { unless: NOT_BARE, write: percent },
  ),
  textOf(
    'percent-encoded with all around it',
    (name) => [`body=%7B%22a%22%3A1%2C%22${lower(name)}%22%3A%22`, '%22%7D\n'],
    { beside: BLANKS, write: (whole) => percent(json(whole)), read: decodeURIComponent },
  ),
  nameless(
    textOf('in the path of an address', () => ['https://api.corp.net/hooks/', '/next\n'], { unless: NOT_IN_ADDRESS }),
  ),
  textOf('in YAML', (name) => [`a:\n  ${lower(name)}: `, '\n  b: 1\n'], { unless: NOT_BARE }),
  textOf('in a list of YAML', (name) => [`env:\n  - ${name}=`, '\n  - B=1\n'], { unless: NOT_BARE }),
  textOf('in TOML', (name) => [`[a]\n${lower(name)} = "`, '"\nb = 1\n'], { unless: QUOTE }),
  textOf('in a comment', (name) => [`//${name}=`, NEWLINE], { unless: NOT_BARE }),
  textOf('in a patch', (name) => [`@@ -1 +1 @@\n-x\n+${name}=`, '\n y\n'], { unless: NOT_BARE }),
  textOf('in a line of a log', (name) => [`2026-01-02T03:04:05Z INFO a=1 ${lower(name)}=`, ' b=2\n'], {
    unless: NOT_BARE,
  }),
  textOf('in a string of several lines', (name) => [String.raw`s = "A=1\n${name}=`, String.raw`\nB=2"` + NEWLINE], {
    unless: /["'`\\\s]/,
  }),
  textOf('in HTML, in quotes', (name) => [`<p>{&quot;${lower(name)}&quot;:&quot;`, '&quot;}</p>\n'], {
    beside: BLANKS,
    write: (whole) => xml(json(whole)),
    read: () => '"',
  }),
  {
    ...nameless(textOf('in a table of Markdown', () => ['| a | `', '` |\n'], { unless: /[|`\r\n]/ })),
    path: 'docs/setup.md',
  },
  textOf('as bytes of Python', (name) => [`${name} = b'`, "'\n"], { unless: QUOTE }),
  textOf('in a heredoc', (name) => [`cat > .env <<EOF\nA=1\n${name}=`, '\nEOF\n'], { unless: NOT_BARE }),
];

/** What begins with a separator ends the word ahead of it. */
function rightBehind(part: Part): string | undefined {
  const whole = part.before + part.value + part.after;
  if (!/^\W/.test(whole) || LINE_END.test(whole) || part.alphabet.includes(whole[0]!)) return undefined;
  return `acme${whole}\n`;
}
