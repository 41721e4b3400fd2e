// Which labelled lines hold no value that anybody would take for a live secret. The line is drawn here and not with the
// scanner's own judgement, so that a miss of the scanner cannot make a dummy of what it missed.

/** Shorter texts, and those of fewer different characters, guard nothing. */
const SHORTEST = 8;
const FEWEST = 5;
/** What says that it stands for something else. */
const STANDS_IN =
  /example|sample|dummy|placeholder|change[-_ ]?(?:me|it)|replace|insert|your|redacted|fake|todo|foobar|lorem|really|invalid|x{4}|y{4}|0{6}|\*{3}|\.{3}|12345|abcdef/i;
/** Stock passwords and their spellings, with a word ahead or behind, and a few digits and signs. */
const STOCK =
  /^[a-z\d]{0,12}[-_.]?(?:p[a4@][s5$]{2}(?:w[o0]?r?d|phrase|code)?s{0,2}|(?:t[o0]p)?s[e3]cr[e3]t[s5]?|pwd?|admin|root|guest|user|test|letmein|qwerty|hunter|welcome)[-_.]?[a-z\d]{0,8}[!@#$]{0,3}$/i;
/** Letters alone, or words joined by one sign each and perhaps numbered. */
const WORDS = /^[A-Za-z]{1,40}(?:[-_.:+ /][A-Za-z]{1,40}){0,9}\d{0,3}!?$/;
const NUMBERS = /^[\d.:-]+$/;
/** What no word has: five letters without a vowel. */
const UNSPOKEN = /[bcdfghjklmnpqrstvwxz]{5}/i;

function isPlain(text) {
  if (text.length < SHORTEST || new Set(text).size < FEWEST) return true;
  if (NUMBERS.test(text) || STANDS_IN.test(text) || STOCK.test(text)) return true;
  return WORDS.test(text) && !UNSPOKEN.test(text) && !changesCase(text);
}

/** Capitals where no word begins, again and again, as in `mPqRzT`. */
function changesCase(text) {
  return (text.match(/[a-z][A-Z](?![a-z])|[A-Z]{2}[a-z]/g) ?? []).length >= 2;
}

const withoutSigns = (text) => text.replace(/^[^A-Za-z\d]+/, '').replace(/[^A-Za-z\d=!$]+$/, '');

/** What may be values of a line: what stands between blanks, quotes and brackets, and its parts between the signs of URLs. */
function textsOf(line) {
  const words = line.split(/[\s"'`,;(){}[\]<>|]+/).map(withoutSigns);
  return words.filter((word) => !STOCK.test(word)).flatMap((word) => word.split(/[=:@/&?]+/).map(withoutSigns));
}

/** @returns whether nothing on the line looks like more than words, a stock password or a stand-in for a value */
export function isObviousDummy(line) {
  return textsOf(line).every(isPlain);
}
