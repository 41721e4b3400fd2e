// Other scanners, measured where they are on PATH: how each is called, and how its findings are counted.
import { spawnSync } from 'node:child_process';

const gitleaks = (name) => ({
  name,
  version: [name, 'version'],
  tree: (folder, out) => [name, 'dir', '--no-banner', '--report-format', 'json', '--report-path', out, folder],
  history: (folder, out) => [name, 'git', '--no-banner', '--report-format', 'json', '--report-path', out, folder],
  count: ({ report }) => JSON.parse(report).length,
});

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
    tree: (folder) => ['secretlint', '--format', 'json', '--no-glob=false', `${folder}/**/*`],
    count: ({ stdout }) => JSON.parse(stdout).reduce((sum, { messages }) => sum + messages.length, 0),
  },
  {
    name: 'ripsecrets',
    version: ['ripsecrets', '--version'],
    tree: (folder) => ['ripsecrets', folder],
    count: ({ stdout }) => stdout.split('\n').filter(Boolean).length,
  },
];

/** @returns what a program calls its version; nothing where it is not on PATH */
export function versionOf({ version: [command, ...args] }) {
  const { error, stdout = '', stderr = '' } = spawnSync(command, args, { encoding: 'utf8' });
  return error ? undefined : (/\d+\.\d+\S*/.exec(stdout + stderr)?.[0] ?? 'of unknown version');
}
