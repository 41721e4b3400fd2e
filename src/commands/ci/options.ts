import type { Option } from '../command.js';
import { reportOptions } from '../reporting.js';

export const ciOptions: readonly Option[] = [
  { name: 'range', value: 'A..B', summary: 'check what the commits add that B has and A has not, whatever CI says' },
  { name: 'no-cache', summary: 'read all of it, also what a run before found nothing in' },
  ...reportOptions(),
];
