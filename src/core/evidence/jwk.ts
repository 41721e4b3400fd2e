import { readsAsName } from './words.js';
import { disproven, graded, NOWHERE, proven, type Check } from './evidence.js';

const PRIVATE = ['d', 'k', 'D', 'K'];

function parsedKey(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

const NAME = /[kK]ty[\\"']{0,4}\s{0,8}:\s{0,8}[\\"']{0,4}(?:RSA|EC|OKP|oct|AKP)\b/;

/**
 * A JSON Web Key with its private part: `d`, or `k` of a symmetric one, beside the kind `kty` (RFC 7517, RFC 7518, 6). The
 * value is the whole object, or that part alone.
 */
export const privateJwk: Check = {
  judge(value, { before, after } = NOWHERE) {
    if (!value.startsWith('{')) {
      // Without quotes, as in YAML, code has names there.
      if (readsAsName(/[\w-]*[\\"']{0,4}$/.exec(value)![0])) return disproven('it reads like a name');
      return NAME.test(before) || NAME.test(after)
        ? proven('it is the private part of a JSON Web Key')
        : graded('medium', 'it is named like the private part of a JSON Web Key');
    }
    const key = parsedKey(value);
    if (key === undefined)
      return NAME.test(value) && /["'][dkDK]["']\s{0,8}:/.test(value)
        ? graded('high', 'it names the private part of a JSON Web Key')
        : disproven('it is no JSON Web Key with a private part');
    return typeof (key['kty'] ?? key['Kty']) === 'string' && PRIVATE.some((name) => typeof key[name] === 'string')
      ? proven('it is a JSON Web Key with its private part')
      : disproven('it is no JSON Web Key with a private part');
  },
};

/** A keyset of Tink says what it holds: wrapped keys and public ones are no secret (Google, "Tink keysets"). */
export const tinkKeyset: Check = {
  judge(value, { before, after } = NOWHERE) {
    const text = before + value + after;
    if (text.includes('"encryptedKeyset"')) return disproven('its keys are wrapped by another key');
    const kind = /"keyMaterialType"\s{0,8}:\s{0,8}"(\w{1,30})"/.exec(text)?.[1];
    if (kind === 'ASYMMETRIC_PUBLIC') return disproven('its keys are public');
    return kind === 'SYMMETRIC' || kind === 'ASYMMETRIC_PRIVATE' ? proven('its keys are not wrapped') : undefined;
  },
};
