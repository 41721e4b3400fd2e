import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { streamGit } from '../../src/git/run.js';
import { Scratch } from '../scratch.js';

test('nothing is lost when git is gone before anybody reads', async () => {
  const repo = new Scratch();
  repo.stage('a.txt', 'x'.repeat(10_000));
  const chunks = streamGit({ cwd: repo.dir, env: repo.env }, ['cat-file', 'blob', ':a.txt']);
  await pause(500);
  let length = 0;
  for await (const chunk of chunks) length += chunk.length;
  expect(length).toBe(10_000);
  repo.remove();
});
