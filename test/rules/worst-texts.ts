import { alphabets } from '../../src/core/alphabet.js';
import { DIRECTIVE } from '../../src/core/directive-word.js';
import { keywordsOf } from '../../src/core/match/keywords.js';
import type { BlockRule, PairRule, Rule } from '../../src/core/rule.js';
import { sampleRule, valueOf } from '../../src/core/rule-sample.js';
import { lengthOf } from '../../src/core/shape-facts.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { hexLower, type Shape } from '../../src/core/shape.js';
import { encodedUnits } from './encoded-units.js';
import { specimens } from './specimens.js';

const KILO = 1024;
/** The largest window that a rule opens is some 16 kB; a text must be longer for its growth to show. */
export const SHORT = 64 * KILO;

/** A way to make work for a rule: the text whose repetition fills a file. */
export interface WorstText {
  readonly path: string;
  readonly unit: string;
  readonly name: string;
  /** How much of it to scan: a megabyte, less where it is full of findings, each of which is honest work, or one of many alike. */
  readonly size: number;
}

export const filled = (unit: string, size: number): Buffer => Buffer.alloc(size, unit, 'latin1');

/** Texts that are bad for all rules together, or for what comes after matching. */
export function worstForAll(): readonly WorstText[] {
  const word = `# ${DIRECTIVE}`;
  const { text, value } = sampleRule(specimens[0]!, 1);
  const secret = text.slice(value.start, value.end);
  const named = sampleOf(hexLower(32), seeded(9));
  const units: Record<string, string> = {
    directives: `${word} ${specimens[0]!.id} -- r\n`,
    'directives on one line': `${word} ${specimens[0]!.id} -- r `,
    'directives in quotes': `"${word} x" `,
    'words in quotes': `"${DIRECTIVE}" `,
    'broken directives': `${word}\n`,
    'blocks that never end': `${word}-start x -- r\n`,
    blocks: `${word}-start ${specimens[0]!.id} -- r\n${word}-end\n`,
    lines: '\n',
    zeros: '\0',
    'quotation marks': '"\'`',
    equals: 'token=password=secret=key=',
    colons: ':',
    dashes: '-',
    slashes: '/',
    backslashes: '\\',
    digits: '7',
    'base64 without end': 'a8Zq+/',
    'services around names': `mailgun plivo algolia netlify token="${named}" `,
    'imported services': `import mailgun plivo\ntoken="${named}"\n`,
    json: '{"a":[1,2,{"b":"c"}],',
    'an opening that is repeated': 'password="',
    'names without values': '"password":',
    'a sum of itself': 'password = password + "',
    'words assigned on lines': 'token = "hello_world"\n',
    'values in comments': ' * password = "hello-W0rld"\n',
    'heredocs that never end': 'cat <<EOF password=\n',
    'users of URLs': 'postgres://a:b@',
    'findings on one line': `${secret} `,
    'findings on lines': `${secret}\n`,
    'directives over findings': `${word} ${specimens[0]!.id} -- r\n${secret}\n`,
    'an object that is repeated': '{"password":{',
    'values that go on in the next line': 'password = "x\\\n',
    'beginnings of DER': 'MIIE',
    'beginnings of zlib': 'eJwF',
    'open blocks over findings': `${word}-start ${specimens[0]!.id} -- r\n${secret}\n`,
  };
  return Object.entries({ ...units, ...encodedUnits(secret) }).map(([name, unit]) => ({
    name: `all: ${name}`,
    unit,
    size: KILO * KILO,
    path: '.env',
  }));
}

/**
 * How a rule makes work: its kind, the parts of its shapes with the magnitude of their lengths, and its checks. Rules that
 * agree in this run the same code over the same windows, whatever their letters are.
 */
function structureOf(rule: Rule): string {
  const shapes = [
    ...(rule.kind === 'token' && rule.lead !== undefined ? [rule.lead] : []),
    ...('shape' in rule ? [rule.shape] : []),
    ...(rule.kind === 'pair' ? [rule.partner] : []),
    ...(rule.kind === 'block' ? [rule.begin, rule.end] : []),
  ];
  return JSON.stringify([rule.kind, shapes.map(skeletonOf), rule.checks]);
}

