import type { Privilege } from '../core/evidence/evidence.js';

/** What whoever has a leaked value can do with it. */
export const REACH: Readonly<Record<Privilege, string>> = {
  admin: 'admin: it can do everything its account can',
  broad: 'broad: it reaches most of its account',
  scoped: 'scoped: it reaches what it was made for',
  publishable: 'publishable: it is made to be seen',
  unknown: 'not known from its form',
};
