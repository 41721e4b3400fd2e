// Shows the tool at work: packs it, installs it into a scratch repository, lets `init` put the hook in, commits clean
// work, then tries to commit a leaked key and an env file.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

const house = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'check-staged-demo-'));
const repository = join(scratch, 'shop');

/** A made-up token that checks out: GitHub's shape, with its checksum. */
function madeUpToken() {
  const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const body = [...randomBytes(30)].map((byte) => base62[byte % 62]).join('');
  let checksum = '';
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62)) checksum = base62[rest % 62] + checksum;
  return `ghp_${body}${checksum.padStart(6, '0')}`;
}

function run(command, args, options = {}) {
  return execFileSync(command, args, { cwd: repository, encoding: 'utf8', ...options });
}

function shown(line) {
  console.log(`\n$ ${line}`);
  const ran = spawnSync('sh', ['-c', line], { cwd: repository, stdio: 'inherit' });
  return ran.status;
}

function expect(what, holds) {
  if (holds) return;
  console.error(`\nThe demo expected that ${what}.`);
  process.exitCode = 1;
}

try {
  mkdirSync(repository);
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch, house]),
  );
  run('git', ['init', '-q', '-b', 'main']);
  run('git', ['config', 'user.name', 'Demo']);
  run('git', ['config', 'user.email', 'demo@example.com']);
  writeFileSync(join(repository, 'package.json'), '{\n  "name": "shop",\n  "private": true\n}\n');
  writeFileSync(join(repository, '.gitignore'), 'node_modules/\n');
  run('npm', ['install', '-D', '--silent', '--offline', '--no-audit', '--no-fund', join(scratch, filename)]);

  console.log('A new repository, with check-staged installed.');
  expect('init succeeds', shown('npx check-staged init') === 0);
  expect('env --fix succeeds', shown('npx check-staged env --fix') === 0);

  console.log('\n--- Clean work: the hook says nothing.');
  writeFileSync(join(repository, 'shop.js'), 'export const token = process.env.GITHUB_TOKEN;\n');
  expect('a clean commit passes', shown('git add . && git commit -q -m "Open the shop" && git log --oneline') === 0);

  console.log('\n--- A key, hard-coded: refused.');
  appendFileSync(join(repository, 'shop.js'), `const token2 = '${madeUpToken()}';\n`);
  expect('a leaked key is refused', shown('git commit -a -m "Try a key"') !== 0);
  run('git', ['checkout', '-q', 'HEAD', '--', 'shop.js']);

  console.log('\n--- An env file, forced in: refused.');
  writeFileSync(join(repository, '.env'), 'GREETING=hello\n');
  expect('an env file is refused', shown('git add -f .env && git commit -m "Add settings"') !== 0);

  const commits = run('git', ['rev-list', '--count', 'HEAD']).trim();
  expect('only the clean commit is in the history', commits === '1');
  console.log(`\nThe history holds ${commits} commit: the clean one.`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
