import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn, told } from './history.js';

let repo: Scratch;

/** One file and secret a day on main; on the third a branch with one of its own, merged on the sixth. */
beforeAll(() => {
  repo = new Scratch();
  const add = (path: string, day: number): void => {
    repo.stage(path, `const token = '${githubToken(day)}';\n`);
    commitOn(repo, day, `day ${day}`);
  };
  for (const day of [1, 2]) add(`src/d${day}.js`, day);
  repo.git('checkout', '-q', '-b', 'side');
  add('side.js', 3);
  repo.git('checkout', '-q', 'main');
  add('src/d4.js', 4);
  add('d5.js', 5);
  repo.git('merge', '-q', '--no-ff', '--no-commit', 'side');
  commitOn(repo, 6, `day 6\n\n${githubToken(6)}`);
  repo.git('tag', '-a', 'v1', '-m', githubToken(7), 'HEAD~2');
  repo.git('update-ref', 'refs/remotes/origin/far', 'HEAD~2');
});
afterAll(() => repo.remove());

const days = (...args: readonly string[]): string =>
  told(repo, ...args)
    .map((line) => line.split(/[:.]/)[0])
    .join(' ');

describe('a part of the history', () => {
  const all = '(commit message) (message of tag v1) d5 side src/d1 src/d2 src/d4';

  test('all of it', () => {
    expect(days()).toBe(all);
    expect(repo.tool(['audit', '--format', 'json']).stdout).not.toContain('"commit"');
  });

  test('a range has what its commits add, and not what a merge takes over', () => {
    expect(days('--range', 'main~1..main')).toBe('(commit message) side');
    expect(days('--range', 'side..main')).toBe('(commit message) d5 src/d4');
    expect(days('--range', 'v1..')).toBe('(commit message) d5 side');
    expect(days('--range', 'HEAD~3..refs/remotes/origin/far')).toBe('src/d4');
    expect(auditHistory(repo, '--range', '..main')).toMatchObject({ code: 0, report: { scanned: { files: 0 } } });
  });

  test('a branch, of this clone and of another', () => {
    expect(days('--branch', 'side')).toBe('side src/d1 src/d2');
    expect(days('--branch', 'origin/far')).toBe('src/d1 src/d2 src/d4');
  });

  test('from a date on, which alone is the first second of the day', () => {
    const fifth = '(commit message) (message of tag v1) d5';
    expect(days('--since', '2024-01-05')).toBe(fifth);
    expect(days('--since', '2024-01-05T12:00:00Z')).toBe(fifth);
    expect(days('--since', '2024-01-05T12:00:01Z')).toBe('(commit message) (message of tag v1)');
    expect(days('--since', '2024-01-05T13:00+01:00')).toBe(fifth);
    expect(days('--since', '2024-01-06T12:00:01Z')).toBe('');
    expect(days('--since', '2024-01-01')).toBe(all);
  });

  test('newer commits behind an older one, where a clock was wrong', () => {
    const clock = new Scratch();
    for (const [year, seed] of [
      [2024, 1],
      [2001, 2],
      [2024, 3],
    ] as const) {
      clock.env['GIT_COMMITTER_DATE'] = `${year}-01-01T00:00:00Z`;
      clock.stage(`f${seed}.js`, `const token = '${githubToken(seed)}';\n`).commit(`c${seed}`);
    }
    expect(told(clock, '--since', '2010-01-01').map((line) => line.slice(0, 5))).toEqual(['f1.js', 'f3.js']);
    clock.remove();
  });

  test('the newest so many, together with others', () => {
    expect(days('--max-commits', '2')).toBe('(commit message) d5');
    expect(days('--branch', 'side', '--max-commits', '1')).toBe('side');
    expect(days('--range', 'side..main', '--since', '2024-01-05')).toBe('(commit message) d5');
    expect(days('--max-commits', '99')).toBe(all.replace(' (message of tag v1)', ''));
  });

  test('paths, without messages; also from a folder, and a path that is no longer there', () => {
    expect(days('src')).toBe('src/d1 src/d2 src/d4');
    expect(days('src/d2.js', 'd5.js')).toBe('d5 src/d2');
    const below = repo.tool(['audit', '--history', '--format', 'json', 'd1.js'], { cwd: 'src' });
    expect(JSON.parse(below.stdout)).toMatchObject({ findings: [{ path: 'src/d1.js' }], scanned: { files: 1 } });
  });

  test('a value that HEAD still holds in a version outside the part', () => {
    const kept = new Scratch();
    const using = `const token = '${githubToken()}';\n`;
    for (const [day, text] of [using, `// more\n${using}`].entries()) {
      kept.stage('a.js', text);
      commitOn(kept, day + 1, `day ${day + 1}`);
    }
    kept.git('branch', 'old', 'HEAD~1');
    expect(told(kept, '--branch', 'old')).toEqual(['a.js:1 day 1 2024-01-01 kept']);
    kept.stage('a.js', 'clean\n');
    commitOn(kept, 3, 'day 3');
    expect(told(kept, '--branch', 'old')).toEqual(['a.js:1 day 1 2024-01-01 gone']);
    kept.remove();
  });

  test('what the configuration covers is listed, and found where another path has it', () => {
    repo.write('check-staged.config.json', '{ "ignorePaths": ["src/"] }');
    const { report } = auditHistory(repo, '--branch', 'side');
    expect(report.findings.map(({ path }) => path)).toEqual(['side.js']);
    expect(report.skipped).toEqual(
      ['src/d1.js', 'src/d2.js'].map((path) => ({
        path,
        reason: '"ignorePaths" of check-staged.config.json covers it',
      })),
    );
    repo.run('rm', ['check-staged.config.json']);
  });
});

