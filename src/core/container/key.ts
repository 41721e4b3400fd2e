import { parseDer, rsaOf, sequenceLength } from '../evidence/der.js';
import { encrypted, graded, proven } from '../evidence/evidence.js';
import { isOpenSshKey, openSshKey, OPENSSH } from '../evidence/openssh.js';
import { articled } from '../evidence/pem.js';
import type { Container, ContainerFormat } from './container.js';

const LONGEST = 16_384;
/** A key of RSA or DSA of fewer bytes would be no key. */
const SHORTEST_OF_NUMBERS = 100;
/** How a version or an algorithm begins, which follows the head of the outer sequence. */
const BEGINNING =
  /^30(?:[0-7].|81..|82....|83......)(?:0201(?:00(?:30|02)|01(?:30|04))|30(?:[0-7].|81..)06092a864886f70d01(?:05|0c))/;

/**
 * Private keys as DER (PKCS #1, PKCS #8, SEC 1), and OpenSSH's, without the marks of PEM. The first elements of DER are the
 * version and the algorithm, or the second number.
 */
export const keyContainer: ContainerFormat = {
  first: [0x30, OPENSSH[0]!],
  marks: [
    { bytes: '\u0002\u0001\u00000', before: [2, 3, 4] },
    { bytes: '\u0002\u0001\u00010', before: [2, 3, 4] },
    { bytes: '\u0002\u0001\u0001\u0004', before: [2, 3] },
    { bytes: '\u0002\u0001\0\u0002', before: [3, 4] },
    // What all encryption by passwords begins with, behind the heads of two sequences.
    { bytes: Buffer.from('2a864886f70d01', 'hex').toString('latin1'), before: [6, 7, 8] },
    { bytes: OPENSSH.toString('latin1'), before: [0] },
  ],
  promised(head) {
    if (isOpenSshKey(head)) return LONGEST;
    const length = BEGINNING.test(head.toString('hex')) ? sequenceLength(head) : 0;
    return length <= LONGEST ? length : 0;
  },
  read(bytes) {
    if (isOpenSshKey(bytes)) return openSshKey(bytes);
    const length = sequenceLength(bytes);
    if (length === 0 || length > Math.min(bytes.length, LONGEST)) return undefined;
    const found = evidenceOf(bytes.subarray(0, length));
    return found && { length, evidence: found };
  },
  made: rsaOf,
};

function evidenceOf(der: Buffer): Container['evidence'] | undefined {
  const parsed = parseDer(der);
  if (parsed?.kind === 'encrypted') return encrypted;
  if (parsed?.kind !== 'private') return undefined;
  if (/^(?:RSA|DSA)$/.test(parsed.name) && der.length < SHORTEST_OF_NUMBERS) return undefined;
  return parsed.name === 'private'
    ? graded('medium', 'it parses as a private key of an algorithm that is not known')
    : proven(`it parses as ${articled(parsed.name)} key`);
}
