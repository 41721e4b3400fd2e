// Other scanners, measured where they are on PATH: how each is called, which exit codes are no failure (0 unless given), and
// how its findings are counted.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Its exit code for findings, 1, is that for failures, too. */
const LEAKS_FLAGS = ['--no-banner', '--exit-code', '0', '--report-format', 'json', '--report-path'];

const gitleaks = (name) => ({
  name,
  version: [name, 'version'],
  tree: (folder, out) => [name, 'dir', ...LEAKS_FLAGS, out, folder],
  history: (folder, out) => [name, 'git', ...LEAKS_FLAGS, out, folder],
  count: ({ report }) => JSON.parse(report).length,
});

const SECRETLINT_RULES = JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] });

export const RIVALS = [
  gitleaks('gitleaks'),
  gitleaks('betterleaks'),
  {
    name: 'trufflehog',
    version: ['trufflehog', '--version'],
    tree: (folder) => ['trufflehog', 'filesystem', '--no-update', '--no-verification', '--json', folder],
    history: (folder) => ['trufflehog', 'git', '--no-update', '--no-verification', '--json', `file://${folder}`],
    count: ({ stdout }) => stdout.split('\n').filter((line) => line.includes('"DetectorName"')).length,
  },
  {
    name: 'secretlint',
    version: ['secretlint', '--version'],
    tree: () => ['secretlint', '--format', 'json', '--secretlintrcJSON', SECRETLINT_RULES, '**/*'],
    passes: [0, 1],
    count: ({ stdout }) => JSON.parse(stdout).reduce((sum, { messages }) => sum + messages.length, 0),
  },
  {
    name: 'ripsecrets',
    version: ['ripsecrets', '--version'],
    tree: (folder) => ['ripsecrets', folder],
    passes: [0, 1],
    count: ({ stdout }) => stdout.split('\n').filter(Boolean).length,
  },
];

/** @returns what a program calls its version; nothing where it is not on PATH */
export function versionOf({ version: [command, ...args] }) {
  const { error, stdout = '', stderr = '' } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) return undefined;
  return /\d+\.\d+\S*/.exec(stdout + stderr)?.[0] ?? builtVersion(command) ?? 'of unknown version';
}

/** What `go install` noted in a program, which names no version of its own then. */
function builtVersion(command) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find(isProgram);
  const { stdout } = spawnSync('go', ['version', '-m', path ?? command], { encoding: 'utf8' });
  return /^\s*mod\s+\S+\s+v(\S+)/m.exec(stdout ?? '')?.[1];
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
