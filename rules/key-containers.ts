import { container, type ContainerRule, type Rule } from '../src/core/rule.js';
import { keyFacts } from './private-keys.js';

const inContainer = (
  format: ContainerRule['format'],
  id: string,
  title: string,
  note: string,
  page: string,
): ContainerRule => container({ ...keyFacts, format, id, title, note, source: { url: page, checked: '2026-11-28' } });

/** Keys in files of their own kinds, and the same written as text. */
export const keyContainers: readonly Rule[] = [
  inContainer(
    'key',
    'private-key-der',
    'private key in DER',
    'The body of a PEM file without its marks is one, too, and so is that of an OpenSSH key.',
    'https://datatracker.ietf.org/doc/html/rfc5958',
  ),
  inContainer(
    'pkcs12',
    'private-key-pkcs12',
    'PKCS#12 bundle',
    'It is encrypted with a password, often a short one, that tends to stand nearby. A bundle in which nothing but encrypted content is seen may hold certificates alone.',
    'https://datatracker.ietf.org/doc/html/rfc7292',
  ),
  inContainer(
    'keystore',
    'private-key-java-keystore',
    'Java keystore',
    "Stores of certificates alone are none, and the debug key of Android's tools is no secret.",
    'https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/sun/security/provider/JavaKeyStore.java',
  ),
  inContainer(
    'pgp',
    'private-key-pgp-packets',
    'PGP private key without armour',
    'What `gpg --export-secret-keys` writes. Keys whose secret part is on a card are none.',
    'https://datatracker.ietf.org/doc/html/rfc9580',
  ),
];
