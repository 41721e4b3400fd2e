import { disproven, NOWHERE, proven, type Check } from './evidence.js';
import { encode, parseToken, reaching, spent } from './jwt.js';
import type { Claims } from './jwt-reach.js';
import { encodedLike, filler, jsonOfLength } from './packed.js';

/**
 * What claims must say, by their names: `true` is anything, a number or a text is itself, a list is any of its own; a text
 * with `*` at either end leaves that end open.
 */
export type Says = Readonly<Record<string, string | number | true | readonly string[]>>;

type Said = Says[string];

function fits(found: unknown, expected: Said): boolean {
  if (Array.isArray(found)) return found.some((one) => fits(one, expected));
  if (typeof expected === 'object') return expected.some((one) => fits(found, one));
  if (expected === true) return found !== undefined && found !== null;
  if (typeof expected === 'number' || typeof found !== 'string') return found === expected;
  const text = expected.replace(/^\*/, '').replace(/\*$/, '');
  const at = expected.startsWith('*') ? found.lastIndexOf(text) : found.startsWith(text) ? 0 : -1;
  return at !== -1 && (expected.endsWith('*') || at + text.length === found.length);
}

const says = (found: Claims, expected: Says): boolean =>
  Object.entries(expected).every(([name, value]) => Object.hasOwn(found, name) && fits(found[name], value));

/** Claims that say what is expected, with the drawn text where they leave it open. */
function saying(expected: Says, drawn: string): Record<string, unknown> {
  const word = filler(drawn.slice(-20), 6);
  return Object.fromEntries(
    Object.entries(expected).map(([name, said]) => {
      const value = typeof said === 'object' ? said[0]! : said;
      if (value === true) return [name, word];
      if (typeof value === 'number') return [name, value];
      const open = (star: boolean): string => (star ? word : '');
      const text = value.replace(/^\*/, '').replace(/\*$/, '');
      return [name, open(value.startsWith('*')) + text + open(value.endsWith('*'))];
    }),
  );
}

/**
 * A token that its claims tell to be a service's; any other token is left to the rule of all. One whose time is over is
 * worth little.
 *
 * @param service the name of it, for people
 * @param claims what they must say; in samples they stand in this order, first of all
 * @param header the same for the header
 */
export function jwtSays(service: string, claims: Says, header: Says = {}): Check {
  return {
    judge(value, { now } = NOWHERE) {
      const parsed = parseToken(value);
      if ('verdict' in parsed || !says(parsed.claims, claims) || !says(parsed.header, header))
        return disproven(`its claims are not those of ${service}`);
      const over = spent(parsed.header, parsed.claims, now);
      return over ?? reaching(proven(`its claims are those of ${service}`), parsed.claims);
    },
    seal(value) {
      const at = Math.max(0, value.indexOf('eyJ'));
      const [head = '', body = '', ...rest] = value.slice(at).split('.');
      const signed = { ...saying(header, body), ...(Object.hasOwn(header, 'alg') ? {} : { alg: 'RS256' }) };
      // A header that is told to the last character has no room for more.
      const first =
        Object.keys(header).length > 1 ? encode(signed) : encodedLike(head, (n) => jsonOfLength(signed, n, head));
      const second = encodedLike(body, (n) => jsonOfLength(saying(claims, body), n, body));
      return value.slice(0, at) + [first, second, ...rest].join('.');
    },
  };
}
