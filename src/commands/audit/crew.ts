import { Worker } from 'node:worker_threads';
import type { PolicyData } from '../../config/policy.js';
import type { CustomRule } from '../../core/custom-rule.js';
import { installedFile } from '../../disk/installed.js';
import { UserError } from '../../errors.js';
import type { GitPlace } from '../../git/run.js';
import type { Auditor } from './auditor.js';
import type { Batch, BatchResult } from './batch.js';
import { received, type SentResult } from './wire.js';

/** What a thread is started with; the rules it makes ready by itself. */
export interface WorkerRequest {
  readonly place: GitPlace;
  readonly root: string;
  readonly config: PolicyData;
  readonly now: number;
  readonly thorough: boolean;
  readonly archives: boolean;
}

/** A thread's answer to a batch. */
export type Answer =
  | { readonly result: SentResult }
  | { readonly refused: { readonly message: string; readonly hint: string; readonly exitCode: 2 | 3 } };

/** Who shares the work. */
export interface Crew {
  /** At most so many threads beside this one; 1 is this one. */
  readonly jobs: number;
  /** Whether threads are started whatever there is to do. */
  readonly atOnce: boolean;
  /** Does the first of it, or all where there is little. */
  readonly auditor: Auditor;
  readonly request: WorkerRequest;
  readonly custom: readonly CustomRule[];
  readonly stop: AbortSignal;
}

/** What threads must seem to save: each takes half a second to start and to become quick, and git wants a core, too. */
const WORTH_MS = 2000;
/** Until then this thread itself becomes quick, so that what is left cannot be told. */
const WARM_MS = 500;

/**
 * Has batches audited, by threads as soon as there is more than a moment's work.
 *
 * @param take gets each result as it comes, with the number of its batch: not in their order
 * @returns when all are done, or soon after the crew was stopped; what was at work then is lost
 * @throws UserError where a batch does
 */
export async function auditAll(
  batches: readonly Batch[],
  crew: Crew,
  take: (number: number, result: BatchResult) => void,
): Promise<void> {
  const next = crew.atOnce && crew.jobs > 1 ? 0 : await beginAlone(batches, crew, take);
  const threads = Math.min(crew.jobs, batches.length - next);
  if (threads > 0 && !crew.stop.aborted) await share(batches, next, threads, crew, take);
}

/** @returns the number of the first batch that is left to threads */
async function beginAlone(
  batches: readonly Batch[],
  { jobs, auditor, stop }: Crew,
  take: (number: number, result: BatchResult) => void,
): Promise<number> {
  const start = performance.now();
  let next = 0;
  while (next < batches.length) {
    const began = performance.now();
    const result = await auditor.audit(batches[next]!);
    // Signals are heard between turns only.
    await new Promise(setImmediate);
    if (stop.aborted) break;
    take(next++, result);
    const left = (performance.now() - began) * (batches.length - next);
    if (began - start > WARM_MS && left * (1 - 1 / jobs) > WORTH_MS) break;
  }
  return next;
}

async function share(
  batches: readonly Batch[],
  from: number,
  threads: number,
  { request, custom, stop }: Crew,
  take: (number: number, result: BatchResult) => void,
): Promise<void> {
  let heard = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    heard = resolve;
  });
  stop.addEventListener('abort', heard);
  const workers = Array.from(
    { length: threads },
    () => new Worker(installedFile('worker.cjs'), { workerData: request }),
  );
  let next = from;
  const work = async (worker: Worker): Promise<void> => {
    while (next < batches.length && !stop.aborted) {
      const number = next++;
      const answer = await asked(worker, batches[number]!);
      if (stop.aborted) return;
      if ('refused' in answer) throw refusal(answer.refused);
      take(number, received(answer.result, custom));
    }
  };
  try {
    await Promise.race([stopped, Promise.all(workers.map(work))]);
  } finally {
    stop.removeEventListener('abort', heard);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function asked(worker: Worker, batch: Batch): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const left = (code: number): void => reject(new Error(`a thread ended with ${code}`));
    worker.once('error', reject);
    worker.once('exit', left);
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject);
      worker.off('exit', left);
      resolve(answer);
    });
    worker.postMessage(batch);
  });
}

function refusal({ message, hint, exitCode }: Extract<Answer, { refused: unknown }>['refused']): UserError {
  return new UserError(message, hint, exitCode);
}
