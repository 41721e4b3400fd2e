import type { Option } from './command.js';
import { reportOptions } from './reporting.js';

export const auditOptions: readonly Option[] = [
  { name: 'ignored', summary: 'also read the files that git ignores' },
  { name: 'stdin', summary: 'read the standard input instead of files' },
  { name: 'stdin-name', value: 'NAME', summary: 'what the text of --stdin is called: its kind decides how it is read' },
  ...reportOptions(),
];
