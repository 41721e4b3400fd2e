import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAIN, Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const leak = `const a = "${githubToken()}";\n`;
let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').stage('a.js', '//\n').commit();
});
afterEach(() => repo.remove());

/** Runs the tool by a line of shell, in which `$TOOL` stands for it. */
const shell = (line: string, options: Parameters<Scratch['run']>[2] = {}): Ran =>
  repo.run('sh', ['-c', line.replaceAll('$TOOL', `"${process.execPath}" "${MAIN}"`)], options);

const inOneSentence = ({ stderr }: Ran, sentence: RegExp): void => {
  expect(stderr).toMatch(/^check-staged: .+\n {2}.+\n$/);
  expect(stderr).toMatch(sentence);
};

describe('a report that cannot be written', () => {
  test.each([
    ['of a clean audit', '$TOOL audit >/dev/full'],
    ['of what blocks', '$TOOL >/dev/full'],
    ['as JSON', '$TOOL --format json >/dev/full'],
    ['of help', '$TOOL --help >/dev/full'],
    ['of the rules', '$TOOL rules >/dev/full'],
  ])('%s is no success', (_, line) => {
    if (!line.startsWith('$TOOL audit')) repo.stage('b.js', leak);
    const ran = shell(line);
    expect(ran.code).toBe(3);
    inOneSentence(ran, /the report cannot be written: its disk is full/);
  });

  test('to a file on a full disk is no success either', () => {
    const ran = shell('$TOOL audit --output /dev/full');
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    inOneSentence(ran, /cannot write the report to \/dev\/full: the disk is full/);
  });

  test('past the size that a process may write leaves nothing behind', () => {
    for (let n = 0; n < 40; n++) repo.write(`n${n}.js`, leak);
    const ran = shell('trap "" XFSZ; ulimit -f 1; $TOOL audit --format json --output report.json');
    expect(ran.code).toBe(3);
    expect(readdirSync(repo.dir).filter((name) => name.includes('report'))).toEqual([]);
  });

  test('is not missed by a reader that is gone', () => {
    repo.stage('b.js', leak);
    expect(shell('{ $TOOL --format json; echo $? >&2; } | true').stderr).toBe('1\n');
  });

  test('to the standard error changes no exit code', () => {
    repo.stage('b.js', leak);
    expect(shell('$TOOL 2>/dev/full').code).toBe(1);
    expect(shell('$TOOL --no-such-option 2>/dev/full').code).toBe(2);
    expect(shell('$TOOL nowhere.js 2>/dev/full').code).toBe(2);
  });
});

describe('closed streams', () => {
  test.each(['>&-', '2>&-', '<&-', '>&- 2>&-', '>&- 2>&- <&-'])('%s change no exit code', (closed) => {
    expect(shell(`$TOOL ${closed}`).code).toBe(0);
    expect(shell(`$TOOL audit ${closed}`).code).toBe(0);
    repo.stage('b.js', leak);
    const { code, stdout, stderr } = shell(`$TOOL ${closed}`);
    expect([code, `${stdout}${stderr}`.includes('    at ')]).toEqual([1, false]);
  });

  test('a standard input that cannot be read is said', () => {
    const ran = shell('$TOOL audit --stdin <.');
    expect(ran.code).toBe(3);
    inOneSentence(ran, /the standard input cannot be read/);
  });
});

describe('a folder that is gone', () => {
  test.each(['', 'audit', 'audit a.js', 'env', 'audit --history', 'init', 'ci', 'rules'])('stops "%s" with a sentence', (command) => {
    const ran = shell(`mkdir -p gone; cd gone; rmdir ../gone; $TOOL ${command}`);
    expect(ran.code).toBe(3);
    inOneSentence(ran, /the folder this runs in no longer exists/);
  }); // prettier-ignore

  test('does not stop what needs none', () => {
    expect(shell('mkdir gone; cd gone; rmdir ../gone; $TOOL --version')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the folder for temporary files', () => {
  // A lost line of .gitignore is tried out in one.
  beforeEach(() => void repo.stage('.gitignore', '.env\n'));

  test('that is not there or no folder is named', () => {
    for (const TMPDIR of ['/nonexistent', '/dev/null'])
      inOneSentence(repo.tool([], { env: { TMPDIR } }), /no temporary folder can be made/);
    expect(repo.tool([], { env: { TMPDIR: '/nonexistent' } }).code).toBe(3);
  });

  test('that cannot be tidied up is named, and the verdict stays', () => {
    const bin = join(repo.base, 'bin');
    const tmp = join(repo.base, 'tmp');
    for (const folder of [bin, tmp]) mkdirSync(folder);
    // Rights do not hold root back.
    const isRoot = process.getuid?.() === 0;
    const [lock, unlock] = isRoot ? ['chattr +i', 'chattr -i'] : ['chmod 500', 'chmod 700'];
    if (repo.run('sh', ['-c', `${lock} "${tmp}" && ${unlock} "${tmp}"`]).code !== 0) return;
    const usual = repo.tool();
    // A git that locks the folder once it has answered.
    const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    const wrapped = `"${real}" "$@"; code=$?\ncase "$PWD" in "${tmp}"/*) ${lock} "${tmp}";; esac\nexit $code\n`;
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${wrapped}`, { mode: 0o755 });
    const ran = repo.tool([], { env: { TMPDIR: tmp, PATH: `${bin}:${repo.env['PATH']}` } });
    repo.run('sh', ['-c', `${unlock} "${tmp}"`]);
    expect([ran.code, usual.code]).toEqual([1, 1]);
    inOneSentence(ran, /check-staged-\w+ could not be removed: .+\n {2}it is temporary/);
  });
});