describe('wrong input', () => {
  test.each<[args: string[], message: string, hint: string]>([
    [
      ['--range', 'v1..nowhere'],
      'the range v1..nowhere names nowhere, which is no commit here',
      'see `git log --all --oneline`',
    ],
    [['--range', '-x..main'], 'the range -x..main names -x, which is no commit here', 'see `git log --all --oneline`'],
    [['--range', 'main'], '--range does not know "main"', 'write it as A..B: what B has and A has not'],
    [['--range', 'a...b'], '--range does not know "a...b"', 'write it as A..B: what B has and A has not'],
    [['--range', 'a..b..c'], '--range does not know "a..b..c"', 'write it as A..B: what B has and A has not'],
    [['--branch', 'mian'], 'there is no branch "mian"', 'did you mean "main"?'],
    [['--branch', 'v1'], 'there is no branch "v1"', '`git branch --all` lists them'],
    [['--branch', 'a', '--range', 'a..b'], '--range and --branch both say where to begin', 'leave out one of them'],
    ...['0', '-1', '1.5', 'ten', '1e3'].map((n): [string[], string, string] => [
      [`--max-commits=${n}`],
      `--max-commits takes a number from 1, not "${n}"`,
      'as in --max-commits 1000',
    ]),
    ...['yesterday', '2024-02-30', '2024-1-1', '2024-01-01T10:00'].map((date): [string[], string, string] => [
      ['--since', date],
      `--since does not know the date "${date}"`,
      'write it as 2024-01-31, or with a time: 2024-01-31T18:00:00Z',
    ]),
    [['--history', '--stdin'], '--stdin has no history', 'leave out --stdin, or what asks for the history'],
    [['--history', '--ignored'], '--ignored has no history', 'leave out --ignored, or what asks for the history'],
    [['--allow-missing'], '--allow-missing is about the history', 'give --history too'],
    [['--history', 'nowhere.js'], 'nothing in the history lies at nowhere.js', 'check the spelling of the path'],
  ])('%j', (args, message, hint) => {
    expect(repo.tool(['audit', ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `check-staged: ${message}\n  ${hint}\n`,
    });
  });

  test('outside a repository', () => {
    const folder = new Scratch(false);
    expect(folder.tool(['audit', '--history'])).toMatchObject({ code: 3, stdout: '' });
    folder.remove();
  });
});
