import { namesVariable } from './variable.js';

/** `%env(resolve:DB_PASSWORD)%`, also several in one text (Symfony, "Environment Variable Processors"). */
const SYMFONY = /%env\([\w:.-]{0,200}\)%/g;
/** What may stand beside such a reference: the rest of an address, not a secret of its own. */
const MOST_BESIDE = 12;

/**
 * What names the place of a value in a secret store or in the environment. Each pattern covers the whole text and demands signs
 * that drawn values do not have in this order; a bare value may have lost its closing brackets.
 */
const PLACES: readonly RegExp[] = [
  // Grafana, "Variable expansion"; Telegraf, "Secret stores"
  /^\$__(?:env|file|vault)\{[^{}]*\}?$/,
  /^@\{[\w-]+:[\w.-]+\}?$/,
  // Resource names of Amazon
  /^arn:aws(?:-[a-z]+){0,3}:[a-z\d-]+:[a-z\d-]*:(?:\d{12}|aws)?:[\w+=,.@:/*-]+$/,
  // Resource names of Google Cloud
  /^(?:gcp-?secret-?manager:)?projects\/[\w:.-]+\/(?:locations\/[\w-]+\/)?(?:secrets|keyRings|parameters)\/[\w./-]+$/i,
  // Azure App Service, "Use Key Vault references"; Azure Container Apps, "Manage secrets"
  /^@Microsoft\.KeyVault\([^()]*\)?$/i,
  /^(?:secretref:[a-z\d][a-z\d.-]*|keyvaultref:https:\/\/[^\s"']+)$/,
  // Paths of HashiCorp Vault, where several tools put the field behind `#`
  /^(?:secrets?\/|kv(?:-v\d)?\/(?:(?:meta)?data\/|(?=[\w./-]{1,200}#)))[\w./-]+(?:#[\w./-]+)?$/,
  /^<(?:path|vault|secret):[\w.-]+(?:\/[\w.-]+)+(?:#[\w.-]+)?(?:[>|]|$)/,
  // The name of a store and a path in it
  /^(?:vault|ssm|aws-?ssm|aws-?sm|secretsmanager|gcp-?sm|akv|keyvault|conjur|doppler|keyring|keychain|kms|env-?file|file):\/{0,3}(?:\.{0,2}\/)?[\w.-]+(?:[/#:][\w.-]+)+$/i,
  /^file:\.{0,2}\/[\w./-]+$/,
  // 1Password, "Secret references": vault, item and field; names may have blanks
  /^op:\/\/[^/"']+\/[^/"']+\/[^"']+$/,
  // TeamCity, "Storing secure settings"; RFC 7512
  /^credentialsJSON:[\da-f-]{36}$/,
  /^pkcs11:(?:[a-z-]{2,24}=[^;&"']*[;&?]?){2,20}$/,
  // Spinnaker, "Secrets in configuration"
  /^encrypted(?:File)?:[\w-]+!(?:[a-z]:[^!"']*!?){2,8}$/,
];

/** The name of a variable, of an entry of Spring's Secret Manager, or of one of Concourse, BOSH and Cloud Foundry: `((db_password))`. */
const NAMED =
  /^(?:(?:env|vault|ssm|aws-?ssm|aws-?sm|gcp-?sm|akv|keyvault|kms|keyring|keychain|doppler|secret|secrets):|env\.|sm@|\(\()([\w./:-]+)\){0,2}$/i;
/** A shorter name may be anything. */
const TELLING = 8;

/** @returns whether a text names the place where a value is kept; no drawn value has such a form */
export function isReference(text: string): boolean {
  return PLACES.some((pattern) => pattern.test(text)) || namesEnvironment(text);
}

function namesEnvironment(text: string): boolean {
  const name = NAMED.exec(text)?.[1];
  if (name !== undefined) return name.split(/[./:-]/).every((part) => part.length < TELLING || namesVariable(part));
  if (!text.includes('%env(')) return false;
  const beside = text.replaceAll(SYMFONY, '');
  return beside.length < text.length && (beside.length < MOST_BESIDE || /^[a-z][a-z\d+.-]*:\/\//i.test(beside));
}
