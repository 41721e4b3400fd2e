import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { Source } from '../../src/core/source.js';
import { filled, SHORT, type WorstText } from './worst-texts.js';

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

interface Cost {
  readonly time: number;
  readonly decoded: number;
}

function costOf(engine: Engine, { path, unit }: WorstText, size: number): Cost {
  const bytes = filled(unit, size);
  const text: (this: Source, start: number, end: number) => string = Reflect.get(Source.prototype, 'text');
  let decoded = 0;
  Source.prototype.text = function (start, end) {
    const part = text.call(this, start, end);
    decoded += part.length;
    return part;
  };
  const begun = process.cpuUsage();
  scanDocument(engine, { path, bytes, added: 'all' }, () => true);
  const { user, system } = process.cpuUsage(begun);
  Source.prototype.text = text;
  return { time: (user + system) / 1000, decoded };
}

/** The best of some runs, as many as it takes to see growth that is no more than the text's. */
function timesOf(engine: Engine, text: WorstText, first: number): Pick<Measured, 'half' | 'full'> {
  let full = first;
  if (full < QUICK) return { half: full / 2, full };
  let half = Infinity;
  for (let run = 0; run < 4; run++) {
    half = Math.min(half, costOf(engine, text, text.size / 2).time);
    if (full / half < 2.8) break;
    full = Math.min(full, costOf(engine, text, text.size).time);
  }
  return { half, full };
}

/** @returns what scanning the text takes */
export function measured(engine: Engine, text: WorstText): Measured {
  const half = costOf(engine, text, SHORT / 2);
  const short = costOf(engine, text, SHORT);
  const { time } = text.size === SHORT ? short : costOf(engine, text, text.size);
  const decoded = { decodedHalf: half.decoded, decoded: short.decoded };
  return { name: text.name, size: text.size, ...timesOf(engine, text, time), ...decoded };
}
