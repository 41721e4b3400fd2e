import { isCiphertext } from './ciphertext.js';
import { counts } from './counting.js';
import { isReference } from './reference.js';
import { bitsOf, isSurelyDrawn } from './strength.js';
import { beginsWithVariable, isHash, isVariable, withoutVariables } from './variable.js';

/** Words that say "put yours here" wherever they stand in a value; each long enough not to occur in drawn text. */
const PLACEHOLDER_WORD =
  /example|sample|dummy|placeholder|changeme|change[-_ ]me|replace[-_ ]?(?:me|this|with)|insert[-_ ]|your[-_ ]?(?:api|own|key|token|secret|password|access|client|auth|account)|your[-_][\w-]{0,20}(?:key|token|secret|password)|very[-_ ]?long|redacted|not[-_ ]?(?:a[-_ ]?)?real|fake[-_]|[-_ ]here$|\btodo\b|foobar|lorem|xxxxx|\*{3}|\.{3}|•|deadbeef|test[-_ ]?(?:key|token|secret|password)|(?:my|some)[-_ ]?(?:secret|token|password|key)|^put[-_ ]|abcdefgh|12345678/i;

/** Values that stand for another one: `${X}`, `$(x)`, `{{ x }}`, `<x>`, `%X%`, `#{x}`, `process.env.X`. */
const REFERENCE =
  /^\$\{.*\}$|^\$\(.*\)$|^\{\{.*\}\}$|^<[^>]*>$|^%[A-Za-z_][\w.]*%$|^%[sdv]$|^\$$|^\{[\w.:-]*\}$|^\[[^\]]*\]$|^@\w+@$|^__[\w-]+__$|^(?:process\.env|import\.meta|os\.environ|os\.getenv|getenv|env|ENV|System\.getenv|config|settings|self|this|ctx|vars?|secrets?|params|args|options|props|data|local|module)[.[(]/;

/** The same within a text, where drawn ones have them by chance. */
const REFERENCE_WITHIN = /^\$[{(]|^\{\{|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|#\{[^}]*\}|<%/;

/** How OpenSSL and others have a pass phrase given. */
const PASS_PHRASE = /^pass:(?=.)/;

/** Punctuation of the text around it. */
const SIGNS = /^[!-/:-@[-`{-~]{1,5}$/;

const SAYS_SO = 'it says that it is a placeholder';

/**
 * @param interpolated whether the language puts the values of variables into the text
 * @returns why the text is a stand-in for a value, in words that follow "because", or nothing
 */
export function placeholder(written: string, interpolated = false): string | undefined {
  const text = written.replace(PASS_PHRASE, '');
  if (isCiphertext(text)) return 'it is ciphertext, which is meant to be kept with the code';
  if (refersElsewhere(text, interpolated)) return 'it refers to a value kept elsewhere';
  if (SIGNS.test(text)) return 'it is nothing but a few signs';
  const word = PLACEHOLDER_WORD.exec(text);
  if (word !== null && !isByTheWay(word[0], text)) return SAYS_SO;
  if (fewDistinct(text)) return 'it repeats a few characters';
  if (stepping(text) || counts(text)) return 'it counts through the alphabet or the digits';
  return undefined;
}

/** How much of a long text is looked at for references, in characters. */
const HEAD = 512;

function refersElsewhere(whole: string, interpolated: boolean): boolean {
  const text = whole.slice(0, HEAD);
  if (REFERENCE.test(text) || isReference(text) || isVariable(text, interpolated)) return true;
  if (!REFERENCE_WITHIN.test(text) && !beginsWithVariable(text, interpolated)) return false;
  return !isSurelyDrawn(withoutVariables(text, interpolated));
}

/** What people type where a value is to come, which numbers have too. */
const COUNTS = /^(?:abcdefgh|12345678)$/i;
/** Words that names of hosts and accounts hold, too: not `xxxxx` and dots for what was cut out, nor capitals, as in samples of AWS. */
const WORD = /^(?!x+$)[A-Za-z][a-z]{4,}$/;

/**
 * Whether a value has the word beside what is drawn: digits in a row wherever they stand but for the salt of a hash, other words with drawn text on both
 * sides. At an end, as in the samples of manuals, a word says what the value is.
 */
function isByTheWay(word: string, text: string): boolean {
  const at = text.indexOf(word);
  const [ahead, behind] = [text.slice(0, at), text.slice(at + word.length)];
  if (COUNTS.test(word)) return !isHash(text) && isSurelyDrawn(ahead + behind);
  if (!WORD.test(word) || !isSurelyDrawn(ahead + behind)) return false;
  return [ahead, behind].every((side) => bitsOf(side) >= (MIXED.test(side) ? MIXED_BITS : SIDE_BITS));
}

/** A letter beside a digit, which affixes of words have seldom. */
const MIXED = /[A-Za-z]\d|\d[A-Za-z]/;
const MIXED_BITS = 12;

/** What stands on one side of a word that a drawn value merely holds; a few characters are an affix of the word. */
const SIDE_BITS = 24;

/** So much base64, in characters, is drawn but for the words that somebody put into it. */
const DRAWN_BASE64 = 40;
/** Words so short that drawn text holds them now and then, in letters of either case. */
const SHORT_WORD = /^(?:example|sample|dummy|redacted|foobar|lorem|xxxxx|todo)$/i;

/**
 * The same for base64 of bytes, in which letters of a word come together by chance, though hardly ever all in one case.
 *
 * @returns why the text is a stand-in for a value, in words that follow "because", or nothing
 */
export function placeholderInBase64(text: string): string | undefined {
  const reason = placeholder(text);
  if (reason !== SAYS_SO || text.length < DRAWN_BASE64) return reason;
  const word = PLACEHOLDER_WORD.exec(text)![0];
  return SHORT_WORD.test(word) && !/^[A-Za-z]?(?:[a-z]+|[A-Z]+)$/.test(word) ? undefined : reason;
}

function fewDistinct(text: string): boolean {
  return text.length >= 6 && new Set(text).size <= Math.min(4, text.length / 3);
}

/** Most neighbours differ by one, as in 0123456789abcdef. */
function stepping(text: string): boolean {
  if (text.length < 8) return false;
  let steps = 0;
  for (let i = 1; i < text.length; i++) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) === 1) steps++;
  return steps > (text.length - 1) * 0.6;
}
