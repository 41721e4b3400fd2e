import { judgedElsewhere } from '../src/core/evidence/elsewhere.js';
import type { Rule } from '../src/core/rule.js';
import { anthropic } from './anthropic.js';
import { aws } from './aws.js';
import { azure } from './azure.js';
import { azureIdentifiable } from './azure-identifiable.js';
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

const specific = {
  anthropic,
  aws,
  azure,
  azureIdentifiable,
  connections,
  github,
  gitlab,
  google,
  messaging,
  openai,
  privateKeys,
  registries,
  slack,
  stripe,
  urls,
  webTokens,
};

const known: readonly Rule[] = Object.values(specific).flat();
const elsewhere = judgedElsewhere(known);

/** The built-in rules by family: the name of a family's file in this folder, in camel case. */
export const families: Readonly<Record<string, readonly Rule[]>> = {
  ...specific,
  headers: headers(elsewhere),
  generic: generics(
    elsewhere,
    known.flatMap((rule) => rule.dummies ?? []),
  ),
};

/** Every built-in rule. */
export const rules: readonly Rule[] = Object.values(families).flat();

const ids = new Set(rules.map(({ id }) => id));

/** @returns whether a built-in rule has the id */
export function ruleExists(id: string): boolean {
  return ids.has(id);
}
