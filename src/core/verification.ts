/** A request that changes nothing and shows whether a key still works. Nothing sends it yet. */
export interface Verification {
  readonly method: 'GET' | 'POST';
  /** `{value}` stands for the key; any other name in braces for what a user has to supply, such as a host. */
  readonly url: string;
  /** Where the key goes: "Bearer header", "header x-api-key", "query key", "basic user". */
  readonly auth: string;
  /** The answer to a key that works. */
  readonly live: string;
  /** The answer to a key that does not. */
  readonly dead: string;
}

type Answers = Partial<Pick<Verification, 'live' | 'dead'>>;

/** @returns a GET request; a working key is answered with status 200 and any other with 401 unless given */
export function askByGet(url: string, auth: string, answers: Answers = {}): Verification {
  return { method: 'GET', url, auth, live: 'status 200', dead: 'status 401', ...answers };
}

/** @returns a POST request; the answers are those of `askByGet` unless given */
export function askByPost(url: string, auth: string, answers: Answers = {}): Verification {
  return { ...askByGet(url, auth, answers), method: 'POST' };
}
