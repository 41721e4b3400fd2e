import { containerFormats, type ContainerName } from '../container/formats.js';
import { bytesOfWritten } from '../container/written.js';
import { disproven, graded, NOWHERE, type Check } from './evidence.js';

/** How many bytes a sample is made of. */
const SHORTEST_SAMPLE = 300;
const LONGEST_SAMPLE = 1200;

/** The label that libraries give to keys of their tests, which are to be no private key to scanners. */
const TESTING = /-----BEGIN (?:[A-Z]+ )?TEST(?:ING)? KEY-----[\s\\nr"'`+]{0,40}$/;

/**
 * A key in a container of its own, as bytes or written as text.
 *
 * @param name the kind of container
 */
export function keyContainer(name: ContainerName): Check {
  const format = containerFormats[name];
  return {
    judge(value, { before } = NOWHERE) {
      const evidence = format.read(bytesOfWritten(value))?.evidence;
      if (evidence === undefined) return disproven('it does not parse as one that holds a key');
      return TESTING.test(before) ? graded('low', 'its label says that it is a key for tests') : evidence;
    },
    seal(value) {
      const once = Buffer.from(value, 'base64');
      const drawn = Buffer.alloc(Math.min(Math.max(once.length, SHORTEST_SAMPLE), LONGEST_SAMPLE), once);
      return format.made(drawn).toString('base64');
    },
  };
}
