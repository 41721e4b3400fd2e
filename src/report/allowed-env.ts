import { bytePath } from '../core/byte-path.js';
import { literalPattern } from '../core/gitignore-pattern.js';

/** For an env file that is no secret: the sentence ahead of what to write into the configuration. */
export const PUBLIC_ENV =
  'if all its values are public, as in a .env that Vite or dotenv-flow has committed, allow it in check-staged.config.json:';

/**
 * @param path below the repository's root
 * @returns the line of the configuration that lets an env file into git
 */
export function allowLine(path: string): string {
  return `"allowedEnvFiles": ${JSON.stringify([literalPattern(bytePath(`/${path}`))])}`;
}
