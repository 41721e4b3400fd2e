import type { Option } from '../command.js';

export const serverOptions: readonly Option[] = [
  { name: 'budget', value: 'SECONDS', summary: 'refuse what cannot be checked in this time; 60 unless given' },
  { name: 'block-on', value: 'LEVEL', summary: 'the confidence that blocks: low, medium (default), high or certain' },
  { name: 'config', short: 'c', value: 'FILE', summary: 'read this configuration' },
];
