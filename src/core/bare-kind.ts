/**
 * Whether values need no quotes in a file: `always`, `never` (programs, markup, data with quotes of its own), in a `patch` as in
 * the files that it changes, or in `text`, where the name does not say what it is and the first bytes decide.
 */
export type BareKind = 'always' | 'never' | 'patch' | 'text';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What the names of templates, backups and variants end with: they are written like what stands ahead of it. */
const VARIANTS = setOf(
  'j2 jinja jinja2 tmpl tpl gotmpl ctmpl template mustache hbs handlebars liquid njk twig erb epp ejs eex in dist default defaults ' +
    'example examples sample samples skel bak backup old orig original save saved prev previous copy tmp temp disabled inactive new ' +
    'local prod production dev development staging rpmsave rpmnew rpmorig dpkg-old dpkg-new dpkg-dist dpkg-bak',
);
/** Templates of pages, where nothing else says what they make. */
const PAGES = setOf('erb ejs eex hbs handlebars mustache liquid njk twig');
const PATCHES = setOf('patch diff rej');
/** Settings, scripts and notes: whatever their first bytes are, their values need no quotes. */
const SETTINGS = setOf(
  'env ini cfg cnf conf config properties yml yaml toml sh bash zsh fish ps1 bat cmd tfvars service desktop http rest txt log vars',
);
const SETTINGS_NAME =
  /^(?:\.env.*|.*rc|dockerfile.*|containerfile|credentials|config|makefile|procfile|\.?pgpass|[a-z]+_(?:editmsg|msg))$/;
const ANDROID_VALUES = /(?:^|\/)res\/values\/[^/]*\.xml$/;

/** Programs, styles, schemas, queries and pages; data that has quotes or no names; texts for people, which show settings on lines of their own; compiled code. */
const NEVER = setOf(
  'js mjs cjs jsx ts mts cts tsx vue svelte astro coffee litcoffee ls elm purs res resi as hx es es6 jsm gs wxs marko ' +
    'py pyi pyx pyw pxd xsh rb rake ru gemspec podspec cr pl pm t cgi psgi raku rakumod php php3 php4 php5 php7 phtml phps inc module ' +
    'lua luau moon tcl itcl go rs java kt kts scala sc sbt groovy gvy gradle clj cljs cljc edn jl r dart swift m mm nim nims zig odin v vsh d di ' +
    'hs lhs ml mli mll mly fs fsi fsx ex exs erl hrl gleam c cc cpp cxx h hh hpp hxx inl ipp tcc tpp ino pde cu cuh cl def cs csx vb vbs bas frm ' +
    'pas pp dpr lpr ada adb ads f f77 f90 f95 f03 f08 for cob cbl cpy abap apex trigger cls asm s nasm ll mir wat wast sol vy cairo move circom ' +
    'el lisp lsp scm ss rkt fnl hy janet awk sed vim ahk au3 applescript cmake m4 ac gyp gypi gn gni bp bzl bazel star qml pro pri ' +
    'tf hcl nomad bicep cue nix dhall jsonnet libsonnet rego pkl sql psql pgsql plsql pls pkb pks ddl ' +
    'proto thrift avdl fbs capnp graphql graphqls gql prisma wit idl widl webidl x y yy l lex g g4 bnf ebnf abnf peg pegjs pest lark asn asn1 mib smi yang ' +
    'glsl hlsl wgsl metal vert frag geom comp shader usf ush sv svh vhd vhdl css scss sass less styl pcss ' +
    'cfm cfc asp aspx ascx asmx ashx master cshtml vbhtml razor jsp jspx jspf tag tagx ftl ftlh vm vtl haml slim pug jade heex leex gohtml tt tt2 ' +
    'puml plantuml iuml mmd dot gv d2 tex sty ltx bib feature ' +
    'html htm xhtml shtml xml xsd xsl xslt wsdl svg xaml axaml plist storyboard xib resx xliff xlf rng rnc dtd csproj vbproj fsproj vcxproj proj ' +
    'targets props nuspec jmx kml gpx rss atom ui glade dita fodt mathml opml tmx ' +
    'json jsonc json5 jsonl ndjson geojson topojson ipynb har avsc webmanifest arb po pot strings map lock sum snap ' +
    'md mdx markdown rst adoc asciidoc textile org rdoc wiki mediawiki texi texinfo pod rmd qmd ' +
    'ps eps pdf dxf obj mtl stl ply gcode bdf afm pfb ' +
    'pyc pyo class o so a lib dll exe dylib wasm beam elc mo pdb',
);
const NEVER_NAME =
  /^(?:jenkins|vagrant|rake|gem|pod|fast|app|match|brew|guard|cap|berks|thor|danger|tilt|snake|earth)file$|^(?:build|workspace|sconstruct|sconscript|wscript|cmakelists\.txt)$/;
/** Behind a name with an ending of its own: a number, a date, Emacs' mark. */
const NUMBERED = /\.\d{1,14}$|~$/;

/** @returns how the values of a file are written, as far as its path says */
export function bareKindOf(path: string): BareKind {
  if (ANDROID_VALUES.test(path)) return 'always';
  if (path === '') return 'never';
  for (let name = path.slice(path.lastIndexOf('/') + 1).toLowerCase(); ;) {
    const ending = endingOf(name);
    const kind = kindByName(name, ending);
    if (kind !== undefined) return kind;
    const shorter = VARIANTS.has(ending) ? name.slice(0, -ending.length - 1) : name.replace(NUMBERED, '');
    if (PAGES.has(ending) && !shorter.includes('.')) return 'never';
    if (shorter === name || shorter === '') return 'text';
    name = shorter;
  }
}

const endingOf = (name: string): string => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '');

function kindByName(name: string, ending: string): BareKind | undefined {
  if (PATCHES.has(ending)) return 'patch';
  if (NEVER.has(ending) || NEVER_NAME.test(name)) return 'never';
  return SETTINGS.has(ending) || SETTINGS_NAME.test(name) ? 'always' : undefined;
}

/** A script that no shell runs, a program of PHP, a page, XML. */
const PROGRAM_HEAD =
  /^#![^\n]{0,120}\b(?:node|deno|bun|python|pypy|ruby|perl|raku|php|lua(?:jit)?|tclsh|wish|rscript|groovy|scala|kotlin|escript|elixir|g?awk|osascript|guile|racket|swift|ocaml|runghc|stack|java|julia|crystal|dart|sbcl|clojure|bb|nix-shell|jq)|^(?:\u00ef\u00bb\u00bf)?\s{0,8}<(?:[?!]|[a-z])/i;
/** How much of a file git looks at for a zero byte, which no text has. */
const HEAD = 8000;

/** @returns whether a file, whose name does not say so, begins like text that is no program */
export function isPlainText(bytes: Buffer): boolean {
  return !bytes.subarray(0, HEAD).includes(0) && !PROGRAM_HEAD.test(bytes.toString('latin1', 0, 200));
}
