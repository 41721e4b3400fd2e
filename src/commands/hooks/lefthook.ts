import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { LEFTHOOK_FILES } from './config-files.js';
import { conditionsOf } from './lefthook-conditions.js';
import type { Facts } from './facts.js';
import { hookText } from './git.js';
import { isObject, parseObject, removeValue, setValue, valueAt } from './json.js';
import type { HookName } from './hook-names.js';
import { hookOf, isOurs, lefthookLine, mentions, type Installed } from './line.js';
import { ByHand, creating, editable, editOf, NOTHING, type Manager, type Plan } from './manager.js';
import { dependsOn } from './package-json.js';
import { addAtEnd, addBelow, parseYaml, takeOutEntry } from './yaml.js';

export const lefthook: Manager = {
  name: 'lefthook',
  running: (facts) =>
    /lefthook/.test(hookText(facts)) && configured(facts) ? 'it wrote the hook that git runs' : undefined,
  configured,
  install,
  uninstall,
  setUp: { command: () => 'lefthook install', from: 'lefthook' },
  stillToRun: (facts) => (/lefthook/.test(hookText(facts)) ? undefined : 'npx lefthook install'),
};

function configured(facts: Facts): string | undefined {
  if (configFile(facts) !== undefined) return 'its config file is there';
  return dependsOn(facts.package?.data, 'lefthook') ? 'package.json depends on it' : undefined;
}

function configFile({ root, files }: Facts): string | undefined {
  return LEFTHOOK_FILES.map((name) => join(root, name)).find((path) => files.has(path));
}

function install(facts: Facts, installed: Installed): Plan {
  const { hook } = facts;
  const line = lefthookLine(installed, hook);
  const path = configFile(facts) ?? join(facts.root, 'lefthook.yml');
  const file = editable(facts, path, line);
  const doubts = conditionsOf(facts);
  if (!file)
    return {
      ...creating(path, addAtEnd('', whole(hook, line)), `is created, with check-staged as a ${hook} command`),
      doubts,
    };
  if (path.endsWith('.toml')) {
    if (tomlHas(file.text, hook)) return { ...NOTHING, doubts };
    throw new ByHand(
      `${path} is TOML, which is not edited`,
      `[${hook}.commands.check-staged]\nrun = '''\n${line}\n'''${hook === 'pre-push' ? '\nuse_stdin = true' : ''}`,
    );
  }
  const after = /\.jsonc?$/.test(path)
    ? addToJson(file.text, path, hook, line)
    : addToYaml(file.text, path, hook, line);
  if (after === undefined)
    throw new ByHand(`${path} is written in a way that is not edited`, whole(hook, line).join('\n'));
  return { ...NOTHING, doubts, edits: editOf(file, after, `gets check-staged as a ${hook} command of lefthook`) };
}

