import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { proveRule } from '../../src/core/rule-proof.js';
import type { Rule } from '../../src/core/rule.js';
import { othersThatReport, type Reported } from './cross-check.js';
import { measured, type Measured } from './hostile.js';
import { mutantsOf, type Mutant } from './mutation.js';
import { specimens } from './specimens.js';
import { worstForAll, worstTextsOf } from './worst-texts.js';

/** What each task says of a rule. */
interface Said {
  readonly proof: { readonly failures: readonly string[] };
  readonly 'cross-check': { readonly reported: readonly Reported[] };
  readonly mutation: { readonly mutants: readonly Mutant[] };
  readonly hostile: { readonly measured: readonly Measured[] };
}

export type Task = keyof Said;

/** A line of the program's output. */
export type Line<T extends Task> = Said[T] & { readonly rule: string };

type Work = { readonly [T in Task]: (share: Share, seeds: number) => Iterable<Line<T>> };

/** @returns whether the item of that number, from 0, is this process's to do */
type Share = (number: number) => boolean;

const rules = [...builtIn, ...specimens];
const mine = (all: readonly Rule[], share: Share): readonly Rule[] => all.filter((_, number) => share(number));

const work: Work = {
  *proof(share, seeds) {
    for (const rule of mine(rules, share)) yield { rule: rule.id, failures: proveRule(rule, seeds) };
  },
  *'cross-check'(share, seeds) {
    const engine = new Engine(builtIn);
    for (const rule of mine(builtIn, share)) yield { rule: rule.id, reported: othersThatReport(rule, engine, seeds) };
  },
  *mutation(share) {
    for (const rule of mine(rules, share)) yield { rule: rule.id, mutants: mutantsOf(rule) };
  },
  *hostile(share) {
    const all = new Engine(rules);
    const texts = worstForAll().filter((_, number) => share(number));
    yield { rule: 'all', measured: texts.map((text) => measured(all, text)) };
    for (const [rule, worst] of worstTextsOf(rules).filter((_, number) => share(number))) {
      const engine = new Engine([rule]);
      yield { rule: rule.id, measured: worst.map((text) => measured(engine, text)) };
    }
  },
};

// Runs as a program of its own: the test runner's sandbox makes some scans eight times slower than they are.
const [task, number, of, seeds] = process.argv.slice(2);
const lines = work[task as Task]((item) => item % Number(of) === Number(number), Number(seeds));
for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
