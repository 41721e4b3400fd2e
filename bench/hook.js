// The hook on a commit of 3 files in a repository of 40, against what cannot be had for less: a bare node and the diff.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns } from './turns.js';

const SECRETLINT = ['secretlint@11', '@secretlint/secretlint-rule-preset-recommend@11'];

/** A repository of 40 source files of this project, 3 of them staged with a change. */
function repository(house, folder) {
  mkdirSync(folder);
  const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  const sources = readdirSync(join(house, 'src/core')).filter((name) => name.endsWith('.ts'));
  for (let i = 0; i < 40; i++)
    cpSync(join(house, 'src/core', sources[i % sources.length]), join(folder, `file${i}.ts`));
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n.env\n.env.*\n');
  git('add', '-A');
  git('-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '-q', '-m', 'base');
  const staged = ['file1.ts', 'file2.ts', 'file3.ts'];
  for (const name of staged) cpSync(join(house, 'src/main.ts'), join(folder, name));
  git('add', '-A');
  return staged;
}

function secretlint(cache) {
  mkdirSync(cache, { recursive: true });
  const main = join(cache, 'node_modules/secretlint/bin/secretlint.js');
  if (!existsSync(main))
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', cache, ...SECRETLINT], {
      stdio: 'inherit',
    });
  writeFileSync(
    join(cache, 'secretlintrc.json'),
    JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }),
  );
  return [main, '--secretlintrc', join(cache, 'secretlintrc.json')];
}

/** Prints medians and ratios for each Node. */
export function benchHook(house, nodes, rounds) {
  const scratch = mkdtempSync(join(tmpdir(), 'check-staged-bench-'));
  try {
    const cwd = join(scratch, 'repository');
    const staged = repository(house, cwd);
    const other = secretlint(join(house, 'node_modules/.cache/check-staged-bench'));
    for (const node of nodes) {
      const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
      const ms = inTurns(
        {
          floor: [
            [node, '-e', '0'],
            ['git', 'diff', '--cached'],
          ],
          hook: [[node, join(house, 'dist/main.cjs')]],
          secretlint: [[node, ...other, ...staged]],
        },
        rounds,
        { cwd },
      );
      const against = (name) => `${ms[name].toFixed(0)} ms, ${(ms[name] / ms.floor).toFixed(2)} × the floor`;
      console.log(
        `hook, 3 files of 40, Node ${version}: floor (node -e 0, git diff --cached) ${ms.floor.toFixed(0)} ms`,
      );
      console.log(`  check-staged ${against('hook')}`);
      console.log(`  secretlint   ${against('secretlint')}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
