/** 2: wrong usage or config. 3: something could not be scanned, so nothing may pass. */
type FailureCode = 2 | 3;

/**
 * What a user can cause: told in one sentence and one thing to do, without a stack trace. Anything else thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /**
   * @param message one sentence saying what is wrong; may hold untrusted text, escaped when printed
   * @param hint what to do about it
   * @param exitCode 2 for usage and config, 3 for what could not be scanned
   */
  constructor(
    message: string,
    readonly hint: string,
    readonly exitCode: FailureCode = 2,
  ) {
    super(message);
  }
}

/** @returns the error that refuses because something could not be scanned (exit code 3) */
export function cannotScan(message: string, hint: string): UserError {
  return new UserError(message, hint, 3);
}

/**
 * Runs a parser that calls itself for each level of nesting.
 *
 * @param name what to call the file in the error
 * @throws UserError (exit code 2) where the file nests deeper than the stack is
 */
export function readNested<T>(name: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${name} nests too deeply to be read`, 'reduce its levels of brackets');
  }
}