function skeletonOf(shape: Shape): string {
  const magnitude = (length: number): number => Math.floor(Math.log10(length + 1));
  switch (shape.kind) {
    case 'text':
      return 't';
    case 'chars':
      return `c${magnitude(shape.min)}${shape.min === shape.max ? '' : `-${magnitude(shape.max)}`}`;
    case 'seq':
      return `(${shape.parts.map(skeletonOf).join(' ')})`;
    case 'oneOf':
      return `[${[...new Set(shape.choices.map(skeletonOf))].toSorted().join('|')}]`;
    case 'repeat':
      return `${skeletonOf(shape.part)}*${magnitude(shape.max)}`;
  }
}

/**
 * @returns the worst texts of each rule: in full for the first of each structure, shorter for the rest, where a scan that
 *   grew faster than its text would still take long enough to be seen
 */
export function worstTextsOf(rules: readonly Rule[]): ReadonlyMap<Rule, () => readonly WorstText[]> {
  const seen = new Set<string>();
  const texts = rules.map((rule): [Rule, () => readonly WorstText[]] => {
    const structure = structureOf(rule);
    const isFirst = !seen.has(structure);
    seen.add(structure);
    return [rule, () => worstTexts(rule, isFirst)];
  });
  return new Map(texts);
}

/** Values cut before their end, glued to each other, with the longest run that their alphabet gives, and complete. */
function worstTexts(rule: Rule, isFull: boolean): readonly WorstText[] {
  const sample = sampleRule(rule, 1);
  const value = sample.text.slice(sample.value.start, sample.value.end);
  // Files that are known by their paths have no keyword: a value stands in for it.
  const keyword = keywordsOf(rule)[0] ?? value;
  const ahead = sample.text.slice(0, sample.value.start);
  const units: Record<string, string> = {
    keyword,
    'keyword a line': `${keyword}\n`,
    'cut value': `${ahead}${value.slice(0, -1)} `,
    'glued values': value,
    'keyword and run': keyword + 'a'.repeat(3000),
    'values on one line': `${ahead}${value} `.replaceAll(/[\r\n]+/g, ' '),
    'values on lines': `${sample.text}\n`,
    ...ofKind(rule, keyword),
  };
  return Object.entries(units).map(([name, unit]) => {
    const most = /values|lead|quotes|whole|cut|backslashes/.test(name) ? 128 * KILO : KILO * KILO;
    const size = isFull ? most : SHORT;
    return { name: `${rule.kind} ${rule.id}: ${name}`, unit, size, path: sample.path };
  });
}

