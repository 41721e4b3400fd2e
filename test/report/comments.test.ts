import { describe, expect, test } from '@jest/globals';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { adviseComment, type CommentAdvice } from '../../src/report/comments/advice.js';
import { commentForms } from '../../src/report/comments/files.js';
import { rules } from '../../rules/index.js';
import { githubToken } from '../secrets.js';

const engine = new Engine(rules);
const KEY = githubToken(5);

/** The findings in a text in which `K` stands for a token. */
function findings(path: string, text: string): readonly Finding[] {
  const bytes = Buffer.from(text.replaceAll('¤', KEY));
  return scanDocument(engine, { path, bytes, added: 'all' }, () => true).findings;
}

/** What is advised for the first finding, and, where that is a comment, proof that it suppresses it. */
function advised(path: string, text: string): CommentAdvice {
  const bytes = Buffer.from(text.replaceAll('¤', KEY));
  const [finding] = findings(path, text);
  if (finding === undefined) throw new Error(`nothing is found in ${path}`);
  const advice = adviseComment(finding, bytes);
  if (typeof advice !== 'string') {
    const lines = bytes.toString('latin1').split('\n');
    for (const { above, text: added } of advice.toReversed()) lines.splice(above - 1, 0, added);
    const { line } = finding;
    const left = findings(path, Buffer.from(lines.join('\n'), 'latin1').toString('utf8'));
    expect(left.filter((one) => one.line === line + advice.filter(({ above }) => above <= line).length)).toEqual([]);
  }
  return advice;
}

/** The same in short: `2 // -- 4 //`, the lines to add above and how their comments open. */
function short(path: string, text: string): string {
  const advice = advised(path, text);
  if (typeof advice === 'string') return advice;
  return advice.map((one) => `${one.above} ${one.text.slice(0, one.text.indexOf('check-staged-'))}`.trim()).join(', ');
}

