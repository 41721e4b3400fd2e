import { headBefore, tailAfter } from './around.js';
import { NOWHERE, type Check } from './evidence.js';
import { userReach } from './user.js';

/**
 * Who is the superuser of a server from its installation on: PostgreSQL, SQL Server, Oracle, Elasticsearch, Neo4j,
 * Cassandra (the manuals' chapters on built-in users); the managed databases of DigitalOcean and Aiven.
 */
const BUILT_IN = ['postgres', 'sa', 'sys', 'system', 'elastic', 'neo4j', 'cassandra', 'doadmin', 'avnadmin'];

const LINE_ENDS = '\n\r<>';
const USER_FIELD = /(?:^|[\s;,?&"'`\\-])(?:user(?: ?id|_?name)?|uid)\s{0,2}=[\s\\"']{0,3}([^\s;,&"'`\\]{1,100})/i;
const USER_OPTION = /\s(?:-[uU]|--user(?:name)?)\s?["']?([\w.@-]{1,100})/;

/** The user of a connection string or a call, before or after its password on the line: `User Id=sa;Password=…`, `-U postgres`. */
export const connectionUser: Check = {
  judge(_, { before, after } = NOWHERE) {
    const line = `${tailAfter(before, LINE_ENDS)};${headBefore(after, LINE_ENDS)}`;
    const user = (USER_FIELD.exec(line) ?? USER_OPTION.exec(line))?.[1];
    return user === undefined ? undefined : userReach(user, BUILT_IN);
  },
};

const USER_ENDS = ' \t\n\r"\'`:=;,/>';

/** The user right before its password: `user:password`, `user/password`, `login user password …`. */
export const userAhead: Check = {
  judge(_, { before } = NOWHERE) {
    const text = before.replace(/[:/]$|\s{1,8}password\s{1,8}$/, '');
    const user = text === before ? '' : tailAfter(text, USER_ENDS).replace(/^-u/, '');
    return user === '' ? undefined : userReach(user, BUILT_IN);
  },
};
