import type { ContainerFormat } from './container.js';
import { keyContainer } from './key.js';
import { keystoreContainer } from './keystore.js';
import { pgpContainer } from './pgp.js';
import { pkcs12Container } from './pkcs12.js';

/** The kinds of containers that rules name. */
export const containerFormats = {
  key: keyContainer,
  keystore: keystoreContainer,
  pgp: pgpContainer,
  pkcs12: pkcs12Container,
} satisfies Record<string, ContainerFormat>;

export type ContainerName = keyof typeof containerFormats;
