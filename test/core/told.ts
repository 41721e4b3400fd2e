import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, seq } from '../../src/core/shape.js';

const random = seeded(23);
export const drawn = sampleOf(seq('k7', base62(24)), random);
/** What a person chooses, as long rules for passwords ask for it. */
export const chosen = ['Wren', '_', 'quarry', '83', '!'].join('');
const engine = new Engine(rules);

/** What is reported at medium and up in a file, `D` standing for a drawn value and `P` for a chosen one. */
export function found(path: string, text: string): string[] {
  const bytes = Buffer.from(text.replaceAll('«D»', drawn).replaceAll('«P»', chosen));
  const { findings } = scanDocument(engine, { path, bytes, added: 'all' }, () => true);
  return findings.filter(({ confidence }) => confidence !== 'low').map(({ secret }) => secret.reveal());
}
