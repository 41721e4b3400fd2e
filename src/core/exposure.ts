import { inlinedBy, PUBLIC_NAME } from './public-name.js';
import type { Source } from './source.js';

/** How far back from a value its name is looked for, and the objects that it stands in, in bytes. */
const NAME_REACH = 240;
const OBJECT_REACH = 2000;
const KEY_REACH = 60;
/** Where directives stand, in bytes. */
const HEAD = 2000;

const NAMED_PUBLIC = new RegExp(PUBLIC_NAME);
const EVERY_PUBLIC = new RegExp(PUBLIC_NAME, 'g');

const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Languages that browsers do not run, in whose files `PUBLIC_KEY` is a public key. */
const OTHER_LANGUAGE = /\.(?:py|rb|erb|go|java|kts?|scala|cs|fs|rs|exs?|p[lm]|cc?|cpp|h|hpp)$/i;
/** Run on a server, or read by nobody else, in whatever folder. */
const SERVER_SIDE = /\.(?:php\d?|phtml|aspx?|ashx|jspx?|cgi|sh|sql|lock|md)$/i;

/** Paths of what browsers load and what is packed into apps. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:public|static|wwwroot|public_html|htdocs)\//i, 'files of this folder are sent to browsers as they are'],
  [/\.html?$/i, 'the page is sent to browsers'],
  [/\.(?:vue|svelte)$/i, 'the component is sent to browsers'],
  [/(?:^|\/)environments\/environment[^/]*\.ts$/i, 'Angular builds its environment files into what browsers load'],
  [/(?:^|\/)res\/(?:values|xml|raw|layout)[^/]*\/[^/]+$/, 'Android packs its resources into the app'],
  [/(?:^|\/)AndroidManifest\.xml$/, 'Android packs the manifest into the app'],
  [/(?:^|\/)google-services\.json$/, 'Firebase packs the file into the app'],
  [/(?:^|\/|-)Info\.plist$|\.(?:lproj|xcassets)\//, 'the file is packed into the app'],
  [/(?:^|\/)assets\//i, 'assets are packed into the app or sent to browsers'],
  [/(?:^|\/)capacitor\.config\.(?:json|[jt]s)$/, 'Capacitor copies its configuration into the app'],
];

/** What opens an object that bundlers inline, in which files, and why it is seen. */
const OBJECTS: readonly (readonly [file: RegExp, opens: RegExp, why: string])[] = [
  [
    /\.[cm]?[jt]sx?$/i,
    /\b(?:Define|Environment)Plugin\(\s{0,20}$/,
    'webpack writes these values into what browsers load',
  ],
  [
    /(?:^|\/)(?!vitest|jest)[^/]*(?:\.config|webpack|vite|rollup|esbuild|rspack|build)[^/]*\.[cm]?[jt]s$|(?:^|\/)angular\.json$/i,
    /\bdefine["']?\s{0,4}:\s{0,20}$/,
    'the bundler writes what is under define into what browsers load',
  ],
  [
    /(?:^|\/)next\.config\./i,
    /\benv["']?\s{0,4}:\s{0,20}$/,
    'Next.js writes what is under env into what browsers load',
  ],
  [
    /(?:^|\/)(?:next|nuxt)\.config\./i,
    /\bpublicRuntimeConfig["']?\s{0,4}:\s{0,20}$/,
    'it is sent to browsers as publicRuntimeConfig',
  ],
  [/(?:^|\/)nuxt\.config\./i, /\bpublic["']?\s{0,4}:\s{0,20}$/, 'Nuxt sends what is under public to browsers'],
  [
    /(?:^|\/)app\.config\./i,
    /\bdefineAppConfig\(\s{0,20}$/,
    'Nuxt builds the app configuration into what browsers load',
  ],
  [
    /(?:^|\/)app\.(?:config\.|json$)/i,
    /\b(?:extra|expo)["']?\s{0,4}:\s{0,20}$/,
    'Expo packs the app configuration into the app',
  ],
];

/**
 * Tells where a value would be exposed: kept in a variable that bundlers inline, in an object of their configuration, or in a
 * file that browsers load or that is packed into an app.
 *
 * @param at where the value starts in the document, in bytes
 * @param name what it is assigned to, where that is known
 * @returns why browsers, or whoever has the app, get to see it, in words that make a sentence; nothing where they do not
 */
export function exposureOf(source: Source, at: number, name = ''): string | undefined {
  const { path } = source.document;
  const prefix = NAMED_PUBLIC.exec(name)?.[1] ?? prefixBefore(source, at);
  if (prefix !== undefined && !(prefix === 'PUBLIC_' && OTHER_LANGUAGE.test(path))) return inlinedBy(prefix);
  const inObject = objectAround(source, at);
  if (inObject !== undefined) return inObject;
  if (saysUseClient(source)) return 'the file says "use client": it is sent to browsers';
  if (isBuildField(source, at)) return 'Gradle builds the value into the app';
  if (OTHER_LANGUAGE.test(path) || SERVER_SIDE.test(path)) return undefined;
  return PLACES[exposedPlace(path)]?.[1];
}

/** @returns which place that browsers or users of an app can read a path lies in, as a number; -1 for none */
export function exposedPlace(path: string): number {
  return PLACES.findIndex(([pattern]) => pattern.test(path));
}

/** What joins a name to its value: `=`, `:`, a value to fall back to, or the second half of a list of names and values. */
const JOINS = /^["'`\\\])}]{0,4}\s{0,8}(?:[:?+|]{0,2}=|:|\?\?|\|\||,?\s{0,40}["']?value["']?\s{0,4}[:=])/i;
/** Another name gets the value: `VITE_A=1 KEY=…`, `VITE_A: 1, key: …`. */
const OTHER_NAME = /[;,]\s{0,40}["'`]?[\w$.-]{1,80}["'`]?\s{0,8}[:=]|[ \t][\w$.-]{2,80}=/;

/** The prefix of the name ahead of a value that is known by its own form, as in `NEXT_PUBLIC_KEY=…`. */
function prefixBefore(source: Source, at: number): string | undefined {
  const before = source.text(at - NAME_REACH, at);
  const last = [...before.matchAll(EVERY_PUBLIC)].at(-1);
  if (last === undefined) return undefined;
  const between = before.slice(last.index + last[0].length);
  const joined = JOINS.exec(between);
  if (joined === null) return undefined;
  const rest = between.slice(joined[0].length);
  return rest.includes('\n') || OTHER_NAME.test(rest) ? undefined : last[1];
}

/** Why the nearest object around a place is seen that a bundler inlines. */
function objectAround(source: Source, at: number): string | undefined {
  const { path } = source.document;
  const kinds = OBJECTS.filter(([file]) => file.test(path));
  if (kinds.length === 0) return undefined;
  for (const opening of openings(source, at)) {
    const before = source.text(opening - KEY_REACH, opening);
    const kind = kinds.find(([, opens]) => opens.test(before));
    if (kind !== undefined) return kind[2];
  }
  return undefined;
}

/** The offsets of the braces that are open at a place, the innermost first. */
function openings({ bytes }: Source, at: number): readonly number[] {
  const open: number[] = [];
  let closed = 0;
  for (let i = at - 1; i >= Math.max(0, at - OBJECT_REACH); i--) {
    if (bytes[i] === CLOSE) closed++;
    else if (bytes[i] === OPEN && closed > 0) closed--;
    else if (bytes[i] === OPEN) open.push(i);
  }
  return open;
}

/** What may stand ahead of a directive: blanks, a byte order mark, comments and other directives. */
const AHEAD =
  /(?:[\s\u00ef\u00bb\u00bf]|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|(["'])use (?!client)[a-z ]{1,20}\1;?)*/y;

/** React's directive, the first statement of a module (React, "'use client'"). */
function saysUseClient(source: Source): boolean {
  if (!/\.[cm]?[jt]sx?$/i.test(source.document.path)) return false;
  const head = source.text(0, HEAD);
  AHEAD.lastIndex = 0;
  const start = AHEAD.exec(head)?.[0].length ?? 0;
  return /^(["'])use client\1/.test(head.slice(start, start + 12));
}

/** A field of the Android Gradle plugin that ends up in the app: `buildConfigField`, `resValue`, `manifestPlaceholders`. */
function isBuildField(source: Source, at: number): boolean {
  if (!/\.gradle(?:\.kts)?$/i.test(source.document.path)) return false;
  const line = source.text(Math.max(source.lineStart(source.lineOf(at) - 1), at - NAME_REACH), at);
  return /\b(?:buildConfigField|resValue|manifestPlaceholders)\b/.test(line);
}
