import { namesContext } from './names.js';

/** Who puts the values of variables into code that leaves the server. */
interface Bundler {
  readonly name: string;
  readonly into: 'what browsers load' | 'the app';
}

const browsers = (name: string): Bundler => ({ name, into: 'what browsers load' });

/**
 * What variables begin with that bundlers inline. Sources: the pages "Environment variables" of Next.js, Vite, Create React
 * App, Expo, Gatsby, Astro, Vue CLI, Storybook, Nx, Plasmo and Sanity; "$env/static/public" of SvelteKit; "Runtime config" of
 * Nuxt.
 */
const BUNDLERS: ReadonlyMap<string, Bundler> = new Map([
  ['NEXT_PUBLIC_', browsers('Next.js')],
  ['NUXT_PUBLIC_', browsers('Nuxt')],
  ['EXPO_PUBLIC_', { name: 'Expo', into: 'the app' }],
  ['PLASMO_PUBLIC_', browsers('Plasmo')],
  ['NX_PUBLIC_', browsers('Nx')],
  ['REACT_APP_', browsers('Create React App')],
  ['VUE_APP_', browsers('Vue CLI')],
  ['VITE_', browsers('Vite')],
  ['GATSBY_', browsers('Gatsby')],
  ['STORYBOOK_', browsers('Storybook')],
  ['SANITY_STUDIO_', browsers('Sanity Studio')],
  ['PUBLIC_', browsers('SvelteKit and Astro')],
]);

/** A prefix at the start of a name, also behind `process.env.` and the like. */
const PREFIX = String.raw`(?<![A-Za-z\d_])(${[...BUNDLERS.keys()].join('|')})(?=[A-Z\d])`;
const PREFIXED = new RegExp(PREFIX);

/** The source of a regular expression for a name that begins with a prefix, which is its only group. */
export const PUBLIC_NAME = String.raw`${PREFIX}[A-Z\d_]{1,80}`;

/** Words by which a name says that nobody may see the value, wherever it stands. */
const SECRET = [
  'secret',
  'secrets',
  'password',
  'passwd',
  'pwd',
  'pass',
  'passphrase',
  'passcode',
  'private',
  'credential',
  'credentials',
  'admin',
  'master_key',
  'root_token',
  'server_key',
  'server_token',
  'service_role',
  'service_key',
  'service_account',
  'client_secret',
  'signing_key',
  'encryption_key',
];
/**
 * Names of keys that services make for browsers: Stripe and Clerk, Supabase, captchas, search-only ones. A site's token and a
 * key of a search service may be secret.
 */
const MADE_PUBLIC = [
  'publishable',
  'search_only',
  ...['key', 'api_key', 'public_key'].map((kind) => `site_${kind}`),
  ...['key', 'token', 'api_key', 'api_token', 'access_key', 'access_token'].flatMap((kind) => [
    `anon_${kind}`,
    `anonymous_${kind}`,
  ]),
];

/** @returns whether a name says that the value must stay secret, not only that it is a key or a token */
const saysSecret = (name: string): boolean => namesContext(name, SECRET);

/** @returns the prefix by which a bundler takes the name for one that browsers may see, such as `VITE_` */
function publicPrefix(name: string): string | undefined {
  return PREFIXED.exec(name)?.[1];
}

/** @returns why a value is seen that is kept in a variable of that prefix */
export function inlinedBy(prefix: string): string {
  const { name, into } = BUNDLERS.get(prefix)!;
  return `${name} puts the values of ${prefix} variables into ${into}`;
}

/**
 * @returns the name as it would be without a bundler: `NEXT_PUBLIC_API_TOKEN` is `API_TOKEN`, of which `PUBLIC` says nothing.
 *   What begins with `PUBLIC_` alone keeps it, since a public key is one in any language, unless it says that it is secret
 */
export function ownName(name: string): string {
  const prefix = publicPrefix(name);
  if (prefix === undefined || (prefix === 'PUBLIC_' && !saysSecret(name))) return name;
  return name.replace(PREFIXED, '');
}

/** @returns whether a name is that of a key made for browsers: publishable, anonymous, of a site or for searching */
export function isMadePublic(name: string): boolean {
  return namesContext(name, MADE_PUBLIC) && !saysSecret(name);
}

/**
 * @param words by which a service tells its keys for browsers in names, joined by `_`
 * @returns whether a name is for browsers, by its prefix or its words, and does not say that the value is secret
 */
export function isForBrowsers(name: string, words: readonly string[]): boolean {
  return !saysSecret(name) && (publicPrefix(name) !== undefined || isMadePublic(name) || namesContext(name, words));
}

/** @returns whether a name is public by its prefix and secret by its own words: one of the two is a mistake */
export function contradictsItself(name: string): boolean {
  return publicPrefix(name) !== undefined && saysSecret(name);
}
