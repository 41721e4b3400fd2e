import { Engine } from '../engine.js';
import { namesOfService } from '../match/keywords.js';
import { generic, type GenericRule, type Rule } from '../rule.js';
import { scanDocument, type Scan } from '../scan.js';
import { ruleChanges } from './rule-changes.js';
import type { RuleChange } from './rule-change.js';
import { encoded, type Embedded, type Encoding } from './surroundings.js';

/** Finds what is assigned to `apiKey` or `token`, as the rules do that know no service. */
const BY_NAME: GenericRule = generic({
  id: 'proof-by-name',
  provider: 'Any',
  title: 'value of a secret-sounding name',
  privilege: 'unknown',
  context: ['api_key', 'token'],
  shortest: 4,
});

/** A rule made ready to be tried many times: engines cost more than the scans of a short text. */
export class Trial {
  readonly engine: Engine;
  readonly changes: readonly RuleChange[];
  /** Contexts that tell the rule's values from nearby. */
  readonly services: readonly string[];
  readonly #dummies: string[] = [];
  readonly #knowing: Engine;
  readonly #nearby: Engine;

  constructor(readonly rule: Rule) {
    this.engine = new Engine([rule]);
    this.changes = ruleChanges(rule);
    this.services = namesOfService(rule);
    this.#knowing = new Engine([{ ...rule, dummies: this.#dummies }]);
    this.#nearby = new Engine([rule, BY_NAME]);
  }

  /** @returns what the rule alone finds */
  scan({ path, text }: Pick<Embedded, 'path' | 'text'>, encoding: Encoding = 'utf8'): Scan {
    return scanned(this.engine, path, encoded(text, encoding));
  }

  /** @returns what the rule finds where the hash is one of a published sample */
  scanKnowing(dummy: string, { path, text }: Pick<Embedded, 'path' | 'text'>): Scan {
    this.#dummies[0] = dummy;
    return scanned(this.#knowing, path, Buffer.from(text));
  }

  /** @returns what the rule finds beside one that knows names alone */
  scanNearby({ path, text }: Pick<Embedded, 'path' | 'text'>): Scan {
    return scanned(this.#nearby, path, Buffer.from(text));
  }
}

function scanned(engine: Engine, path: string, bytes: Buffer): Scan {
  return scanDocument(engine, { path, bytes, added: 'all' }, () => true);
}
