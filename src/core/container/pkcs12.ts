import { bundleOf, KEY_BAG, parseDer, sequenceLength, SHROUDED_KEY_BAG } from '../evidence/der.js';
import { encrypted, graded, proven, type Evidence } from '../evidence/evidence.js';
import type { ContainerFormat } from './container.js';

const LONGEST = 65_536;
/** Version 3 behind the head of the outer sequence. */
const BEGINNING = /^30(?:80|81..|82....|83......)02010330/;
/** Version 3 in sequences whose ends are marked rather than counted (X.690, 8.1.3.6). */
const UNCOUNTED = Buffer.from([0x30, 0x80, 2, 1, 3, 0x30, 0x80]);
/** The object identifiers of PKCS#7 (RFC 2315), one of which follows: 1.2.840.113549.1.7. */
const PKCS7 = Buffer.from([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 7]);
/** How Android's tools name the key that they make for everybody, as UTF-16. */
const ANDROID_DEBUG_KEY = Buffer.from('androiddebugkey', 'utf16le').swap16();

export const debugKey = graded('low', "it is the debug key of Android's tools, whose password everybody knows");

/** @returns how the bundle keeps a private key, by the bags that are no secret */
function bundleEvidence(bytes: Buffer): Evidence {
  if (bytes.includes(ANDROID_DEBUG_KEY)) return debugKey;
  if (bytes.includes(KEY_BAG))
    return proven('it is a bundle of certificate and key (PKCS#12), and nothing encrypts the key');
  if (bytes.includes(SHROUDED_KEY_BAG))
    return { ...encrypted, note: 'it is a bundle of certificate and key (PKCS#12), only as strong as its password' };
  return graded(
    'low',
    'it is a bundle (PKCS#12) that is encrypted as a whole, as those are that hold certificates alone',
  );
}

/** PKCS#12 (RFC 7292). Its password is often short, and guessing one takes no server: nothing here tries. */
export const pkcs12Container: ContainerFormat = {
  first: [0x30],
  marks: [{ bytes: '\u0002\u0001\u00030', before: [2, 3, 4] }],
  promised(head) {
    if (!BEGINNING.test(head.toString('hex'))) return 0;
    const length = head[1] === 0x80 ? LONGEST : sequenceLength(head);
    return length <= LONGEST ? length : 0;
  },
  read(bytes) {
    const isUncounted = bytes.subarray(0, UNCOUNTED.length).equals(UNCOUNTED);
    if (isUncounted && bytes.indexOf(PKCS7, UNCOUNTED.length) !== UNCOUNTED.length) return undefined;
    const length = isUncounted ? Math.min(bytes.length, LONGEST) : sequenceLength(bytes);
    if (length === 0 || length > Math.min(bytes.length, LONGEST)) return undefined;
    const whole = bytes.subarray(0, length);
    if (!isUncounted && parseDer(whole)?.kind !== 'bundle') return undefined;
    return { length, evidence: bundleEvidence(whole) };
  },
  made: bundleOf,
};
