// What `npm install` runs in this repository: puts the hooks in place, and builds where nothing is built yet, so that the
// package can be installed from git (as the pre-commit framework does).
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (command) => execSync(command, { stdio: ['ignore', 'ignore', 'inherit'] });

// A global install from git comes here without the development dependencies: npm hands its own `--global` down.
if (!existsSync('node_modules/rolldown')) run('npm ci --no-global --include=dev --ignore-scripts --no-audit --no-fund');
if (existsSync('.git')) run('npx --no-install husky');
if (!existsSync('dist/main.cjs')) run('npm run --no-global build');
