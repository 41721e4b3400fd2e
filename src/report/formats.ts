import type { Context } from '../context.js';
import type { Report } from '../core/report.js';
import { renderPretty } from './pretty.js';

/** How a format turns a report into text. */
export type Render = (report: Report, options: RenderOptions) => string;

export interface RenderOptions {
  readonly terminal: Context['terminal'];
  /** Milliseconds the run took; shown to people only, the same input gives the same JSON. */
  readonly elapsed: number;
  readonly verbose: boolean;
}

/** The formats; what a hook does not need is read only when asked for. */
export const formats: Readonly<Record<string, () => Promise<Render>>> = {
  pretty: () => Promise.resolve(renderPretty),
  json: async () => (await import('./json.js')).renderJson,
};
