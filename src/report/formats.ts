import type { Context } from '../context.js';
import type { Finding } from '../core/finding.js';
import type { Report } from '../core/report.js';
import type { Advice } from './advice.js';

/** How a format turns a report into text. */
export type Render = (report: Report, options: RenderOptions) => string;

/**
 * What a report is about: a change that is to be committed, its message, files as they are, all versions there ever were,
 * what is to be pushed, or what a server is sent.
 */
export type Subject = 'commit' | 'message' | 'files' | 'history' | 'push' | 'received';

export interface RenderOptions {
  readonly subject: Subject;
  readonly terminal: Context['terminal'];
  /** Milliseconds the run took; shown to people only, the same input gives the same JSON. */
  readonly elapsed: number;
  readonly verbose: boolean;
  /** The words by which people call the program in this project; its bare name unless given. */
  readonly program?: string;
  /** The repository's key for fingerprints; the common one unless given. */
  readonly fingerprintKey?: string;
  /** What was looked up for the advice on findings; general advice where nothing was. */
  readonly advice?: ReadonlyMap<Finding, Advice>;
  /** Of a commit's message: absolute path of the file that git keeps it in. */
  readonly messageFile?: string;
  /** Whether the commit takes its files from the disk, as `git commit -a` and `git commit FILE` do: unstaging changes nothing. */
  readonly fromDisk?: boolean;
}

/** The formats, each read only when there is something to print. */
export const formats: Readonly<Record<string, (subject: Subject) => Promise<Render>>> = {
  pretty: async (subject) =>
    subject === 'received'
      ? (await import('./received.js')).renderReceived
      : (await import('./pretty.js')).renderPretty,
  json: async () => (await import('./json.js')).renderJson,
};
