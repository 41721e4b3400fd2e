import { containerFormats, type ContainerName } from '../container/formats.js';
import { bytesOfWritten } from '../container/written.js';
import { disproven, type Check } from './evidence.js';

/** How many bytes a sample is made of. */
const SHORTEST_SAMPLE = 300;
const LONGEST_SAMPLE = 1200;

/**
 * A key in a container of its own, as bytes or written as text.
 *
 * @param name the kind of container
 */
export function keyContainer(name: ContainerName): Check {
  const format = containerFormats[name];
  return {
    judge: (value) =>
      format.read(bytesOfWritten(value))?.evidence ?? disproven('it does not parse as one that holds a key'),
    seal(value) {
      const once = Buffer.from(value, 'base64');
      const drawn = Buffer.alloc(Math.min(Math.max(once.length, SHORTEST_SAMPLE), LONGEST_SAMPLE), once);
      return format.made(drawn).toString('base64');
    },
  };
}
