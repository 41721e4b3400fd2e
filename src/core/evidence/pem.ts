import { parseDer, rsaOf, sequenceLength } from './der.js';
import { isCutAheadOfSecret } from './cut-key.js';
import { disproven, encrypted, graded, NOWHERE, proven } from './evidence.js';
import type { Check, Evidence, Surroundings } from './evidence.js';
import { isOpenSshKey, openSshKey } from './openssh.js';
import { placeholder, placeholderInBase64 } from './placeholder.js';

const SHORTEST_BODY = 64;
const LONGEST_SAMPLE = 2000;

/** The base64 of a PEM body, whatever joins its lines: newlines, `\n` escapes, string concatenation, indentation. */
export function bodyOf(value: string): string {
  const inner = value.replace(/^-----BEGIN[^-]*-----/, '').replace(/-----END[^-]*-----$/, '');
  return inner
    .replaceAll(/\\{1,4}[nrt]/g, '\n')
    .replaceAll(/["'`][\s+.,&\\]*["'`]/g, '')
    .replaceAll(LINE_COMMENT, '')
    .replaceAll(HEADER, '')
    .replaceAll(/^[ \t"'+>|*#/]*=[\w+/]{4}[ \t\r"'+,;\\]*$/gm, '')
    .replaceAll(/[^A-Za-z\d+/=]/g, '');
}

/** The two slashes are digits of base64, too; a blank behind them is not. */
const LINE_COMMENT = /^[ \t]*\/\/[/!]?[ \t]/gm;

const tooShort = disproven('its body is too short for a key');
const isCode = disproven('no line of a key stands between its marks');
const isCut = disproven('a part of it is left out');
/** What stands for the part of a key that a comment or a manual leaves out. */
const CUT = /\.{3}|…|\xe2\x80\xa6|[<[(]\s?(?:snip|cut|truncated|redacted|omitted)/i;
const CUT_BEHIND =
  /^[A-Za-z\d+/=]{0,80}(?:[\s"'`*#/>|+,;]|\\[nr]){0,40}(?:\.{3}|…|\xe2\x80\xa6|[<[(]\s?(?:snip|cut|truncated|redacted|omitted))/i;

const HEADER = /^[ \t"'+>|*#/]*(?:Proc-Type|DEK-Info|Version|Comment|Subject|Hash|Charset):.*$/gm;

/** As long as half a line of a key; the alphabet that a program has for base64 is none. */
const RUN = /[A-Za-z\d+/]{32,}/g;

/** What a block whose body no structure proves is worth. */
export function unproven(value: string, body: string): Evidence {
  if (body.length < SHORTEST_BODY) return tooShort;
  const between = value.replaceAll(/\\{1,4}[nrt]/g, '\n').replaceAll(HEADER, '');
  const runs = between.match(RUN) ?? [];
  if (runs.every((run) => placeholder(run) !== undefined)) return isCode;
  if (CUT.test(between) || isCutAheadOfSecret(Buffer.from(body, 'base64'))) return isCut;
  const reason = placeholderInBase64(body);
  return reason === undefined
    ? graded('medium', 'its marks are those of a key, though its body is cut or altered')
    : disproven(reason);
}

/** Whether a block without an end is left off, rather than cut by how far is read. */
const goesOnAsDots = (value: string, around: Surroundings = NOWHERE): boolean =>
  !value.endsWith('-----') && CUT_BEHIND.test(around.after);

const LOCKED = /^-----BEGIN (?:ENCRYPTED|SSH2 ENCRYPTED)|Proc-Type: ?4, ?ENCRYPTED/;

/** What the body of a PEM private key tells: DER that parses proves it, encryption grades it lower, a stub disproves it. */
export const pemBody: Check = {
  judge(value, around) {
    const body = bodyOf(value);
    const bytes = Buffer.from(body, 'base64');
    const isLocked = LOCKED.test(value);
    // Of a body without an end, only what its own length says is the key.
    const parsed = isLocked ? undefined : (parseDer(bytes) ?? parseDer(bytes.subarray(0, sequenceLength(bytes))));
    if (parsed?.kind === 'private') return proven(`its body parses as ${articled(parsed.name)} key`);
    if (body.length < SHORTEST_BODY) return tooShort;
    if (goesOnAsDots(value, around)) return isCut;
    if (isLocked || parsed?.kind === 'encrypted') return encrypted;
    const openssh = isOpenSshKey(bytes) ? openSshKey(bytes) : undefined;
    return openssh?.evidence ?? unproven(value, body);
  },
  seal: (value) => refilled(value, LOCKED.test(value) ? (drawn) => drawn : rsaOf),
};

/** @returns the name of a kind of key with its article */
export function articled(name: string): string {
  return `${/^(?:EC|RSA|X|Ed)/.test(name) ? 'an' : 'a'} ${name}`;
}

/** Labels whose keys have rules of their own. */
const OWN_RULE = /^-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|SSH2 ENCRYPTED) )?PRIVATE KEY-----|^-----BEGIN PGP /;

/** Leaves the labels that other rules name to them. */
export const otherLabel: Check = {
  judge: (value) => (OWN_RULE.test(value) ? disproven('its label has a rule of its own') : undefined),
};

/** @returns the block with what is made of the drawn bytes as its body, and a last line where one belongs */
export function refilled(
  value: string,
  content: (drawn: Buffer) => Buffer,
  last: (bytes: Buffer) => string = () => '',
): string {
  const parts = /^(-----BEGIN[^-]*-----)([^-]*)(-----END[^-]*-----)$/.exec(value);
  if (parts === null) return value;
  const [, begin = '', drawn = '', end = ''] = parts;
  const bytes = content(Buffer.from(drawn, 'base64').subarray(0, LONGEST_SAMPLE));
  const lines = bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
  return `${begin}\n${lines}\n${last(bytes)}${end}`;
}

/** Base64 around a PEM block: its label is in the text it decodes to. */
export const wrappedPem: Check = {
  judge(value) {
    const text = Buffer.from(value, 'base64').toString('latin1');
    const label = /^-----BEGIN ([A-Z\d ]{1,60})-----/.exec(text)?.[1];
    if (label === undefined || !/PRIVATE KEY/.test(label)) return disproven('it wraps no private key');
    return pemBody.judge(text.trim());
  },
  seal(value) {
    const mark = (word: string): string => `-----${word} ${['PRIVATE', 'KEY'].join(' ')}-----`;
    const drawn = value.replaceAll(/[^A-Za-z\d]/g, '');
    const pem = pemBody.seal!(mark('BEGIN') + drawn.slice(0, Math.max(96, drawn.length / 3) & ~3) + mark('END'));
    return Buffer.from(`${pem}\n`).toString('base64');
  },
};
