import { test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { documentOf, scan } from '../rules/samples.js';
import { specimens } from '../rules/specimens.js';
import { filled, worstTexts } from '../rules/worst-texts.js';
import { appendFileSync } from 'node:fs';
test('x', () => {
  for (const rule of [...builtIn, ...specimens]) {
    let e; try { e = new Engine([rule]); 
    for (const { name, unit, path } of worstTexts(rule)) {
      for (const size of [16384, 32768, 65536, 131072]) {
      const t = performance.now();
      scan(e, documentOf(filled(unit, size), path));
      const ms = performance.now() - t;
      if (ms > size / 131072 * 40) appendFileSync('/tmp/slow.txt', `${rule.kind} ${rule.id} ${name} ${size} ${ms.toFixed(0)}ms\n`);
      if (ms > 1000) break;
      }
    } } catch (error) { appendFileSync('/tmp/slow.txt', `${rule.id} ${(error as Error).message}\n`); }
  }
});
