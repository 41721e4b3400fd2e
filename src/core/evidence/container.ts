import { containerFormats, type ContainerName } from '../container/formats.js';
import { bytesOfWritten } from '../container/written.js';
import { disproven, type Check } from './evidence.js';

/** More would not come out of a drawn value in a sample. */
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
      const drawn = Buffer.from(value, 'base64').subarray(0, LONGEST_SAMPLE);
      return format.made(drawn).toString('base64');
    },
  };
}
