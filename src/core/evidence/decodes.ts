import { lengthOf, patternOf } from '../shape-facts.js';
import { sampleOf, seeded } from '../shape-sample.js';
import { type Shape } from '../shape.js';
import { disproven, graded, proven, type Check, type Confidence } from './evidence.js';
import { dummyHash } from './dummy.js';

/**
 * Values that are base64 or base64url of text that begins in a known way, such as `id:secret`.
 *
 * @param shape what the decoded text begins with
 * @param lead what stands before the base64, or another text of its length
 * @param otherwise what a value is worth that decodes to something else; nothing unless given
 */
export function decodesTo(shape: Shape, lead = '', otherwise?: Confidence): Check {
  const pattern = new RegExp(`^${patternOf(shape)}`);
  const longest = lengthOf(shape).max;
  const failing =
    otherwise === undefined
      ? disproven('it does not decode to what values of its kind decode to')
      : graded(otherwise, 'it does not decode to what values of its kind usually decode to');
  return {
    judge(value) {
      const text = Buffer.from(value.slice(lead.length), 'base64').toString('latin1', 0, longest + 1);
      return pattern.test(text) ? proven('it decodes to what values of its kind hold') : failing;
    },
    seal(value) {
      const [drawn = ''] = value.slice(lead.length).split('=', 1);
      const bytes = Buffer.from(drawn, 'base64');
      const text = sampleOf(shape, seeded(Number.parseInt(dummyHash(value).slice(0, 8), 16)));
      const made = Buffer.concat([Buffer.from(text, 'latin1'), bytes.subarray(text.length)]);
      const url = /[-_]/.test(drawn);
      return (
        lead + made.toString(url ? 'base64url' : 'base64').replace(/=+$/, '') + value.slice(lead.length + drawn.length)
      );
    },
  };
}
