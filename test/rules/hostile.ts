import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { Source } from '../../src/core/source.js';
import { filled, type WorstText } from './worst-texts.js';

/** What scanning a text and the first half of it took, in milliseconds of the processor. */
export interface Measured {
  readonly name: string;
  readonly size: number;
  readonly half: number;
  readonly full: number;
  /** How many bytes a scan of less decodes, and of twice as much: a part of its work that is the same on every machine. */
  readonly decodedHalf: number;
  readonly decoded: number;
}

/** Below it a clock tells nothing about growth. */
const QUICK = 80;

function timed(engine: Engine, { path, unit }: WorstText, size: number): number {
  const bytes = filled(unit, size);
  const begun = process.cpuUsage();
  scanDocument(engine, { path, bytes, added: 'all' }, () => true);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** The best of some runs, as many as it takes to see growth that is no more than the text's. */
function timesOf(engine: Engine, text: WorstText): Pick<Measured, 'half' | 'full'> {
  let full = timed(engine, text, text.size);
  if (full < QUICK) return { half: full / 2, full };
  let half = Infinity;
  for (let run = 0; run < 4; run++) {
    half = Math.min(half, timed(engine, text, text.size / 2));
    if (full / half < 2.8) break;
    full = Math.min(full, timed(engine, text, text.size));
  }
  return { half, full };
}

/** The largest window that a rule opens is some 16 kB; a text must be longer for its growth to show. */
const WORK = 64 * 1024;

function decodedOf(engine: Engine, { path, unit }: WorstText, size: number): number {
  const text: (this: Source, start: number, end: number) => string = Reflect.get(Source.prototype, 'text');
  let sum = 0;
  Source.prototype.text = function (start, end) {
    const part = text.call(this, start, end);
    sum += part.length;
    return part;
  };
  scanDocument(engine, { path, bytes: filled(unit, size), added: 'all' }, () => true);
  Source.prototype.text = text;
  return sum;
}

/** @returns what scanning the text takes */
export function measured(engine: Engine, text: WorstText): Measured {
  const decoded = { decodedHalf: decodedOf(engine, text, WORK / 2), decoded: decodedOf(engine, text, WORK) };
  return { name: text.name, size: text.size, ...timesOf(engine, text), ...decoded };
}
