// Parts for the build that make the program start sooner.
import { fileURLToPath } from 'node:url';

/** What most commits do not need: a module of the core, who calls it, and its functions that are called from there. */
const LATE = [
  { name: 'judge-seen', by: 'scan', functions: ['judgeSeen'] },
  { name: 'match/keywords', by: 'engine', functions: ['keywordTableOf', 'withKeywordsOf'] },
  { name: 'match/container', by: 'engine', functions: ['containerMatcher'] },
  { name: 'match/usage', by: 'engine', functions: ['callMatcher', 'commandMatcher'] },
  { name: 'match/manifest', by: 'engine', functions: ['manifestMatcher'] },
  { name: 'match/pattern', by: 'engine', functions: ['patternMatcher'] },
  { name: 'decode/inflate', by: 'decode/packed', functions: ['inflated'] },
];
const CORE = fileURLToPath(new URL('../src/core/', import.meta.url)).replaceAll('\\', '/');
/** These modules start with git, or are part of the core. */
const CRYPTO_USERS = [CORE, fileURLToPath(new URL('../src/git/', import.meta.url)).replaceAll('\\', '/')];
const CRYPTO = {
  path: 'node:crypto',
  functions: ['createHash', 'createHmac', 'createPrivateKey', 'createPublicKey', 'scryptSync'],
};
const FOLDER = 'lazy/';
const VIRTUAL = '\0late:';

const chunkOf = (name) => name.slice(name.lastIndexOf('/') + 1);

/** The late modules as entries of their own, for rolldown's `input`, and where each of its files goes. */
export const lateEntries = Object.fromEntries(LATE.map(({ name }) => [chunkOf(name), `${CORE}${name}.ts`]));
export const entryFile = ({ name }) => `${name in lateEntries ? FOLDER : ''}[name].cjs`;

/**
 * A plugin that loads modules with the first call of one of their functions. The core is synchronous, so that it cannot
 * import them itself; CommonJS has `require`. Node's own cryptography takes as long to load as git to start: a commit's check
 * loads it meanwhile.
 */
export const late = {
  name: 'late',
  resolveId(id, importer, { kind }) {
    const from = importer?.replaceAll('\\', '/');
    if (kind !== 'import-statement' || from === undefined) return null;
    if (id === CRYPTO.path && CRYPTO_USERS.some((folder) => from.startsWith(folder))) return VIRTUAL + id;
    const one = LATE.find(({ name, by }) => from === `${CORE}${by}.ts` && id === `./${relativeTo(by, name)}.js`);
    return one === undefined ? null : VIRTUAL + one.name;
  },
  load(id) {
    if (!id.startsWith(VIRTUAL)) return null;
    const name = id.slice(VIRTUAL.length);
    const { path, functions } =
      name === CRYPTO.path
        ? CRYPTO
        : { ...LATE.find((one) => one.name === name), path: `./${FOLDER}${chunkOf(name)}.cjs` };
    // Not a plain `require`, which rolldown would follow.
    const calls = functions.map((call) => `export const ${call} = (...args) => loaded().${call}(...args);`);
    return [`let all;`, `const loaded = () => (all ??= module.require(${JSON.stringify(path)}));`, ...calls].join('\n');
  },
};

/** @returns the path of a module as one in the same folder or above writes it, without the leading dot and the extension */
function relativeTo(by, name) {
  const folder = by.slice(0, by.lastIndexOf('/') + 1);
  return name.startsWith(folder) ? name.slice(folder.length) : name;
}

/** A plugin that writes chunks in ASCII, which Node reads fastest, and V8 keeps in half of the memory. */
export const ascii = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = asAscii(chunk.code);
  },
};

/** Such characters stand in texts and patterns only, in which an escape means the same. */
const asAscii = (code) =>
  code.replaceAll(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
