// Parts for the build that make the program start sooner.

const CRYPTO = 'node:crypto';
const LATE = '\0late-crypto';
/** What the core takes from there; the build fails where one is missing. */
const FUNCTIONS = ['createHash', 'createHmac', 'createPrivateKey', 'createPublicKey', 'scryptSync'];

/**
 * A plugin that loads Node's cryptography with the first call from the core: it takes as long as git does to start, so a
 * commit's check loads it while git starts, and the core seldom calls it. For CommonJS, which has `require`.
 */
export const lateCrypto = {
  name: 'late crypto',
  resolveId(id, importer, { kind }) {
    const isOfCore = /[\\/]src[\\/]core[\\/]/.test(importer ?? '');
    return id === CRYPTO && kind === 'import-statement' && isOfCore ? LATE : null;
  },
  load(id) {
    if (id !== LATE) return null;
    const calls = FUNCTIONS.map((name) => `export const ${name} = (...args) => require('${CRYPTO}').${name}(...args);`);
    return calls.join('\n');
  },
};

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
