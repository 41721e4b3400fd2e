import type { Option } from './command.js';

export const rulesOptions: readonly Option[] = [
  { name: 'format', value: 'pretty|json', summary: 'how to print the rules (default: pretty)' },
];
