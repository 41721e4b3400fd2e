import type { Option } from '../command.js';

const DRY_RUN: Option = { name: 'dry-run', summary: 'show what would change and write nothing' };

export const initOptions: readonly Option[] = [
  DRY_RUN,
  {
    name: 'hooks',
    value: 'NAMES',
    summary: 'pre-commit (default), commit-msg, pre-push; several with commas between',
  },
  {
    name: 'manager',
    value: 'name',
    summary: 'husky, lefthook, simple-git-hooks, pre-commit or git, instead of the one found',
  },
];

export const uninstallOptions: readonly Option[] = [DRY_RUN];
