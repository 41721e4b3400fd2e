import { wordsOf } from '../names.js';
import { nameable } from './around.js';
import type { Evidence } from './evidence.js';

/** Names of users who may do everything, whatever the service. */
const ADMINISTRATORS = new Set([
  'root',
  'admin',
  'administrator',
  'superuser',
  'superadmin',
  'sysadmin',
  'dba',
  'dbadmin',
]);

/** Words by which users are named who only read. */
const READS = new Set('readonly reader viewer report reports reporter reporting monitor monitoring'.split(' '));

/** `admin%40server` is how some hosts want the user of a server; `DOMAIN\user` and `user@host` name one too. */
function bareName(user: string): string {
  return user
    .replace(/(?:%40|@).*$/i, '')
    .replace(/^.*(?:%5c|\\)/i, '')
    .toLowerCase();
}

function onlyReads(words: readonly string[]): boolean {
  if (words.some((word) => READS.has(word))) return true;
  const joined = `_${words.join('_')}_`;
  return joined.includes('_read_only_') || joined.startsWith('_ro_') || joined.endsWith('_ro_');
}

/**
 * What a user's name tells of its rights. The note never shows a name that may be a secret itself.
 *
 * @param user as it stands in a URL or a connection string, percent-encoded or not
 * @param superusers names, in lower case, that the service gives its superuser from the start
 * @returns nothing where the name is like any other
 */
export function userReach(user: string, superusers: readonly string[] = []): Evidence | undefined {
  const name = bareName(user.slice(0, 100));
  const says = { verdict: 'grades', aside: true } as const;
  if (superusers.includes(name))
    return { ...says, privilege: 'admin', note: `its user ${name} is the superuser unless the server says otherwise` };
  if (ADMINISTRATORS.has(name))
    return { ...says, privilege: 'admin', note: `its user is named ${name}, as administrators are` };
  if (!onlyReads(wordsOf(name))) return undefined;
  const shown = nameable(name);
  return {
    ...says,
    privilege: 'scoped',
    note: `its user${shown === undefined ? '' : ` ${shown}`} is named like one that only reads`,
  };
}
