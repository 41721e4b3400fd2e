import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hookLine, isByHand, isOurs, lefthookLine } from '../../../src/commands/hooks/line.js';
import { addFirst, addLast, isShell, takeOut } from '../../../src/commands/hooks/script.js';
import { joinCommand, partCommand } from '../../../src/commands/hooks/simple-git-hooks.js';

const LINE = hookLine({ folder: '', packageManager: 'npm', pnp: false }, 'pre-commit');
const PIECES = [
  '#!/bin/sh',
  '# a',
  '',
  '  ',
  'exit 0',
  'exec x',
  'npm test',
  'a &&',
  'b \\',
  '. "$(dirname -- "$0")/_/husky.sh"',

  'if a; then',
  'fi',
];
const hooks = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, closed]) => lines.join(end) + (closed && lines.length > 0 ? end : ''));

describe('a line in a hook', () => {
  test.each([addFirst, addLast])('goes in once and comes out without a trace (%p)', (add) => {
    fc.assert(
      fc.property(hooks, (hook) => {
        const once = add(hook, LINE);
        expect(once.split('\n').filter(isOurs)).toHaveLength(1);
        expect(add(once, LINE)).toBe(once);
        expect(takeOut(once)).toBe(hook);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('is ours only where the whole line is', () => {
    const lefthook = lefthookLine({ folder: 'a b', packageManager: 'yarn', pnp: false }, 'pre-commit');
    const yarn = hookLine({ folder: 'a', packageManager: 'yarn', pnp: true }, 'pre-commit');
    for (const line of [LINE, `  ${LINE}\r`, lefthook, yarn, 'npx check-staged # check-staged'])
      expect({ line, ours: isOurs(line) }).toEqual({ line, ours: true });
    for (const line of [
      '# check-staged',
      `# ${LINE}`,
      'npx lint-staged # check-staged',
      `npx lint-staged && ${LINE}`,
      'check-staged',
    ]) {
      expect({ line, ours: isOurs(line) }).toEqual({ line, ours: false });
    }
  });

  test('somebody else’s call of the tool is seen', () => {
    for (const line of [
      'npx check-staged',
      'check-staged',
      '  npm exec -- check-staged || exit 1',
      'node_modules/.bin/check-staged',
      'pnpm exec check-staged',
    ]) {
      expect({ line, byHand: isByHand(line) }).toEqual({ line, byHand: true });
    }
    for (const line of ['# npx check-staged', 'echo check-staged', 'npx check-staged-else', LINE])
      expect({ line, byHand: isByHand(line) }).toEqual({ line, byHand: false });
  });

  test('holds no double quote where lefthook would break on one', () => {
    for (const folder of ['', "it's", 'a b'])
      expect(lefthookLine({ folder, packageManager: 'npm', pnp: false }, 'pre-commit')).not.toContain('"');
  });

  test('refuses a folder name that would break the line', () => {
    expect(() => hookLine({ folder: 'a\nb', packageManager: 'npm', pnp: false }, 'pre-commit')).toThrow(
      'control characters',
    );
  });
});

describe('a hook', () => {
  test.each(['#!/bin/sh', '#!/bin/bash -e', '#!/usr/bin/env bash', '#! /usr/bin/env -S zsh -f', 'echo', '#!/bin/dash'])(
    '%j is for a shell',
    (text) => {
      expect(isShell(`${text}\n`)).toBe(true);
    },
  );
  test.each([
    '#!/usr/bin/env node',
    '#!/usr/bin/python3',
    '#!/usr/bin/fish',
    '#!/usr/bin/env -S deno run',
    '#!/bin/csh',
  ])('%j is not', (text) => {
    expect(isShell(`${text}\n`)).toBe(false);
  });
});

describe('a command of simple-git-hooks', () => {
  test.each(['a', 'a && b', 'a;', 'a # c', 'exit 0', 'a\nb', 'a || exit 1'])(
    '%j is joined once and parted again',
    (command) => {
      const once = joinCommand(command, LINE);
      expect(joinCommand(once, LINE)).toBe(once);
      expect(partCommand(once)).toBe(command);
      expect(joinCommand(once.replace('npm install', 'old'), LINE)).toBe(once);
    },
  );
});