/** @returns whether a section of the hook in TOML names the tool, as the one to add by hand does */
function tomlHas(text: string, hook: HookName): boolean {
  const sections = text
    .split(/^(?=\s*\[)/m)
    .filter((section) => section.trimStart().replace(/^\[+/, '').startsWith(hook));
  return sections.some((section) => mentions(section) || section.split('\n').some(isOurs));
}

function addToJson(text: string, path: string, hook: HookName, line: string): string | undefined {
  const value = valueAt(parseObject(text, path), [hook]) ?? {};
  if (!isObject(value)) return undefined;
  const { jobs, commands } = value;
  const stdin = hook === 'pre-push' ? { use_stdin: true } : {};
  if (!Array.isArray(jobs) || (isObject(commands) && 'check-staged' in commands)) {
    const key = [hook, 'commands', 'check-staged'];
    if (valueAt(value, ['commands', 'check-staged']) === undefined) return setValue(text, key, { run: line, ...stdin });
    return valueAt(value, ['commands', 'check-staged', 'run']) === line ? text : setValue(text, [...key, 'run'], line);
  }
  const index = jobs.findIndex((job) => isObject(job) && job['name'] === 'check-staged');
  if (index < 0) return setValue(text, [hook, 'jobs', jobs.length], { name: 'check-staged', run: line, ...stdin });
  return jobs[index].run === line ? text : setValue(text, [hook, 'jobs', index, 'run'], line);
}

function addToYaml(text: string, path: string, hook: HookName, line: string): string | undefined {
  const data = parseYaml(text, path);
  if (data !== null && !isObject(data)) return undefined;
  if (entryOf(data, hook)) return text.split('\n').map((each) => (isOurs(each) && hookOf(each) === hook ? /^\s*/.exec(each)![0] + line + /\r?$/.exec(each)![0] : each)).join('\n'); // prettier-ignore
  const after = splice(text, hook, data, line);
  return after !== undefined &&
    isDeepStrictEqual(without(parseYaml(after, path), hook), without(data, hook)) &&
    entryOf(parseYaml(after, path), hook)
    ? after
    : undefined;
}

function splice(text: string, hook: HookName, data: object | null, line: string): string | undefined {
  if (data === null || !(hook in data)) return addAtEnd(text, whole(hook, line));
  const value = valueAt(data, [hook]);
  if (isObject(value) && 'jobs' in value)
    return addBelow(text, [hook, 'jobs'], ['- name: check-staged', ...runs(hook, line)]);
  const command = ['check-staged:', ...runs(hook, line)];
  if (isObject(value) && 'commands' in value) return addBelow(text, [hook, 'commands'], command);
  return addBelow(text, [hook], ['commands:', ...command.map((each) => `  ${each}`)]);
}

/** Without being told to, lefthook hands on no standard input. */
function runs(hook: HookName, line: string): string[] {
  return ['  run: |-', `    ${line}`, ...(hook === 'pre-push' ? ['  use_stdin: true'] : [])];
}

function whole(hook: HookName, line: string): string[] {
  return [`${hook}:`, '  commands:', '    check-staged:', ...runs(hook, line).map((each) => `    ${each}`)];
}

function entryOf(data: unknown, hook: HookName): unknown {
  const jobs = valueAt(data, [hook, 'jobs']);
  const job = Array.isArray(jobs)
    ? jobs.find((each: unknown) => isObject(each) && each['name'] === 'check-staged')
    : undefined;
  return valueAt(data, [hook, 'commands', 'check-staged']) ?? (job as unknown);
}

/** The data without our entry and what is empty without it, to prove that a spliced file means the same otherwise. */
function without(data: unknown, name: HookName): unknown {
  const { [name]: hook, ...others } = isObject(data) ? data : {};
  const { commands, jobs, ...rest } = isObject(hook) ? hook : {};
  const { 'check-staged': _ours, ...kept } = isObject(commands) ? commands : {};
  const keptJobs = Array.isArray(jobs) ? jobs.filter((job) => !isObject(job) || job['name'] !== 'check-staged') : [];
  return { others, rest, kept, keptJobs };
}

function uninstall(facts: Facts): Plan {
  const path = configFile(facts);
  const file = path === undefined ? undefined : facts.files.get(path);
  if (path === undefined || !file?.text?.includes('check-staged') || path.endsWith('.toml')) return NOTHING;
  const after = /\.jsonc?$/.test(path)
    ? takeOutOfJson(file.text, path, facts.hook)
    : takeOutOfYaml(file.text, facts.hook);
  const gone = after.trim() === '';
  const plan = {
    ...NOTHING,
    edits: editOf(
      editable(facts, path, '')!,
      gone ? undefined : after,
      gone ? 'is removed, since it holds nothing else' : 'loses the check-staged command',
    ),
  };
  return plan;
}

function takeOutOfYaml(text: string, hook: HookName): string {
  const ours = (line: string, next: readonly string[]): boolean =>
    /^\s*(?:check-staged:|- name: check-staged)\s*$/.test(line) && isOurs(next[1] ?? '') && hookOf(next[1]!) === hook;
  return takeOutEntry(text, ours, /^\s*(?:commands|jobs|pre-commit|commit-msg|pre-push):\s*$/);
}

function takeOutOfJson(text: string, path: string, hook: HookName): string {
  const value = valueAt(parseObject(text, path), [hook]);
  if (isOursIn(valueAt(value, ['commands', 'check-staged', 'run'])))
    return removeValue(text, [hook, 'commands', 'check-staged']);
  const jobs = valueAt(value, ['jobs']);
  const index = Array.isArray(jobs) ? jobs.findIndex((job: unknown) => isOursIn(valueAt(job, ['run']))) : -1;
  return index < 0 ? text : removeValue(text, [hook, 'jobs', index]);
}

function isOursIn(run: unknown): boolean {
  return typeof run === 'string' && isOurs(run);
}
