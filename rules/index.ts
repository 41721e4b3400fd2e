import type { Rule } from '../src/core/rule.js';
import { anthropic } from './anthropic.js';
import { aws } from './aws.js';
import { azure } from './azure.js';
import { azureIdentifiable } from './azure-identifiable.js';
import { azureIdentity } from './azure-identity.js';
import { connections } from './connections.js';
import { generics } from './generic.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { google } from './google.js';
import { headers } from './headers.js';
import { messaging } from './messaging.js';
import { openai } from './openai.js';
import { privateKeys } from './private-keys.js';
import { registries } from './registries.js';
import { slack } from './slack.js';
import { stripe } from './stripe.js';
import { urls } from './urls.js';
import { webTokens } from './web-tokens.js';

const specific: Readonly<Record<string, readonly Rule[]>> = {
  anthropic,
  aws,
  azure,
  azureIdentifiable,
  azureIdentity,
  connections,
  github,
  gitlab,
  google,
  headers,
  messaging,
  openai,
  privateKeys,
  registries,
  slack,
  stripe,
  urls,
  webTokens,
};

const known = Object.values(specific).flat();
const generic = generics(known.flatMap((rule) => rule.dummies ?? []));

/** Every built-in rule, by the file of its family. */
export const families: Readonly<Record<string, readonly Rule[]>> = { ...specific, generic };

/** Every built-in rule. */
export const rules: readonly Rule[] = [...known, ...generic];
