import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, chars, oneOf, seq } from '../src/core/shape.js';

const facts = {
  provider: 'FileZilla',
  checks: ['humanPassword'],
  files: ['*sitemanager.xml', '*recentservers.xml', '*filezilla.xml'],
  privilege: 'broad',
  rotate: {
    how: 'Change the password of the account on the server, and set a master password in the client',
  },
} as const;

/** Passwords that the client keeps in its XML files, in base64 or, older ones, as they are. */
export const fileTransfer: readonly Rule[] = [
  token({
    ...facts,
    id: 'filezilla-password',
    title: 'stored password of a site',
    lead: seq('<Pass encoding="base64">'),
    shape: seq(base64(5, 172), chars('=', 0, 2)),
    checks: ['base64Password'],
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'filezilla-password-plain',
    title: 'stored password of a site in plain text',
    lead: oneOf('<Pass>'),
    shape: chars(`${alphabets.base62}!#$%()*+,-./:;=?@[]^_{|}~`, 6, 128),
    confidence: 'medium',
    source: 'observed',
  }),
];
