import { basename, join } from 'node:path';
import { LEFTHOOK_FILES, LEFTHOOK_LOCAL_FILES } from './config-files.js';
import type { Facts } from './facts.js';
import { isObject, parseObject, valueAt } from './json.js';
import { parseYaml } from './yaml.js';

/** Keys by which lefthook passes over a hook or a command of it (its manual, "skip", "only"). */
const CONDITIONS = ['skip', 'only'] as const;

/** @returns a sentence for each file whose conditions keep lefthook from running the hook for some commits, or for all */
export function conditionsOf({ root, files, hook }: Facts): string[] {
  return [...LEFTHOOK_FILES, ...LEFTHOOK_LOCAL_FILES].flatMap((name) => {
    const path = join(root, name);
    const text = files.get(path)?.text;
    if (text === undefined) return [];
    const found = path.endsWith('.toml') ? inToml(text, hook) : inData(read(text, path), hook);
    return [...new Set(found)].map(
      (key) =>
        `${basename(path)} has \`${key}\` for ${hook}, and what lefthook passes over for that is not checked. Put \`${key}\` at the commands it is meant for instead.`,
    );
  });
}

function read(text: string, path: string): unknown {
  return /\.jsonc?$/.test(path) ? parseObject(text, path) : parseYaml(text, path);
}

function inData(data: unknown, hook: string): string[] {
  const section = valueAt(data, [hook]);
  const { jobs } = isObject(section) ? section : {};
  const job = Array.isArray(jobs)
    ? jobs.find((each: unknown) => valueAt(each, ['name']) === 'check-staged')
    : undefined;
  const places = [section, valueAt(section, ['commands', 'check-staged']), job];
  return CONDITIONS.filter((key) => places.some((place) => isOn(valueAt(place, [key]))));
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function inToml(text: string, hook: string): string[] {
  const sections = text.split(/^(?=\s*\[)/m).map((section) => section.trim());
  const own = sections.filter(
    (section) => section.startsWith(`[${hook}]`) || section.startsWith(`[${hook}.commands.check-staged]`),
  );
  return CONDITIONS.filter((key) =>
    own.some((section) => new RegExp(`^\\s*${key}\\s*=\\s*(?!false)`, 'm').test(section)),
  );
}
