import { basename, posix } from 'node:path';
import { readSmallFile } from '../small-file.js';

/** What of a `package.json` decides which files are packed, in the form that npm brings it into. */
export interface Manifest {
  readonly files?: readonly string[];
  readonly main?: string;
  readonly browser?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly bundleDependencies?: readonly string[];
  readonly workspaces?: unknown;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly optionalDependencies?: Readonly<Record<string, unknown>>;
  readonly peerDependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

/** @returns the manifest, or in words that follow the file's name what is wrong with it */
export function readManifest(path: string): Manifest | string {
  const read = readSmallFile(path);
  if (!('bytes' in read)) return 'none' in read ? 'is not there' : `cannot be read: ${read.failed}`;
  try {
    const data = JSON.parse(read.bytes.toString().replace(/^\uFEFF/, '')) as unknown;
    return isRecord(data) ? manifestOf(data) : 'is no JSON object';
  } catch {
    return 'is no JSON';
  }
}

type Data = Readonly<Record<string, unknown>>;

/** As npm's own reading does (`@npmcli/package-json`, lib/normalize.js); a stranger's value of another type is left out. */
function manifestOf(data: Data): Manifest | string {
  const { files, main, browser, workspaces } = data;
  if (files !== undefined && files !== null && !isTexts(files)) return 'has a "files" that is no list of texts';
  const bundled = bundledNames(data);
  const bin = binOf(data);
  return {
    ...(isTexts(files) ? { files } : {}),
    ...(typeof main === 'string' ? { main } : {}),
    ...(typeof browser === 'string' ? { browser } : {}),
    ...(bin === undefined ? {} : { bin }),
    ...(bundled === undefined ? {} : { bundleDependencies: bundled }),
    ...(workspaces === undefined ? {} : { workspaces }),
    ...dependencies(data),
  };
}

const KINDS = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;

function dependencies(data: Data): Partial<Record<(typeof KINDS)[number], Data>> {
  return Object.fromEntries(KINDS.flatMap((kind) => (isRecord(data[kind]) ? [[kind, data[kind]]] : [])));
}

function bundledNames(data: Data): readonly string[] | undefined {
  const said = data['bundleDependencies'] ?? data['bundledDependencies'];
  if (said === true) return Object.keys(isRecord(data['dependencies']) ? data['dependencies'] : {});
  if (isTexts(said)) return said;
  return isRecord(said) ? Object.keys(said) : undefined;
}

function binOf({ name, bin }: Data): Readonly<Record<string, string>> | undefined {
  const entries =
    typeof bin === 'string' && typeof name === 'string'
      ? [[name, bin] as const]
      : Array.isArray(bin)
        ? bin.map((path: unknown) => [typeof path === 'string' ? basename(path) : '', path] as const)
        : isRecord(bin)
          ? Object.entries(bin)
          : [];
  const valid = entries.flatMap(([key, path]) => {
    const target = typeof path === 'string' ? within(path) : '';
    return target === '' || within(key) === '' ? [] : [[key, target] as const];
  });
  return valid.length === 0 ? undefined : Object.fromEntries(valid);
}

/** @returns the path without what leads out of the package */
function within(path: string): string {
  return posix.join('.', posix.join('/', path.replaceAll(/[\\:]/g, '/'))).replace(/^\/+/, '');
}

function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
