import { remembered } from './remembered.js';

/** Folders of translations. */
const FOLDER =
  /(?:^|\/)(?:_?locales?|i18n|l10n|nls|translations?|lc_messages|[^/]+\.lproj|res\/values-[^/]+)\/|(?:^|\/)(?:lang(?:uage)?s?|messages|intl)\/(?:[^/]+\/)?[^/]+\.(?:json|ya?ml|php|properties|xml|po|[jt]s)$/i;
/** Endings of formats for translations: gettext, Flutter, Apple, .NET, XLIFF, Fluent. */
const FORMAT = /\.(?:pot?|arb|strings(?:dict)?|xcstrings|res[wx]|xlf|xliff|ftl)$/i;
/** What files of texts are called. */
const NAME =
  /(?:^|\/)(?:messages?|translations?|strings|i18n|locale|labels)(?:[._-][a-z\d]+)*\.(?:json|ya?ml|php|properties|xml|[jt]s|py|dart)$|(?:^|\/)[a-z]+messages\.properties$/i;
/** `Login_de.properties`; what is named for a setting holds settings of a place. */
const BUNDLE =
  /(?:^|\/)(?!application|bootstrap|config|settings|env|db|database|jdbc|log4j|logback|logging)[A-Za-z][\w-]*?_(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|in|it|iw|ja|ko|lt|lv|ms|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|ta|th|tr|uk|vi|zh)(?:_[A-Z]{2})?\.properties$/;
/** `de.json`, `pt-BR.ts`; codes that are words of programs too (`id`, `is`, `it`, `no`) need a region. */
const LANGUAGE =
  /(?:^|\/)(?:(?:ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|ja|ko|lt|lv|nb|nl|nn|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)|[a-z]{2}[-_](?:[A-Z]{2}|Han[st]|Latn|Cyrl))\.(?:json|ya?ml|php|[cm]?[jt]s|py|toml)$/;

/** @returns whether the path is one of a file that holds the texts of a program in some language */
export const isTranslation = remembered((path: string): boolean =>
  [FOLDER, FORMAT, NAME, BUNDLE, LANGUAGE].some((pattern) => pattern.test(path)),
);
