import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import type { Cell, Columns } from './columns.js';

/** Types of Terraform's resources whose own attributes do not say that they hold a secret, and which one does. */
const RESULTS: Readonly<Record<string, RegExp>> = {
  random_password: /"result": ?"([^"\\\n]{1,400})"/g,
  azurerm_key_vault_secret: /"value": ?"([^"\\\n]{1,400})"/g,
};
const TYPE = /"type": ?"$/;
/** How much of a resource's state is read, in bytes; it ends where the next one begins. */
const LONGEST_STATE = 10_000;

/** Reads the results that a state of Terraform keeps of a resource whose type the name is: `"type": "random_password"`. */
export function readResource({ bytes }: Source, name: ByteRange): Columns | undefined {
  if (bytes[name.start - 1] !== QUOTE || bytes[name.end] !== QUOTE) return undefined;
  const pattern = RESULTS[bytes.toString('latin1', name.start, name.end)];
  if (pattern === undefined || !TYPE.test(bytes.toString('latin1', Math.max(0, name.start - 10), name.start)))
    return undefined;
  const state = bytes.toString('latin1', name.end, name.end + LONGEST_STATE);
  const next = state.search(/"mode": ?"/);
  const own = next === -1 ? state : state.slice(0, next);
  const cells = Array.from(own.matchAll(pattern), (match): Cell => {
    const end = name.end + match.index + match[0].length - 1;
    return { name, value: { start: end - match[1]!.length, end } };
  });
  return { cells, end: name.end + own.length };
}

const QUOTE = 0x22;
