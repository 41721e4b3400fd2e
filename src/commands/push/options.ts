import type { Option } from '../command.js';
import { reportOptions } from '../reporting.js';

/** Git waits for the hook, and whoever pushes for git; hosts give a hook about a minute. */
export const BUDGET_SECONDS = 60;

export const serverOptions: readonly Option[] = [
  {
    name: 'budget',
    value: 'SECONDS',
    summary: `how long it may take before the push is refused unchecked; ${BUDGET_SECONDS} unless given`,
  },
  ...reportOptions(),
];
