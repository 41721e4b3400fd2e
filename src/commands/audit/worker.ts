import { parentPort, workerData } from 'node:worker_threads';
import { readyPolicy } from '../../config/policy.js';
import { UserError } from '../../errors.js';
import { configuredRules } from '../engine-of.js';
import { Auditor } from './auditor.js';
import type { Batch } from './batch.js';
import type { Answer, WorkerRequest } from './crew.js';
import { sent } from './wire.js';

// A thread of an audit: makes the rules ready as its parent did, and answers each batch with what it brought.

async function auditor({ config, ...rest }: WorkerRequest): Promise<Auditor> {
  return new Auditor({ ...rest, ...configuredRules(await readyPolicy(config)) });
}

async function answer(own: Promise<Auditor>, batch: Batch): Promise<Answer> {
  try {
    return { result: sent(await (await own).audit(batch)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: { message: error.message, hint: error.hint, exitCode: error.exitCode } };
  }
}

const own = auditor(workerData as WorkerRequest);
// Whoever sends a batch hears of it.
own.catch(() => undefined);
parentPort!.on('message', (batch: Batch) => {
  void answer(own, batch).then((told) => parentPort!.postMessage(told));
});
