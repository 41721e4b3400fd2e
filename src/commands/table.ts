import type { Command } from './command.js';
import { auditOptions } from './audit/options.js';
import { checkOptions, run as check } from './check.js';
import { envOptions } from './env-options.js';
import { initOptions, uninstallOptions } from './hooks/options.js';
import { ciOptions } from './ci/options.js';
import { mergeOptions } from './merge/options.js';
import { serverOptions } from './push/options.js';
import { reportOptions } from './reporting.js';
import { rulesOptions } from './rules-options.js';

/** Every command; the first one runs when none is named, and being the hook's it is never worth a second file to load. */
export const commands: readonly Command[] = [
  {
    name: '',
    summary:
      'Checks what is staged: every added line against the secret rules, every path against the env-file policy.',
    positionals: '[paths…]',
    options: checkOptions,
    load: () => Promise.resolve(check),
  },
  {
    name: 'init',
    summary: "puts the check into this repository's hooks",
    options: initOptions,
    load: async () => (await import('./init.js')).run,
  },
  {
    name: 'uninstall',
    summary: 'takes out of the hooks what init put there',
    options: uninstallOptions,
    load: async () => (await import('./uninstall.js')).run,
  },
  {
    name: 'audit',
    summary: 'checks files as they are: a working tree, any folder, or the standard input',
    positionals: '[paths…]',
    options: auditOptions,
    load: async () => (await import('./audit/audit.js')).run,
  },
  {
    name: 'merge',
    summary: 'joins JSON reports into one, as of the parts of an audit',
    positionals: 'REPORT…',
    options: mergeOptions,
    load: async () => (await import('./merge/merge.js')).run,
  },
  {
    name: 'commit-msg',
    summary: 'checks the message of a commit, from the hook of that name',
    positionals: 'FILE',
    options: reportOptions(),
    load: async () => (await import('./commit-msg.js')).run,
  },
  {
    name: 'pre-push',
    summary: 'checks what a push brings that the remote does not have, from the hook of that name',
    positionals: '[REMOTE URL]',
    options: reportOptions(),
    load: async () => (await import('./push/pre-push.js')).run,
  },
  {
    name: 'pre-receive',
    summary: 'checks what a server is sent, from its hook of that name',
    options: serverOptions,
    load: async () => (await import('./push/server.js')).preReceive,
  },
  {
    name: 'update',
    summary: 'the same for one ref, from the hook of that name',
    positionals: 'REF OLD NEW',
    options: serverOptions,
    load: async () => (await import('./push/server.js')).update,
  },
  {
    name: 'ci',
    summary: 'checks what a pull request or a push adds, in the CI it runs in',
    options: ciOptions,
    load: async () => (await import('./ci/ci.js')).run,
  },
  {
    name: 'env',
    summary: 'checks the env-file policy of the whole repository; --fix repairs .gitignore',
    options: envOptions,
    load: async () => (await import('./env.js')).run,
  },
  {
    name: 'rules',
    summary: 'lists the rules, or explains one',
    positionals: '[id]',
    options: rulesOptions,
    load: async () => (await import('./rules.js')).run,
  },
];
