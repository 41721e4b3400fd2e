/** A change to one file, planned as data so that it can be shown before it is made. Texts are UTF-8. */
export interface Edit {
  /** Absolute path. */
  readonly path: string;
  /** The file's text as the plan saw it; `undefined` where the file does not exist. */
  readonly before: string | undefined;
  /** The text to write; `undefined` to remove the file. */
  readonly after: string | undefined;
  /** File mode for a new file, 0o644 unless given; an existing file keeps its own. */
  readonly mode?: number;
  /** One sentence for the user: what this changes. */
  readonly summary: string;
}
