import { UserError } from '../../errors.js';
import type { Named } from '../../git/tips.js';

/** What a push does to one ref. */
export interface RefUpdate {
  /** The ref it is about, as it is told to the user. */
  readonly name: string;
  /** What the ref names now; zeros where it is new. */
  readonly before: string;
  /** What it is to name; zeros where it is taken away. */
  readonly after: string;
}

const OID = '(?:[0-9a-f]{64}|[0-9a-f]{40})';
/** Git's manual, "githooks", pre-push. What was pushed may be any expression with blanks in it, such as `:/fix this`. */
const PRE_PUSH = new RegExp(`^(.+) (${OID}) (\\S+) (${OID})$`);
/** Git's manual, "githooks", pre-receive. */
const PRE_RECEIVE = new RegExp(`^(${OID}) (${OID}) (\\S+)$`);

/**
 * @param input what git writes to the standard input of pre-push
 * @throws UserError (exit code 2) for anything else
 */
export function pushedRefs(input: Buffer): readonly RefUpdate[] {
  return rows(input, 'pre-push', PRE_PUSH).map(([, , after, name, before]) => refUpdate(name!, before!, after!));
}

/**
 * @param input what git writes to the standard input of pre-receive
 * @throws UserError (exit code 2) for anything else
 */
export function receivedRefs(input: Buffer): readonly RefUpdate[] {
  return rows(input, 'pre-receive', PRE_RECEIVE).map(([, before, after, name]) => refUpdate(name!, before!, after!));
}

const refUpdate = (name: string, before: string, after: string): RefUpdate => ({ name, before, after });

/** @returns whether an id is whole */
export function isOid(text: string): boolean {
  return new RegExp(`^${OID}$`).test(text);
}

function isZero(oid: string): boolean {
  return /^0+$/.test(oid);
}

/** @returns the objects that come with the push */
export function coming(updates: readonly RefUpdate[]): readonly Named[] {
  return updates.filter(({ after }) => !isZero(after)).map(({ name, after }) => ({ name, id: after }));
}

/** @returns the names of the refs that the push makes */
export function newRefs(updates: readonly RefUpdate[]): readonly string[] {
  return updates.filter(({ before, after }) => isZero(before) && !isZero(after)).map(({ name }) => name);
}

function rows(input: Buffer, hook: string, row: RegExp): readonly RegExpExecArray[] {
  const lines = input.toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, i) => {
    const read = row.exec(line);
    if (read !== null) return read;
    throw new UserError(
      `line ${i + 1} of the standard input is not what git gives to a ${hook} hook`,
      `call this from the ${hook} hook, before anything else there reads the standard input`,
    );
  });
}
