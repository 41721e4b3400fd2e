import type { Option } from '../command.js';

export const mergeOptions: readonly Option[] = [
  { name: 'format', value: 'FORMAT', summary: 'how to report: pretty (default) or json' },
  { name: 'output', short: 'o', value: 'FILE', summary: 'write the report to a file instead' },
  { name: 'prefix', summary: "put each report's file name ahead of its paths, as of several repositories" },
];
