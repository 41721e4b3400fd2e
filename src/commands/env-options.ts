import type { Option } from './command.js';

export const envOptions: readonly Option[] = [
  { name: 'fix', summary: 'write the missing patterns to .gitignore' },
  { name: 'untrack', summary: 'with --fix, also take tracked env files out of git; they stay on disk' },
  { name: 'format', value: 'pretty|json', summary: 'how to print what was found (default: pretty)' },
];
