import type { Assignment } from '../assignment/assignment.js';
import { hasOwnLine } from '../assignment/bare.js';
import { COLON, endsLine, lineBefore, QUOTES } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';

/** Another name and its sign: the value of this one is empty. */
const NEXT_NAME = /^[A-Za-z]{1,30}=$/;

/** @returns whether a value counts where it stands: bounded, in a file of bare values, or as a setting that a text shows */
export function mayStand(source: Source, found: Assignment, value: ByteRange): boolean {
  if (!found.quoted && NEXT_NAME.test(source.text(value.start, value.end))) return false;
  const counts =
    found.bounded || source.isBare(found.name.start) || isSetting(source, found) || standsAlone(source.bytes, found);
  return counts && !isTypeName(source.bytes, found.name) && !isResourceKind(source, found.name);
}

const RESOURCE = /\barn:aws[a-z-]{0,20}:[a-z\d-]{2,40}:[a-z\d-]{0,30}:\d{12}:$/;
const LONGEST_RESOURCE = 110;

/** What stands in `arn:aws:secretsmanager:eu-west-1:123456789012:secret:NAME` ahead of the name of a resource. */
function isResourceKind(source: Source, { start }: ByteRange): boolean {
  return source.bytes[start - 1] === COLON && RESOURCE.test(source.text(Math.max(0, start - LONGEST_RESOURCE), start));
}

/** Tables name types as text, `"AWS::IAM::AccessKey": "…"`; what is assigned to a member, `Acme::KEY = "…"`, has no quote behind it. */
function isTypeName(bytes: Uint8Array, { start, end }: ByteRange): boolean {
  return bytes[start - 1] === COLON && bytes[start - 2] === COLON && QUOTES[bytes[end] ?? 0] === 1;
}

/** Programs have names where settings have values; but manuals, and comments of programs, show settings. */
function isSetting(source: Source, { name, value }: Assignment): boolean {
  return hasOwnLine(source.bytes, name.start, value, !source.kind.prose);
}

/** Hexadecimal digits, or letters of either case and digits, that no program has for a name. */
const NO_NAME =
  /^(?:(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{32,128}|(?=.{0,60}[a-z])(?=.{0,60}[A-Z])(?=(?:[^\d]{0,20}\d){3})[A-Za-z\d]{24,64})$/;
const OWN_LINE = /^[ \t]*$/;

/** A setting that a text in a program shows has a line of its own, and a value that is no name. */
function standsAlone(bytes: Buffer, { name, value }: Assignment): boolean {
  const length = value.end - value.start;
  if (bytes[name.end] !== COLON || length < SHORTEST_ALONE || length > LONGEST_ALONE || !endsLine(bytes, value.end))
    return false;
  if (!OWN_LINE.test(lineBefore(bytes, name.start, LONGEST_ALONE))) return false;
  return NO_NAME.test(bytes.toString('latin1', value.start, value.end));
}

const SHORTEST_ALONE = 24;
const LONGEST_ALONE = 128;