describe('the advised comment', () => {
  test.each([
    ['a.js', 'const a = 1;\nconst k = "¤";\n', '2 //'],
    ['a.ts', 'const k = { a: "¤" };\n', '1 //'],
    ['a.js', '#!/usr/bin/env node\nconst k = "¤";\n', '2 //'],
    ['a.js', '/*\n * see ¤\n */\n', '2 //'],
    ['a.py', 'a = 1\nk = f(\n  "¤",\n)\n', '3 #'],
    ['a.go', 'x := "¤"\n', '1 //'],
    ['a.rb', 'k = "¤"\n', '1 #'],
    ['a.rs', "fn f<'a>() {\nlet k = \"¤\";\n", '2 //'],
    ['a.php', '<?php\n$k = "¤";\n', '2 //'],
    ['a.css', 'a { b: url("¤"); }\n', '1 /*'],
    ['a.sql', "select 1;\nselect '¤';\n", '2 --'],
    ['a.lua', 'k = "¤"\n', '1 --'],
    ['a.tf', 'k = "¤"\n', '1 #'],
    ['a.toml', 'k = "¤"\n', '1 #'],
    ['a.ini', '[a]\nk = ¤\n', '2 ;'],
    ['a.sh', 'export K=¤\n', '1 #'],
    ['.env.example', 'K=¤\n', '1 #'],
    ['Dockerfile', 'FROM a\nENV K=¤\n', '2 #'],
    ['Makefile', 'a:\n\tcurl -H ¤\n', '2 #'],
    ['a.yml', 'a:\n  - b: 1\n    c: ¤\n', '3 #'],
    ['a.html', '<p>\n  ¤\n</p>\n', '2 <!--'],
    ['a.md', 'text\n\n¤\n', '3 <!--'],
    ['a.jsonc', '{\n  "a": "¤"\n}\n', '2 //'],
  ])('of %s stands above the line: %j', (path, text, expected) => expect(short(path, text)).toBe(expected));

  test.each([
    ['between tags', 'const a = (\n  <p>\n    ¤\n  </p>\n);\n', '3 {/*'],
    ['of an attribute', 'const a = (\n  <p\n    title="¤"\n  />\n);\n', '3 //'],
    ['in an expression between tags', 'const a = (\n  <p>\n    {f(\n      "¤"\n    )}\n  </p>\n);\n', '4 //'],
    ['in a fragment', 'const a = <>\n¤\n</>;\n', '2 {/*'],
    ['after an element', 'const a = <p>it\'s {`${1}`} "</p>;\nconst k = "¤";\n', '2 //'],
    ['in a nested element', 'return <ul>\n<li>a</li>\n<li>¤</li>\n</ul>;\n', '3 {/*'],
    ['in a text of an attribute over lines', 'const a = <p title="\n¤\n" />;\n', '1 //, 4 //'],
  ])('of JSX, %s', (_name, text, expected) => {
    expect(short('a.jsx', text)).toBe(expected);
    expect(short('a.tsx', text)).toBe(expected);
  });

  test('takes no comparison and no type for a tag', () => {
    const text = 'const f = <T extends string>(a: T) => a;\nif (a < b) c();\nconst m = new Map<string, T>();\nconst k = "¤";\n';
    expect(short('a.tsx', text)).toBe('4 //');
    expect(short('a.ts', 'const a = <T>b;\nconst k = "¤";\n')).toBe('2 //');
  });

  test('takes no pattern for a string, and no division for a pattern', () => {
    expect(short('a.js', 'const p = /[`/"]\'/g;\nconst q = a / b; // `\nconst k = "¤";\n')).toBe('3 //');
    expect(short('a.js', 'const q = (a) / 2 / c`x`;\nconst k = "¤";\n')).toBe('2 //');
  });

  test.each([
    ['a template string', 'a.js', 'f();\nconst q = `\n  ¤\n`;\ng();\n', '2 //, 5 //'],
    ['an expression in one', 'a.js', 'const q = `\n  ${f(\n "¤")}\n`;\n', '3 //'],
    ['a triple-quoted string', 'a.py', 'q = """\n  ¤\n"""\n', '1 #, 4 #'],
    ['a raw string of Go', 'a.go', 'q := `\n¤\n`\n', '1 //, 4 //'],
    ['a text block of Java', 'A.java', 'String q = """\n  ¤\n  """;\n', '1 //, 4 //'],
    ['a raw string of Rust', 'a.rs', 'let q = r#"\n"¤\n"#;\n', '1 //, 4 //'],
    ['a continued command', 'a.sh', 'a\ncurl \\\n  -H "x: ¤" \\\n  b\nc\n', '2 #, 5 #'],
    ['a string of a shell', 'a.sh', "echo '\n¤\n'\n", '1 #, 4 #'],
    ['a heredoc', 'a.sh', 'cat <<EOF\n¤\nEOF\nls\n', '1 #, 4 #'],
    ['a heredoc of Ruby', 'a.rb', 'q = <<~SQL\n  ¤\nSQL\n', '1 #, 4 #'],
    ['a heredoc of PHP', 'a.php', '<?php\n$q = <<<SQL\n¤\nSQL;\n$a = 1;\n', '2 //, 5 //'],
    ['a continued instruction', 'Dockerfile', 'FROM a\nRUN a && \\\n  K=¤ b\nRUN c\n', '2 #, 4 #'],
    ['a block scalar', 'a.yml', 'a: |\n  x\n  ¤\nb: 1\n', '1 #, 4 #'],
    ['a block scalar in a list', 'a.yml', 'a:\n  - run: >-\n      x\n\n      ¤\n  - b: 1\n', '2 #, 6 #'],
    ['a quoted scalar over lines', 'a.yml', 'a: "x\n  ¤"\nb: 1\n', '1 #, 3 #'],
    ['a plain scalar over lines', 'a.yml', 'a: x\n  ¤\nb: 1\n', '1 #, 3 #'],
    ['a fence', 'a.md', 'text\n\n```sh\n¤\n```\n\nmore\n', '3 <!--, 6 <!--'],
    ['indented code', 'a.md', 'text\n\n    ¤\n\nmore\n', '2 <!--, 4 <!--'],
    ['a table', 'a.md', 'text\n\n| a | b |\n| - | - |\n| ¤ | c |\n\nmore\n', '2 <!--, 6 <!--'],
    ['a tag over lines', 'a.html', '<p>\n<a\n  href="¤"\n>b</a>\n', '2 <!--, 5 <!--'],
  ])('of a line within %s stands around it', (_name, path, text, expected) =>
    expect(short(path, text)).toBe(expected),
  );

  test.each([
    ['a.vue', '<template>\n  <p>\n    ¤\n  </p>\n</template>\n', '3 <!--'],
    ['a.vue', '<template><p/></template>\n<script setup>\nconst k = "¤";\n</script>\n', '3 //'],
    ['a.vue', '<script lang="ts">\nconst k = `\n¤\n`;\n</script>\n', '2 //, 5 //'],
    ['a.svelte', '<script>\n  let k = "¤";\n</script>\n\n<p>\n</p>\n', '2 //'],
    ['a.svelte', '<script>\n</script>\n\n<p>\n  ¤\n</p>\n', '5 <!--'],
    ['a.html', '<style>\na { b: url("¤") }\n</style>\n', '2 /*'],
    ['a.html', '<style>\na {\n b: url("¤") }\n</style>\n', '3 /*'],
    ['a.html', '<script type="module">\nf("¤");\n</script>\n', '2 //'],
    ['a.mdx', 'text\n\n¤\n', '3 {/*'],
  ])('of %s is of the part: %j', (path, text, expected) => expect(short(path, text)).toBe(expected));

  test.each([
    ['a.json', '{ "a": "¤" }\n'],
    ['a.ipynb', '{ "a": "¤" }\n'],
    ['package-lock.json', '{ "a": "¤" }\n'],
    ['yarn.lock', 'a:\n  resolved "https://x/¤"\n'],
    ['pnpm-lock.yaml', 'a:\n  b: ¤\n'],
    ['a.min.js', 'f("¤");\n'],
    ['a.txt', '¤\n'],
    ['a.xml', '<a>\n¤\n</a>\n'],
    ['a.html', '<script type="application/json">\n{"a": "¤"}\n'],
    ['a.js', 'const q = `\n¤\n'],
    ['a.js', 'f(\0);\nconst k = "¤";\n'],
    ['a.php', '<?php f(); ?>\n<p>¤</p>\n'],
  ])('is none in %s: %j', (path, text) => expect(advised(path, text)).toBe('none'));

  test('is not known of a format that is not', () => {
    expect(advised('a.zig', 'const k = "¤";\n')).toBe('unknown');
  });

  test('takes no time on hostile texts', () => {
    const paths = ['a.js', 'a.tsx', 'a.sh', 'a.yml', 'a.md', 'a.html', 'a.py', 'a.rb', 'a.php', 'a.rs', 'a.ini', '.env', 'a.sql'];
    const units = ['`', '<a ', '{', '"', "'", '\\', '<<A\n', '/*', '<!--', '\t', '$a$', '/[', '/\\', 'a: |\n', 'r#"', '- "'];
    const start = performance.now();
    for (const path of paths)
      for (const unit of units) commentForms(path, `${unit.repeat(Math.floor(60_000 / unit.length))}\nk = 1\n`);
    // Any that were quadratic would take a minute.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
}); // prettier-ignore
