import type { Context } from '../src/context.js';
import { MAIN } from './scratch.js';

/** A context as a pipe's end sees the program: no terminal, nothing on the standard input, a clock that stands. */
export function contextIn(cwd: string, env: NodeJS.ProcessEnv = {}): Context {
  return {
    cwd,
    program: MAIN,
    env,
    terminal: { isTTY: false, columns: 80, color: false },
    progress: { isTTY: false, columns: 80, tell: () => undefined },
    stopped: () => new AbortController().signal,
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    elapsed: () => 0,
    now: 1_750_000_000,
  };
}
