import { join } from 'node:path';
import { readHookFile } from '../../disk/hook-file.js';
import { UserError } from '../../errors.js';
import { isObject, parseObject, type JsonObject } from './json.js';

/** A `package.json`, as far as hooks have to do with it. */
export interface Package {
  readonly path: string;
  /** Its folder below the top of the working tree; empty for the top. */
  readonly folder: string;
  readonly text: string;
  readonly data: JsonObject;
  readonly packageManager: string | undefined;
  readonly isPrivate: boolean;
}

/**
 * @returns the `package.json` of a folder, or `undefined` where there is none
 * @throws UserError when it cannot be read as one
 */
export async function readPackage(root: string, folder: string): Promise<Package | undefined> {
  const file = await readHookFile(join(root, folder, 'package.json'));
  if (!file) return undefined;
  if (file.text === undefined) throw new UserError(`${file.path} is not UTF-8 text`, 'mend it and run this again');
  const data = parseObject(file.text, file.path);
  const { packageManager, scripts = {} } = data;
  if (!isObject(scripts))
    throw new UserError(`the scripts in ${file.path} are not an object`, 'mend it and run this again');
  return {
    path: file.path,
    folder,
    text: file.text,
    data,
    packageManager: typeof packageManager === 'string' ? packageManager : undefined,
    isPrivate: data['private'] === true,
  };
}

/** @returns the `package.json` with another text */
export function packageOf(found: Package, text: string): Package {
  return { ...found, text, data: parseObject(text, found.path) };
}

/** @returns the scripts, those that are text */
export function scriptsOf(data: JsonObject): Readonly<Record<string, string>> {
  const { scripts } = data;
  return isObject(scripts)
    ? Object.fromEntries(
        Object.entries(scripts).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      )
    : {};
}

/** @returns whether the project itself depends on the package, whichever list names it */
export function dependsOn(data: JsonObject | undefined, name: string): boolean {
  return ['devDependencies', 'dependencies', 'optionalDependencies'].some((key) => {
    const list = data?.[key];
    return isObject(list) && name in list;
  });
}
