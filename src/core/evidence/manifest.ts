import { wordsOf } from '../names.js';
import { disproven, graded, type Evidence } from './evidence.js';
import { looksGenerated } from './strength.js';
import { nameSpeaksOf } from './name-words.js';
import { natureOf } from './nature.js';
import { placeholder } from './placeholder.js';

/** Words of names whose values are secret, wherever they stand in the name. */
const SECRET =
  /pass|pwd|secret|token|credential|apikey|privatekey|accesskey|^(?:key|pw|pin|psk|pat|auth|bearer|salt|seed|cookie|dsn|license|signature)$/;
/** Words of names whose values only say who, where and how. */
const PLAIN = new Set(
  (
    'user users username uid login account email mail from to sender host hosts hostname port ports address addresses addr ip server servers ' +
    'database db dbname schema driver dialect charset region zone location endpoint endpoints domain namespace bucket container environment env ' +
    'mode level debug enabled version timezone tz locale lang issuer audience realm tenant subscription org organization project cluster type kind ' +
    'scheme protocol path dir file name cn dn crt cert certificate certificates ca cabundle url uri title group groups role roles pub public'
  ).split(' '),
);
/** Longer than any key: an archive, a certificate, a release of Helm. */
const LONGEST_BINARY = 300;
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/;
const PRINTABLE = /^[\x20-\x7e\u0080-\u00ff]*$/;

const IN_SECRET = 'it is a value of a Secret';

/**
 * Judges a value of a Secret of Kubernetes: whatever the manifest holds is meant to be secret, though some of it is not.
 *
 * @param written as it stands in the manifest
 * @param encoded whether it should be base64
 * @param madeUp whether the file is one in which made-up values are usual
 */
export function judgeEntry(name: string, written: string, encoded: boolean, madeUp: boolean): Evidence {
  const words = wordsOf(name);
  const named = words.some((word) => SECRET.test(word));
  const about = named ? nameSpeaksOf(name) : words.find((word) => PLAIN.has(word));
  if (about !== undefined) return disproven(`its name speaks of "${about}"`);
  const said = placeholder(written);
  if (said !== undefined && !(encoded && BASE64.test(written))) return disproven(said);
  const text = encoded ? decodedText(written) : written;
  if (text === undefined) return binary(written);
  return ofText(text.trim(), name, named, madeUp);
}

function ofText(value: string, name: string, named: boolean, madeUp: boolean): Evidence {
  if (/[\r\n]/.test(value)) return disproven('it is a text of several lines, which is looked at by itself');
  const against = placeholder(value) ?? natureOf(value, true);
  const drawn = looksGenerated(value);
  if (against !== undefined && !(drawn && /words|sentence/.test(against))) return disproven(against);
  if (drawn) return graded('medium', `${IN_SECRET} and reads like a drawn one`);
  const about = nameSpeaksOf(name);
  if (about !== undefined) return disproven(`its name speaks of "${about}"`);
  if (madeUp) return graded('low', `${IN_SECRET}, though the file is a test, an example or documentation`);
  return named && isChosen(value)
    ? graded('medium', `${IN_SECRET} whose name says so, too`)
    : graded('low', `${IN_SECRET}, though it is short or regular`);
}

/** @returns the text that is written as base64, itself where it is none, or nothing where it stands for other bytes */
function decodedText(written: string): string | undefined {
  const letters = written.replaceAll(/\s/g, '');
  if (!BASE64.test(letters) || letters.length % 4 !== 0) return written;
  const text = Buffer.from(letters, 'base64').toString('latin1');
  return PRINTABLE.test(text.trim().replaceAll(/[\t\r\n]/g, ' ')) ? text : undefined;
}

function binary(written: string): Evidence {
  return written.length > LONGEST_BINARY
    ? disproven('it is data that is no text')
    : graded('medium', `${IN_SECRET} that stands for drawn bytes`);
}

/** Long enough, and of two kinds of characters. */
function isChosen(value: string): boolean {
  return value.length >= 6 && /[A-Za-z]/.test(value) && /[^A-Za-z_. -]/.test(value);
}
