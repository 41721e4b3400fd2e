import type { Option } from './command.js';

export const rulesOptions: readonly Option[] = [
  { name: 'format', value: 'pretty|json', summary: 'how to print the rules (default: pretty)' },
  { name: 'test', summary: 'try the rules: the examples of custom ones, generated samples of built-in ones' },
  { name: 'seeds', value: 'N', summary: 'how many samples of each built-in rule to try with --test (default: 20)' },
  { name: 'config', short: 'c', value: 'FILE', summary: 'read this configuration' },
];
