import type { Option } from '../command.js';
import { reportOptions } from '../reporting.js';

export const ciOptions: readonly Option[] = [
  { name: 'range', value: 'A..B', summary: 'check what the commits add that B has and A has not, whatever CI says' },
  {
    name: 'config-from',
    value: 'base|head',
    summary: "whose configuration counts; of a pull request the base's, of a push its own without what it loosens",
  },
  ...reportOptions(),
];
