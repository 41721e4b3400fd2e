import { bareKindOf, type BareKind } from './bare-kind.js';

/** What a path tells about the text in it. */
export interface FileKind {
  /** Whether values need no quotes there. */
  readonly bare: BareKind;
  /** Text for people: manuals, notes. */
  readonly prose: boolean;
  /** Tests, fixtures, examples, documentation: made-up values are usual there. */
  readonly madeUp: boolean;
  /** Tests, fixtures and examples by their folder or name, as `madeUp` without what is a text for people. */
  readonly examples: boolean;
  /** Recorded traffic holds what was sent: it is not made up, also among tests. */
  readonly recorded: boolean;
  /** Tables whose first line names their columns, or text that may be one. */
  readonly delimited: boolean;
  /** Tables and statements of any length, in which a name may stand far ahead of its values. */
  readonly tables: boolean;
  /** Code of a language whose strings may be written as operators: `q{…}`, `%q(…)`. */
  readonly quoteLike: boolean;
  /** Written by a program: lock files, minified code, source maps. */
  readonly generated: boolean;
}

const PROSE =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|textile|org|rdoc|wiki|mediawiki|texi|texinfo|pod|rmd|qmd|(?<!(?:^|\/)cmakelists\.)txt)$|(?:^|\/)(?:readme|licen[cs]e|copying|notice|authors|contributors|contributing|changes|changelog|history|news|install|todo)$/i;
/** Of `.txt`, what is written for others: the rest are notes, lists and results, whose values may be in use. */
const NOTES = /\.txt$/i;
const DOCUMENTS =
  /(?:^|\/)(?:[^/]*[^a-z\d/])?(?:readme|read[-_]me|licen[cs]es?|copying|copyright|notices?|authors|contributors|contributing|credits|acknowledge?ments|changes|changelogs?|history|news|releases?|release[-_]?notes?|upgrad(?:e|ing)|install(?:ation|ing)?|usage|manual|faq|todo|guide|overview|specification|rfc|requirements?|constraints|robots|humans|security|cmakelists)(?:[^a-z/][^/]*)?\.txt$/i;
const EXAMPLES =
  /(?:^|\/)(?:__[a-z]+__|\.?(?:tests?|specs?|fixtures?|mocks?|test-?data|e2e|cypress|examples?|samples?|demos?|stories|benchmarks?))\//i;
/** At the end of a file's name, or ahead of a dot in it. */
const EXAMPLE_NAME =
  /[._-](?:tests?|specs?|mocks?|fixtures?|stories|examples?|samples?|template|dist|defaults?)(?:\.|$)/i;
const DOCUMENTATION = /(?:^|\/)\.?(?:docs?|documentation)\//i;
const RECORDED = /cassettes?\/|(?:^|\/)(?:__recordings__|recordings?|vcr)\/|\.har$/i;
const DELIMITED = /\.(?:csv|tsv|tab|psv|txt|dat)$|(?:^|\/)[^./]+$/i;
const TABLES = /\.(?:csv|tsv|tab|psv|dat|sql|dump|txt|md|mdx|markdown)$/i;
const QUOTE_LIKE =
  /\.(?:p[lm]|pl\.in|t|cgi|psgi|rb|rake|ru|erb|gemspec|cr|exs?)$|(?:^|\/)(?:Rake|Gem|Vagrant|Fast|Pod)file$/;
/** `UserServiceTest.java`; case tells it from `latest.java`. */
export const TEST_CLASS = /[a-z\d](?:Tests?|Specs?|IT)\.(?:java|kts?|cs|vb|swift|scala|groovy|php|hs|mm?)$/;
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|cargo\.lock|poetry\.lock|uv\.lock|pipfile\.lock|gemfile\.lock|composer\.lock|go\.sum|packages\.lock\.json|podfile\.lock|flake\.lock)$|[.-]min\.(?:js|css|mjs|cjs)$|\.(?:map|lock|sum|svg|snap)$/i;

/** @returns what the path tells about the text in the file */
export function fileKindOf(path: string): FileKind {
  return new KindOfPath(path);
}

function isExample(path: string): boolean {
  return EXAMPLES.test(path) || EXAMPLE_NAME.test(path.slice(path.lastIndexOf('/') + 1)) || TEST_CLASS.test(path);
}

/** Most files are asked for one or two of these, and each pattern takes time to compile. */
class KindOfPath implements FileKind {
  #bare: BareKind | undefined;
  #documents: boolean | undefined;
  #prose: boolean | undefined;
  #examples: boolean | undefined;
  #documentation: boolean | undefined;
  #recorded: boolean | undefined;
  #delimited: boolean | undefined;
  #tables: boolean | undefined;
  #quoteLike: boolean | undefined;
  #generated: boolean | undefined;

  constructor(readonly path: string) {}

  get bare(): BareKind {
    return (this.#bare ??= bareKindOf(this.path));
  }

  get prose(): boolean {
    return (this.#prose ??= PROSE.test(this.path));
  }

  get madeUp(): boolean {
    return (
      this.examples || this.#isDocument || (!this.recorded && (this.#documentation ??= DOCUMENTATION.test(this.path)))
    );
  }

  get #isDocument(): boolean {
    return (this.#documents ??= this.prose && (!NOTES.test(this.path) || DOCUMENTS.test(this.path)));
  }

  get examples(): boolean {
    return (this.#examples ??= !this.recorded && isExample(this.path));
  }

  get recorded(): boolean {
    return (this.#recorded ??= RECORDED.test(this.path));
  }

  get delimited(): boolean {
    return (this.#delimited ??= DELIMITED.test(this.path));
  }

  get tables(): boolean {
    return (this.#tables ??= TABLES.test(this.path));
  }

  get quoteLike(): boolean {
    return (this.#quoteLike ??= QUOTE_LIKE.test(this.path));
  }

  get generated(): boolean {
    return (this.#generated ??= GENERATED.test(this.path));
  }
}
