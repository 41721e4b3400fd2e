import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Optional packages are binaries for one platform: without them every machine reads the same sources.
const FLAGS = [
  '--ignore-scripts',
  '--omit=optional',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--legacy-peer-deps',
];

/**
 * Installs the listed packages, install scripts off, unless the folder holds just this list already.
 *
 * @param cache the folder to install into, with slashes
 * @param list kind → name → exact version
 * @returns the `node_modules` it leaves and how many packages are in it, dependencies included
 */
export function installed(cache, list) {
  const dependencies = Object.assign({}, ...Object.values(list));
  const wanted = JSON.stringify({ flags: FLAGS, dependencies });
  const stamp = join(cache, 'stamp.json');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamp, 'unfinished');
    writeFileSync(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies }));
    install(cache, Object.keys(dependencies).length);
    writeFileSync(stamp, wanted);
  }
  const modules = join(cache, 'node_modules');
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return { modules, count: Object.keys(packages).length };
}

function install(cache, count) {
  console.log(`installing ${count} packages and what they need; this takes minutes, and only when the list changes`);
  const args = ['install', ...FLAGS, '--loglevel=error', '--prefix', cache];
  const { error, status } = spawnSync('npm', args, { cwd: cache, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm install ended with ${status}: take what npm names out of noise-packages.json`);
}
