import type { Context } from '../../context.js';
import { keepStart } from '../../report/layout.js';
import type { Count } from './batch.js';

/** Milliseconds between two looks at a terminal, and between two lines of a log. */
const OFTEN = 200;
const SELDOM = 60_000;
/** Whoever waits less need not be told. */
const PATIENCE = 1000;

/** Tells how far a long audit is: on a terminal in one line that changes and goes, in a log by a line a minute. */
export class Progress {
  readonly #to: Context['progress'];
  readonly #clock: () => number;
  #noun = '';
  #total = 0;
  #began = 0;
  #told = 0;
  #shown = false;
  #done = 0;
  #bytes = 0;
  #found = 0;

  /** @param clock milliseconds, from any moment */
  constructor(to: Context['progress'], clock: () => number) {
    this.#to = to;
    this.#clock = clock;
  }

  /** @param noun what is counted, in the plural */
  begin(total: number, noun: string): void {
    this.#total = total;
    this.#noun = noun;
    this.#began = this.#clock();
    this.#told = this.#began + (this.#to.isTTY ? PATIENCE - OFTEN : 0);
    [this.#done, this.#bytes] = [0, 0];
  }

  step({ files, bytes }: Count, found: number): void {
    this.#done += files;
    this.#bytes += bytes;
    this.#found += found;
    const now = this.#clock();
    if (now - this.#told < (this.#to.isTTY ? OFTEN : SELDOM)) return;
    this.#told = now;
    this.#show(this.#line((now - this.#began) / 1000));
  }

  /** Takes the line off the terminal, for the report. */
  end(): void {
    if (this.#shown && this.#to.isTTY) this.#to.tell(CLEAR);
    this.#shown = false;
  }

  #show(line: string): void {
    this.#shown = true;
    this.#to.tell(this.#to.isTTY ? `${CLEAR}${keepStart(line, this.#to.columns - 1)}` : `check-staged: ${line}\n`);
  }

  #line(seconds: number): string {
    const left = this.#done === 0 ? undefined : (seconds * Math.max(0, this.#total - this.#done)) / this.#done;
    return [
      `${this.#done.toLocaleString('en')} of ${this.#total.toLocaleString('en')} ${this.#noun}`,
      `${(this.#bytes / 1e6 / seconds).toFixed(0)} MB/s`,
      ...(left === undefined ? [] : [`${span(left)} left`]),
      `${this.#found} found`,
    ].join(' · ');
  }
}

/** To the line's beginning, and erase it (ECMA-48, EL). */
const CLEAR = '\r\u001B[K';

function span(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