function ofKind(rule: Rule, keyword: string): Record<string, string> {
  switch (rule.kind) {
    case 'token':
      return {
        ...(rule.lead === undefined ? {} : { lead: sampleOf(rule.lead, seeded(1)) }),
        'longest value and a letter': longest(rule.shape),
      };
    case 'assigned':
    case 'generic':
      return {
        'open quotes': `${keyword}="`,
        'bare values': `${keyword}=`,
        'open quote and run': `${keyword}: "${'x1'.repeat(600)}`,
        'long names': `${keyword}${'_a'.repeat(60)}`,
        'escaped quotes': `${keyword}=\\"`,
        types: `${keyword}: a<b, `,
        closers: `${keyword}=${',;)'.repeat(200)}x\n`,
        blanks: `${keyword}${' '.repeat(39)}`,
        'statements that never end': `INSERT INTO t (${keyword}) VALUES (''' `,
        'columns of a statement': `INSERT INTO t (a, ${keyword}, `,
        'heads of tables': `| ${keyword}x |\n|---|\n`,
        'cells on a line': `| ${keyword} `,
        heredocs: `${keyword} <<EOF\n`,
        'heredocs into files': `<<EOF > ${keyword}\n`,
        'pairs without values': `"value":"x","name":"${keyword}",`,
        'raw strings': `${keyword} = r#"`,
        anchors: `${keyword}: &a `,
      };
    case 'command':
      return {
        'commands on a line': `${keyword} `,
        'options on a line': `${keyword} -p -a `,
        'open quotes': `${keyword} "`,
        'escaped quotes': `${keyword} \\" `,
        'continued lines': `${keyword} \\\n`,
        'many short words': `${keyword}${' a'.repeat(600)}\n`,
        'one long word': `${keyword} ${'x1'.repeat(800)}\n`,
        lists: `["${keyword}", `,
        'items of YAML': `- ${keyword}\n`,
        'pipes without an end': `echo x | ${keyword} `,
        references: `${keyword} $(`,
      };
    case 'call':
      return {
        'open brackets': keyword,
        'many arguments': `${keyword}${'a, '.repeat(300)}`,
        'open quotes of arguments': `${keyword}"`,
        'calls in calls': `${keyword}a, b, ${keyword}`,
        blanks: `${keyword}${' '.repeat(900)}`,
      };
    case 'file':
      return { comments: '# \n', blanks: ' ' };
    case 'pair':
      return pairUnits(rule);
    case 'block':
      return blockUnits(rule);
    case 'container': {
      const value = valueOf(rule, seeded(1));
      return {
        'heads on lines': `${value.slice(0, 48)}\n`,
        'heads as bytes': Buffer.from(value.slice(0, 48), 'base64').toString('latin1'),
        'heads in hexadecimal': `${Buffer.from(value.slice(0, 48), 'base64').toString('hex')}\n`,
        'cut bytes': Buffer.from(value.slice(0, -8), 'base64').toString('latin1'),
        'whole bytes': Buffer.from(value, 'base64').toString('latin1'),
      };
    }
    case 'manifest':
      return {
        kinds: 'kind: Secret\n',
        'kinds farther and farther in': Array.from(
          { length: 60 },
          (_, i) => `${' '.repeat(60 - i)}kind: Secret\n`,
        ).join(''),
        'items of a list': '- kind: Secret\n  data:\n    a: b\n',
        'open braces': '{"kind": "Secret", "data": ',
        'names that nothing follows': '{"kind": "Secret", ',
        'closed braces': '}"kind":"Secret"}',
        'values that go on': 'kind: Secret\ndata:\n  a: |\n    b\n',
        'open strings': "kind: 'Secret', data: {a: '",
      };
    case 'uri':
      return {
        slashes: '://',
        'no at': `${keyword}u:${'p'.repeat(400)}`,
        'many at': `${keyword}u:${'p@:'.repeat(90)} `,
        users: `${keyword}${'u'.repeat(290)}@ `,
      };
  }
}

function longest(shape: Shape): string {
  const random = seeded(2);
  const values = Array.from({ length: 20 }, () => sampleOf(shape, random));
  return values.toSorted((a, b) => b.length - a.length)[0]! + alphabets.base62.repeat(2);
}

function pairUnits(rule: PairRule): Record<string, string> {
  const random = seeded(3);
  const id = sampleOf(rule.partner, random);
  const secret = sampleOf(rule.shape, random);
  return {
    ids: `${id} `,
    'ids and cut secrets': `${id} ${secret.slice(0, lengthOf(rule.shape).min - 1)} `,
    'ids and long runs': `${id} ${secret.repeat(Math.ceil(rule.within / secret.length))} `,
    'secrets without ids': `${secret} `,
    'secrets around an id': `${`${secret} `.repeat(20)}${id} `,
  };
}

function blockUnits(rule: BlockRule): Record<string, string> {
  const random = seeded(4);
  const begin = sampleOf(rule.begin, random);
  const end = sampleOf(rule.end, random);
  const around = (body: string): string => begin + body.repeat(Math.floor((rule.within - 100) / body.length)) + end;
  return {
    beginnings: begin,
    'beginnings a line': `${begin}\n`,
    'no end': begin + 'MIIE'.repeat(rule.within / 4),
    'body of newlines': around('\n'),
    'body of blanks': around(' '),
    'body of backslashes': around('\\'),
    'body of quotes': around('"+'),
    'body of equals': around('=AAAA'),
    'body of headers': around('Proc-Type:'),
    whole: valueOf(rule, random),
  };
}
