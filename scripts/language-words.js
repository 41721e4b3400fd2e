// The words of some forty languages, as the Unicode project's locale data names emoji, languages and countries in each.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages with the data, in the versions that the table was counted over. */
export const PACKAGES = ['cldr-annotations-modern@45.0.0', 'cldr-localenames-modern@45.0.0'];
/** Languages in Latin letters; text in other letters needs no model. */
const LANGUAGES =
  'af az bs ca cs cy da de es et eu fi fil fr ga gl hr hu id is it lt lv ms nl nn no pl pt ro sk sl sq sr-Latn sv sw tr vi';
const FILES = [
  'cldr-annotations-modern/annotations/%/annotations.json',
  'cldr-localenames-modern/main/%/languages.json',
  'cldr-localenames-modern/main/%/territories.json',
];
const WORD = /^[a-z]{2,24}$/;

/**
 * @param modules the `node_modules` folder with the packages
 * @param fold takes the accents off a text
 * @returns for each language, how often each of its words occurs; nothing if the packages are not there
 */
export function languageWords(modules, fold) {
  const paths = LANGUAGES.split(' ').map((language) => FILES.map((file) => join(modules, file.replace('%', language))));
  return paths.flat().every((path) => existsSync(path))
    ? paths.map((files) => Array.from(wordsIn(files, fold)))
    : undefined;
}

function wordsIn(paths, fold) {
  const words = new Map();
  for (const text of paths.flatMap((path) => stringsIn(JSON.parse(readFileSync(path, 'utf8')))))
    for (const word of fold(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [])
      if (WORD.test(word)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function stringsIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
