/** Everything a command may know of the process it runs in; made once, by an entry point. */
export interface Context {
  /** Absolute path of the folder the tool was called in. */
  readonly cwd: string;
  /** Absolute path of the program's own `main.cjs`: where it is installed decides how people call it. */
  readonly program: string;
  /** The environment as given; handed to git as it is, but for what would bend its output. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Where the report goes: whether it is a terminal, how wide, and whether it shows colours. */
  readonly terminal: { readonly isTTY: boolean; readonly columns: number; readonly color: boolean };
  /** Where a long run tells how far it is: the standard error, at once. */
  readonly progress: {
    readonly isTTY: boolean;
    readonly columns: number;
    readonly tell: (text: string) => void;
  };
  /**
   * @returns what says that the user or the system wants the run to end; whoever asks for it ends by itself, with what there is
   *   until then, and a second signal ends the process
   */
  readonly stopped: () => AbortSignal;
  /** Brings all of the standard input, where a command asks for it. */
  readonly stdin: () => Promise<Buffer>;
  /** Milliseconds since the process started, for the one line that says how long it took. */
  readonly elapsed: () => number;
  /** Seconds since 1970 when the process started: what tells which tokens have expired. */
  readonly now: number;
}

/** What a command leaves: text for both streams and the exit code (0 clean, 1 blocked, 2 usage, 3 not everything scanned). */
export interface Outcome {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode: 0 | 1 | 2 | 3;
}
