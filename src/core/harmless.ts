import { remembered } from './remembered.js';
import { MASK } from './secret.js';

/**
 * Words that are never a secret by themselves: keywords, types, schemes, header and option names, and a few words of
 * comments. Whatever else stands beside a secret could be another one, in a form that no rule knows.
 */
const HARMLESS = new Set(
  (
    'const let var val def final static public private protected internal readonly export import from return if else then for while new this self ' +
    'await async function func fn class struct enum string str char int long bool boolean object any auto void null nil none true false undefined ' +
    'default type mut pub use package module exports env process os environ getenv setenv config settings system ' +
    'http https ftp ftps sftp ssh git ws wss postgres postgresql mysql mariadb mongodb srv redis rediss amqp amqps smtp smtps ldap ldaps jdbc sqlserver ' +
    'header headers authorization bearer basic token tokens api key keys secret secrets password passwd pwd pass user username login auth credentials ' +
    'name value id url uri host port database db data server client account email mail app service ' +
    'curl wget echo set unset sudo docker npm npx yarn pnpm node python ruby php java go run exec ' +
    'a an and or not the to of in on with as is was ok todo note see old add by'
  ).split(' '),
);

/** What the source shows in place of text that could be a secret. */
const CUT = '…';
/** Text between blanks, quotes, brackets and operators. */
const PIECE = /[^\s"'`()[\]{}<>,;:=|&]+/gu;
/** Cut pieces with little between them, such as the parts of a host. */
const CUTS = /…(?:[^\s…"'`()[\]{}<>]{0,2}…)+/gu;
/** A name, and the operator behind it, right ahead of the value: `db.password = "`, `"token": [`, `API_KEY=`. */
const ASSIGNED = /([\p{L}_$][\p{L}\p{N}_$.-]{0,60})(["'`\])]{0,3}\s{0,4}(?:[:=]|<-|=>|->)[^\p{L}\p{N}…•]{0,8})$/u;
/** A separator of fields, as in `user:password:key`: what stands ahead need not be a name. */
const FIELDS = /^:\S?$/;

/**
 * Redacts the part of a line ahead of a secret.
 *
 * @returns the text, of which only the assigned name, operators, punctuation and harmless words are left
 */
export function redactedAhead(text: string): string {
  const assigned = ASSIGNED.exec(text);
  if (assigned === null || !isName(assigned[1]!, assigned[2]!)) return redacted(text);
  return redactedAhead(text.slice(0, assigned.index)) + assigned[1]! + assigned[2]!;
}

/** @returns the text, of which only punctuation and harmless words are left */
export const redacted = remembered((text: string): string => text.replaceAll(PIECE, shownPiece).replaceAll(CUTS, CUT));

function isName(name: string, operator: string): boolean {
  if (HARMLESS.has(name.toLowerCase())) return true;
  return FIELDS.test(operator) ? /^\p{L}+$/u.test(name) : !/\d\p{L}|\d{3}/u.test(name);
}

function shownPiece(piece: string): string {
  if (piece.includes(MASK)) return MASK;
  if (!/[\p{L}\p{N}]/u.test(piece)) return piece.length <= 3 ? piece : CUT;
  if (/^-[a-z]$/i.test(piece)) return piece;
  const words = piece.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.every((word) => HARMLESS.has(word.toLowerCase())) ? piece : CUT;
}
