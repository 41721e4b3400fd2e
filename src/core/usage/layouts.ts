import type { Layout } from '../sample-layout.js';
import type { Random } from '../shape-sample.js';
import { callParts } from './call.js';
import { usageParts } from './usage.js';

/** What stands for any text in a sample. */
const ANY = 'kestrel';
/** Stands for the value until the text is cut there. */
const VALUE = '\0';

function layoutOf(path: string, text: string): Layout {
  const at = text.indexOf(VALUE);
  return { path, before: text.slice(0, at), after: text.slice(at + 1) };
}

/** What a usage writes as `*` or `_`, and its value. */
function written(word: string): string {
  return word.replaceAll('*', '').replaceAll('_', ANY).replace('$', VALUE);
}

/** @returns ways in which scripts, settings and programs call a command as the usage has it */
export function commandLayouts(usage: string, random: Random): readonly Layout[] {
  const { tools, words, echoed } = usageParts(usage);
  const tool = tools[Math.floor(random() * tools.length)]!;
  const rest = words.map(written);
  const line = [tool, ...rest].join(' ');
  const text = (path: string, before: string, after: string): Layout => layoutOf(path, before + after);
  if (echoed !== undefined)
    return [
      layoutOf('run.sh', `echo ${written(echoed)} | ${line}\n`),
      layoutOf('Dockerfile', `RUN echo '${written(echoed)}' | ${line}`),
    ];
  const shell = [
    text('run.sh', line, '\n'),
    text('deploy.yml', '  - run: ', line),
    layoutOf('run.sh', [tool, ...rest].join(' \\\n  ')),
    layoutOf('run.sh', [tool, ...rest.map((word) => quotedWord(word))].join(' ')),
    layoutOf('tasks.json', `{ "scripts": { "x": "${line}" } }`),
    layoutOf('src/app.js', `exec('${line}');`),
  ];
  // Programs give a name with a blank in it, and what a shell does, to a shell.
  if (tool.includes(' ') || rest.includes('<<<')) return shell;
  const items = [tool, ...rest].map((word) => `"${word}"`);
  return [
    ...shell,
    layoutOf('config.json', `{ "command": [${items.join(', ')}] }`),
    layoutOf('src/app.js', `spawn(${items[0]!}, [${items.slice(1).join(', ')}]);`),
    layoutOf('pod.yml', ['command:', tool, ...rest].join('\n  - ')),
  ];
}

function quotedWord(word: string): string {
  return word.startsWith(VALUE) || word.endsWith(VALUE) ? `"${word}"` : word;
}

/** @returns ways in which programs call a function as the usage has it */
export function callLayouts(usage: string): readonly Layout[] {
  const { head, parameters } = callParts(usage);
  const close = head.endsWith('[') ? ']' : ')';
  const withStrings = (quote: string, value: string): string =>
    head + parameters.map((one) => argumentOf(one, quote, value)).join(', ') + close;
  const single = `'${VALUE}'`;
  return [
    layoutOf('src/app.js', `${withStrings('"', `"${VALUE}"`)};`),
    layoutOf('main.py', withStrings("'", `b${single}`)),
    layoutOf('index.php', `$x = ${withStrings("'", single)};`),
    layoutOf('src/app.js', `${withStrings("'", `Buffer.from(${single})`)};`),
    layoutOf('src/App.java', `${withStrings('"', `"${VALUE}".getBytes()`)};`),
    layoutOf('src/app.js', `${withStrings("'", single).replaceAll(', ', ',\n    ')};`),
  ];
}

function argumentOf(parameter: string, quote: string, value: string): string {
  if (parameter === '$') return value;
  return parameter === '_' ? ANY : quote + parameter.slice(1, -1).replaceAll('*', ANY) + quote;
}
