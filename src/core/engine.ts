import type { Marks } from './decode/escapes.js';
import { ESCAPE_WORDS, withPercents } from './decode/words.js';
import { DIRECTIVE } from './directive-word.js';
import { assignedMatcher } from './match/assigned.js';
import { Attribution, type Mention } from './match/attribution.js';
import { blockMatcher } from './match/block.js';
import { containerMatcher } from './match/container.js';
import { contentOf } from './match/file.js';
import { FileIndex } from './match/file-index.js';
import { genericMatcher } from './match/generic.js';
import { keywordTableOf, withKeywordsOf } from './match/keywords.js';
import { manifestMatcher } from './match/manifest.js';
import type { Candidate, Matcher } from './match/matcher.js';
import { pairMatcher } from './match/pair.js';
import { patternMatcher } from './match/pattern.js';
import { tokenMatcher } from './match/token.js';
import { uriMatcher } from './match/uri.js';
import { callMatcher, commandMatcher } from './match/usage.js';
import type { KeywordIndex } from './keyword-index.js';
import { Prefilter } from './prefilter.js';
import { reachOf } from './reach.js';
import type { CustomRule } from './custom-rule.js';
import type { AnyRule, FileRule } from './rule.js';
import { everyRule, extendedBook, type RuleBook } from './rule-book.js';
import { DEFAULT_GRADING, type Grading } from './severity.js';
import type { Source } from './source.js';

/** What one pass over a document's bytes brings: places to judge, and where directives may stand. */
export interface Hits {
  readonly candidates: readonly Candidate[];
  /** Offsets just past each occurrence of the directive's word. */
  readonly directives: readonly number[];
  /** What decoding goes by. */
  readonly marks: Marks;
}

export interface EngineOptions {
  /** The keywords of the rules, as `keywordTableOf` gives them; worked out unless given. */
  readonly keywords?: KeywordIndex | undefined;
  /** Ids of rules that report nothing. Built-in ones still look, so that no other rule takes what is theirs. */
  readonly disabled?: ReadonlySet<string> | undefined;
  /** What decides on the severity of findings; what nothing configures unless given. */
  readonly grading?: Grading | undefined;
  /** Rules of the user's own, beside the others. */
  readonly custom?: readonly CustomRule[] | undefined;
  /** @returns whether scanning is to end at once, in the middle of a document; asked every thousand steps */
  readonly interrupted?: (() => boolean) | undefined;
}

/** A scan was ended in the middle of a document: what the document holds is not known. */
export class ScanInterrupted extends Error {
  override readonly name = 'ScanInterrupted';
}

/** Steps between two looks at the clock. */
const STEPS = 1024;

/** Rules made ready to match; made once and used for every document. Matchers are made when their first keyword occurs. */
export class Engine {
  readonly rules: RuleBook<AnyRule>;
  readonly disabled: ReadonlySet<string>;
  readonly grading: Grading;
  /** How many rules report. */
  readonly size: number;
  readonly #prefilter: Prefilter;
  readonly #attribution: Attribution;
  readonly #matchers: Matcher[] = [];
  readonly #files: FileIndex;
  #schemes: ReadonlySet<string> | undefined;
  #reach: number | undefined;
  readonly #interrupted: (() => boolean) | undefined;
  #steps = 0;

  constructor(
    builtIn: RuleBook,
    {
      keywords = keywordTableOf(builtIn),
      disabled = new Set(),
      grading = DEFAULT_GRADING,
      custom = [],
      interrupted,
    }: EngineOptions = {},
  ) {
    const own = custom.filter(({ id }) => !disabled.has(id));
    this.disabled = disabled;
    this.grading = grading;
    this.#interrupted = interrupted;
    this.rules = own.length === 0 ? builtIn : extendedBook(builtIn, own);
    this.size = builtIn.length + custom.length - disabled.size;
    this.#prefilter = new Prefilter(own.length === 0 ? keywords : withKeywordsOf(keywords, own, builtIn.length));
    this.#files = new FileIndex(keywords.files);
    this.#attribution = new Attribution(this.rules);
  }

  /**
   * Counts a step of a scan.
   *
   * @throws ScanInterrupted where the scan is to end
   */
  step(): void {
    if (++this.#steps % STEPS === 0 && this.#interrupted?.() === true) throw new ScanInterrupted();
  }

  /** How far from a changed byte a rule may look, in bytes. Working it out reads every rule. */
  get reach(): number {
    return (this.#reach ??= reachOf(everyRule(this.rules)));
  }

  /** Looks at every place of the document where a keyword occurs. */
  look(source: Source): Hits {
    const candidates: Candidate[] = [];
    const directives: number[] = [];
    const words: number[] = [];
    const keywords: number[] = [];
    const mentions: Mention[] = [];
    this.#prefilter.scan(source.bytes, ({ text, lookers, services }, end, start) => {
      this.step();
      if (services.length > 0) mentions.push({ start, end, services });
      if (text === DIRECTIVE) directives.push(end);
      else if (lookers.length === 0 && ESCAPE_WORDS.has(text)) words.push(end - text.length);
      else if (lookers.length > 0 && !EVERYWHERE.has(text)) keywords.push(end);
      for (const [rule, number] of lookers) {
        const found = (this.#matchers[rule] ??= this.#matcherOf(this.rules.at(rule)!)).find(source, end, number, start);
        if (found === undefined) continue;
        if ('rule' in found) candidates.push(found);
        else candidates.push(...found);
      }
    });
    const all = [...candidates, ...this.#attribution.of(source, candidates, mentions)];
    return { candidates: all, directives, marks: { words: withPercents(source.bytes, words), keywords } };
  }

  /** @returns the lines of a file whose path says that it holds a secret and hardly anything else */
  content(source: Source): readonly Candidate[] {
    return this.fileRulesOf(source.document.path).flatMap((rule) => contentOf(this.rules.at(rule) as FileRule, source));
  }

  /** @returns the numbers of the rules that know a file by its path */
  fileRulesOf(path: string): readonly number[] {
    return this.#files.rulesOf(path);
  }

  #matcherOf(rule: AnyRule): Matcher {
    switch (rule.kind) {
      case 'token':
        return tokenMatcher(rule);
      case 'assigned':
        return assignedMatcher(rule);
      case 'pair':
        return pairMatcher(rule);
      case 'block':
        return blockMatcher(rule);
      case 'container':
        return containerMatcher(rule);
      case 'uri':
        return uriMatcher(rule, (this.#schemes ??= namedSchemes(everyRule(this.rules))));
      case 'generic':
        return genericMatcher(rule);
      case 'command':
        return commandMatcher(rule);
      case 'call':
        return callMatcher(rule);
      case 'manifest':
        return manifestMatcher(rule);
      case 'pattern':
        return patternMatcher(rule);
      case 'file':
        throw new RangeError(`the rule ${rule.id} has no keywords`);
    }
  }
}

/** Keywords that are parts of any word or data, or begin addresses: strings behind them need no joining. */
const EVERYWHERE = new Set(['EAA', 'SAA', 'key', 'pat', 'zip', 'https://', 'http://', '://']);

function namedSchemes(rules: readonly AnyRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => (rule.kind === 'uri' ? rule.schemes : [])));
}
