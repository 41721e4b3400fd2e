import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { canBeLookedFor } from '../../src/core/proof/rule-changes.js';
import { proveRule } from '../../src/core/rule-proof.js';
import type { Rule } from '../../src/core/rule.js';
import { othersThatReport, type Reported } from './cross-check.js';
import { seenIn, type Seen } from './in-surroundings.js';
import { measured, type Measured } from './hostile.js';
import { mutantsOf, type Mutant } from './mutation.js';
import { specimens } from './specimens.js';
import { worstForAll, worstTextsOf } from './worst-texts.js';

/** What each task says of a rule. */
interface Said {
  readonly proof: { readonly failures: readonly string[] };
  readonly 'cross-check': { readonly reported: readonly Reported[] };
  readonly surroundings: { readonly own: number; readonly seen: readonly Seen[] };
  readonly mutation: { readonly mutants: readonly Mutant[] };
  readonly hostile: { readonly measured: readonly Measured[] };
}

export type Task = keyof Said;

/** A line of the program's output. */
export type Line<T extends Task> = Said[T] & { readonly rule: string };

/** What to do with each rule. */
interface Work<T extends Task> {
  readonly rules: readonly Rule[];
  readonly saidOf: (rule: Rule) => Said[T];
}

type Works = { readonly [T in Task]: (seeds: number) => Work<T> };

const rules = [...builtIn, ...specimens];

const works: Works = {
  proof: (seeds) => ({ rules, saidOf: (rule) => ({ failures: proveRule(rule, seeds) }) }),
  'cross-check': (seeds) => {
    // The proof says what is wrong with the others.
    const engine = new Engine(builtIn.filter(canBeLookedFor));
    return { rules: builtIn, saidOf: (rule) => ({ reported: othersThatReport(rule, engine, seeds) }) };
  },
  surroundings: () => {
    const engine = new Engine(builtIn.filter(canBeLookedFor));
    return { rules: builtIn, saidOf: (rule) => seenIn(rule, engine) };
  },
  mutation: () => ({ rules, saidOf: (rule) => ({ mutants: mutantsOf(rule) }) }),
  hostile: () => {
    const worst = worstTextsOf(rules);
    const saidOf = (rule: Rule): Said['hostile'] => {
      const engine = new Engine([rule]);
      return { measured: worst.get(rule)!().map((text) => measured(engine, text)) };
    };
    return { rules, saidOf };
  },
};

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** One rule that cannot be tried must not hide what is to be said of the rest. */
function say(rule: Rule, saidOf: (rule: Rule) => object): void {
  try {
    print({ rule: rule.id, ...saidOf(rule) });
  } catch (error) {
    process.stderr.write(`${rule.id}: ${String(error)}\n`);
    process.exitCode = 1;
  }
}

// Runs as a program of its own: the test runner's sandbox makes some scans eight times slower than they are.
const [task = 'proof', number, of, seeds] = process.argv.slice(2);
const isMine = (_: unknown, item: number): boolean => item % Number(of) === Number(number);

if (task === 'hostile') {
  const all = new Engine(rules.filter(canBeLookedFor));
  print({
    rule: 'all',
    measured: worstForAll()
      .filter(isMine)
      .map((text) => measured(all, text)),
  });
}
const work = works[task as Task](Number(seeds));
for (const rule of work.rules.filter(isMine)) say(rule, work.saidOf);
