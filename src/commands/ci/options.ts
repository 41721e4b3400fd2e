import type { Option } from '../command.js';
import { reportOptions } from '../reporting.js';

export const ciOptions: readonly Option[] = [
  { name: 'range', value: 'A..B', summary: 'check what the commits add that B has and A has not, whatever CI says' },
  ...reportOptions(),
];
