import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { LEFTHOOK_FILES } from './config-files.js';
import type { Facts } from './facts.js';
import { hookText } from './git.js';
import { isObject, parseObject, removeValue, setValue, valueAt } from './json.js';
import { isOurs, lefthookLine, type Installed } from './line.js';
import { ByHand, creating, editable, editOf, NOTHING, type Manager, type Plan } from './manager.js';
import { dependsOn } from './package-json.js';
import { addAtEnd, addBelow, parseYaml, takeOutEntry } from './yaml.js';

const ADDED = 'gets check-staged as a pre-commit command of lefthook';

export const lefthook: Manager = {
  name: 'lefthook',
  running: (facts) =>
    /lefthook/.test(hookText(facts)) && configured(facts) ? 'it wrote the hook that git runs' : undefined,
  configured,
  install,
  uninstall,
  setUp: { command: 'lefthook install', from: 'lefthook' },
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
  const line = lefthookLine(installed);
  const path = configFile(facts) ?? join(facts.root, 'lefthook.yml');
  const file = editable(facts, path, line);
  if (!file) return creating(path, addAtEnd('', whole(line)), 'is created, with check-staged as a pre-commit command');
  if (path.endsWith('.toml'))
    throw new ByHand(
      `${path} is TOML, which is not edited`,
      `[pre-commit.commands.check-staged]\nrun = '''\n${line}\n'''`,
    );
  const after = /\.jsonc?$/.test(path) ? addToJson(file.text, path, line) : addToYaml(file.text, path, line);
  if (after === undefined) throw new ByHand(`${path} is written in a way that is not edited`, whole(line).join('\n'));
  return { ...NOTHING, edits: editOf(file, after, ADDED) };
}

function addToJson(text: string, path: string, line: string): string | undefined {
  const hook = valueAt(parseObject(text, path), ['pre-commit']) ?? {};
  if (!isObject(hook)) return undefined;
  const { jobs, commands } = hook;
  if (!Array.isArray(jobs) || (isObject(commands) && 'check-staged' in commands)) {
    const key = ['pre-commit', 'commands', 'check-staged', 'run'];
    return valueAt(hook, key.slice(1)) === line ? text : setValue(text, key, line);
  }
  const index = jobs.findIndex((job) => isObject(job) && job['name'] === 'check-staged');
  if (index < 0) return setValue(text, ['pre-commit', 'jobs', jobs.length], { name: 'check-staged', run: line });
  return jobs[index].run === line ? text : setValue(text, ['pre-commit', 'jobs', index, 'run'], line);
}

function addToYaml(text: string, path: string, line: string): string | undefined {
  const data = parseYaml(text, path);
  if (data !== null && !isObject(data)) return undefined;
  if (entryOf(data)) return text.split('\n').map((each) => (isOurs(each) ? /^\s*/.exec(each)![0] + line + /\r?$/.exec(each)![0] : each)).join('\n'); // prettier-ignore
  const hook = valueAt(data, ['pre-commit']);
  const after = splice(text, hook, data !== null && 'pre-commit' in data, line);
  return after !== undefined &&
    isDeepStrictEqual(without(parseYaml(after, path)), without(data)) &&
    entryOf(parseYaml(after, path))
    ? after
    : undefined;
}

function splice(text: string, hook: unknown, present: boolean, line: string): string | undefined {
  if (!present) return addAtEnd(text, whole(line));
  if (isObject(hook) && 'jobs' in hook)
    return addBelow(text, ['pre-commit', 'jobs'], ['- name: check-staged', '  run: |-', `    ${line}`]);
  const command = ['check-staged:', '  run: |-', `    ${line}`];
  if (isObject(hook) && 'commands' in hook) return addBelow(text, ['pre-commit', 'commands'], command);
  return addBelow(text, ['pre-commit'], ['commands:', ...command.map((each) => `  ${each}`)]);
}

function whole(line: string): string[] {
  return ['pre-commit:', '  commands:', '    check-staged:', '      run: |-', `        ${line}`];
}

function entryOf(data: unknown): unknown {
  const jobs = valueAt(data, ['pre-commit', 'jobs']);
  const job = Array.isArray(jobs)
    ? jobs.find((each: unknown) => isObject(each) && each['name'] === 'check-staged')
    : undefined;
  return valueAt(data, ['pre-commit', 'commands', 'check-staged']) ?? (job as unknown);
}

/** The data without our entry and what is empty without it, to prove that a spliced file means the same otherwise. */
function without(data: unknown): unknown {
  const { 'pre-commit': hook, ...others } = isObject(data) ? data : {};
  const { commands, jobs, ...rest } = isObject(hook) ? hook : {};
  const { 'check-staged': _ours, ...kept } = isObject(commands) ? commands : {};
  const keptJobs = Array.isArray(jobs) ? jobs.filter((job) => !isObject(job) || job['name'] !== 'check-staged') : [];
  return { others, rest, kept, keptJobs };
}

function uninstall(facts: Facts): Plan {
  const path = configFile(facts);
  const file = path === undefined ? undefined : facts.files.get(path);
  if (path === undefined || !file?.text?.includes('check-staged') || path.endsWith('.toml')) return NOTHING;
  const after = /\.jsonc?$/.test(path) ? takeOutOfJson(file.text, path) : takeOutOfYaml(file.text);
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

function takeOutOfYaml(text: string): string {
  const ours = (line: string, next: readonly string[]): boolean =>
    /^\s*(?:check-staged:|- name: check-staged)\s*$/.test(line) && isOurs(next[1] ?? '');
  return takeOutEntry(text, ours, /^\s*(?:commands|jobs|pre-commit):\s*$/);
}

function takeOutOfJson(text: string, path: string): string {
  const hook = valueAt(parseObject(text, path), ['pre-commit']);
  if (isOursIn(valueAt(hook, ['commands', 'check-staged', 'run'])))
    return removeValue(text, ['pre-commit', 'commands', 'check-staged']);
  const jobs = valueAt(hook, ['jobs']);
  const index = Array.isArray(jobs) ? jobs.findIndex((job: unknown) => isOursIn(valueAt(job, ['run']))) : -1;
  return index < 0 ? text : removeValue(text, ['pre-commit', 'jobs', index]);
}

function isOursIn(run: unknown): boolean {
  return typeof run === 'string' && isOurs(run);
}
