import { createHash } from 'node:crypto';
import { disproven, encrypted, graded, type Evidence } from '../evidence/evidence.js';
import type { Container, ContainerFormat } from './container.js';
import { debugKey } from './pkcs12.js';

/** Of Java's own key store, and of the one with stronger encryption (OpenJDK, `JavaKeyStore`, `JceKeyStore`). */
const JKS = 0xfe_ed_fe_ed;
const JCEKS = 0xce_ce_ce_ce;
const HEAD = 12;
const DIGEST = 20;
const LONGEST = 262_144;
const MOST_ENTRIES = 400;

const PRIVATE_KEY = 1;
const CERTIFICATE = 2;
const SECRET_KEY = 3;

/** Passwords of installations and manuals: each costs one SHA-1 of the store. */
const STOCK_PASSWORDS = ['changeit', 'changeme', 'password', 'secret', 'android'];
/** A smaller store holds no key that is one; trying many of them would take long. */
const SHORTEST_TO_TRY = 300;
/** What the digest of a store covers beside the password and its bytes. */
const WHITENER = 'Mighty Aphrodite';
const ANDROID_DEBUG_KEY = Buffer.from('androiddebugkey');

/** What the entries of a store are, and where they end. */
interface Entries {
  readonly end: number;
  readonly keys: number;
  /** Whether an entry has a form of its own, so that what follows is not read. */
  readonly open: boolean;
}

/** Reads counted fields; nothing is read past the end. */
class Fields {
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  number(size: 2 | 4 | 8): number {
    const from = this.at;
    this.at += size;
    if (this.at > this.bytes.length) return 0;
    return size === 8 ? 0 : this.bytes.readUIntBE(from, size);
  }

  skip(size: 2 | 4): void {
    const length = this.number(size);
    this.at += length;
  }

  get isWithin(): boolean {
    return this.at <= this.bytes.length;
  }
}

function certificate(fields: Fields, version: number): void {
  if (version === 2) fields.skip(2);
  fields.skip(4);
}

function chain(fields: Fields, version: number): void {
  const count = fields.number(4);
  for (let i = 0; i < count && i < MOST_ENTRIES && fields.isWithin; i++) certificate(fields, version);
}

/** @returns nothing where the entries do not fit into the bytes */
function entriesOf(bytes: Buffer): Entries | undefined {
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (version < 1 || version > 2 || count === 0 || count > MOST_ENTRIES) return undefined;
  const fields = new Fields(bytes, HEAD);
  let keys = 0;
  for (let i = 0; i < count; i++) {
    const tag = fields.number(4);
    if (tag < PRIVATE_KEY || tag > SECRET_KEY) return undefined;
    fields.skip(2);
    fields.number(8);
    if (tag === SECRET_KEY) return { end: bytes.length, keys: keys + 1, open: true };
    if (tag === PRIVATE_KEY) {
      keys++;
      fields.skip(4);
      chain(fields, version);
    } else if (tag === CERTIFICATE) certificate(fields, version);
    if (!fields.isWithin) return undefined;
  }
  return fields.at + DIGEST <= bytes.length ? { end: fields.at, keys, open: false } : undefined;
}

function opensWith(password: string, bytes: Buffer, end: number): boolean {
  const hash = createHash('sha1').update(Buffer.from(password, 'utf16le').swap16());
  return hash
    .update(WHITENER)
    .update(bytes.subarray(0, end))
    .digest()
    .equals(bytes.subarray(end, end + DIGEST));
}

function evidenceOf(bytes: Buffer, { end, keys, open }: Entries): Evidence {
  if (keys === 0) return disproven('it is a key store of certificates alone');
  if (bytes.subarray(0, end).includes(ANDROID_DEBUG_KEY)) return debugKey;
  if (!open && end >= SHORTEST_TO_TRY && STOCK_PASSWORDS.some((password) => opensWith(password, bytes, end)))
    return graded('high', 'it is a key store whose password is one that manuals use');
  return { ...encrypted, note: 'it is a key store, only as strong as its password' };
}

/** Java's key stores. One of certificates alone holds no secret. */
export const keystoreContainer: ContainerFormat = {
  first: [0xfe, 0xce],
  marks: [
    { bytes: '\u00FE\u00ED\u00FE\u00ED\0\0\0', before: [0] },
    { bytes: '\u00CE\u00CE\u00CE\u00CE\0\0\0', before: [0] },
  ],
  promised: (head) => (head.length >= HEAD && [JKS, JCEKS].includes(head.readUInt32BE(0)) ? LONGEST : 0),
  read(bytes): Container | undefined {
    if (bytes.length < HEAD || ![JKS, JCEKS].includes(bytes.readUInt32BE(0))) return undefined;
    const entries = entriesOf(bytes.subarray(0, LONGEST));
    if (entries === undefined) return undefined;
    const length = entries.open ? entries.end : entries.end + DIGEST;
    return { length, evidence: evidenceOf(bytes, entries) };
  },
  made(drawn) {
    const alias = Buffer.from('deploy');
    const head = Buffer.from('feedfeed00000002000000010000000100', 'hex');
    const size = Buffer.alloc(4);
    size.writeUInt32BE(drawn.length);
    return Buffer.concat([
      head,
      Buffer.from([alias.length]),
      alias,
      Buffer.alloc(8, drawn.subarray(0, 8)),
      size,
      drawn,
      Buffer.alloc(4),
      Buffer.alloc(DIGEST, drawn.subarray(8, 28)),
    ]);
  },
};
