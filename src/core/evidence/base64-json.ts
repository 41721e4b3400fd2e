import { disproven, proven, type Check } from './evidence.js';
import { jsonOf } from './jwt.js';
import { encodedLike, filler, jsonOfLength } from './packed.js';

/**
 * Credentials that are JSON in base64 or base64url, behind a prefix and before a separator.
 *
 * @param names what the object must have; in samples they stand in this order
 * @param lead what stands before the base64
 * @param end what ends it; empty where nothing follows
 */
export function base64Json(names: readonly string[], lead = '', end = ''): Check {
  const partOf = (value: string): string => {
    const part = value.slice(lead.length);
    return end === '' ? part : part.split(end, 1)[0]!;
  };
  return {
    judge(value) {
      const found = jsonOf(partOf(value));
      return found !== undefined && names.every((name) => Object.hasOwn(found, name))
        ? proven(`it decodes to JSON with ${names.map((name) => `"${name}"`).join(', ')}`)
        : disproven('it does not decode to the JSON of its kind');
    },
    seal(value) {
      const drawn = partOf(value).replace(/=+$/, '');
      const object = Object.fromEntries(names.map((name) => [name, filler(drawn.slice(-20), 1)]));
      const text = encodedLike(drawn, (length) => jsonOfLength(object, length, drawn));
      return lead + text + value.slice(lead.length + drawn.length);
    },
  };
}
