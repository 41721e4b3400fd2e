import { dirname, join, relative, sep } from 'node:path';
import { crc32, inBase } from '../../core/evidence/crc32.js';
import { sampleOf, seeded } from '../../core/shape-sample.js';
import { base62 } from '../../core/shape.js';
import { readHookFile } from '../../disk/hook-file.js';
import { addToTrial, isInTrial, programsOn, withTrialFolder } from '../../disk/trial-folder.js';
import { isWithin } from '../../git/hooks-path.js';
import { initTrial, tryCommit, type TrialRepository } from '../../git/trial-commit.js';
import type { Facts } from './facts.js';
import { scriptsOf } from './package-json.js';
import { nodeStandIn, REFUSED, standIn, standInsFor, SYSTEM_PROGRAMS } from './stand-ins.js';

/** What a hook does with a commit that holds a key: refuses it, or not; `unknown` where it refuses any commit of a trial. */
export type Verdict = 'protects' | 'passes' | 'unknown';

/** The program that a hook starts, which is looked at instead of what its lines look like. */
interface Trial {
  readonly facts: Facts;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** The text of a hook or of what it reads, as it is or as it is planned. */
  readonly textAt: (path: string) => string | undefined;
}

/**
 * Commits with a hook in a repository made for it: first a file without a secret, then one with a made-up key. The hook is
 * the real one and so is check-staged; other programs than git, sh and what systems have are stand-ins that do nothing,
 * so that no test, formatter or server of the project runs, nor rm, and the home folder is an empty one. Your index, files and
 * settings are not touched.
 *
 * @param path the hook's file; husky's own for husky
 * @param textAt the text of a file as it is to be tried
 */
export async function tryHook(trial: Trial, path: string): Promise<Verdict> {
  const { facts, env } = trial;
  const runner = facts.installed && runnerOf(facts);
  if (runner === undefined) return 'unknown';
  const programs = programsOn(env['PATH'], [...SYSTEM_PROGRAMS, 'git', 'node']);
  const [git, node] = [programs.get('git'), programs.get('node')];
  if (git === undefined || node === undefined) return 'unknown';
  const files = await hookFiles(trial, path);
  const texts = [...files.values(), ...Object.values(scriptsOf(facts.package?.data ?? {}))];
  const scripts = scriptsOf(facts.package?.data ?? {});
  for (const name of standInsFor(texts, programs)) files.set(`bin/${name}`, standIn(runner, scripts));
  files.set('bin/node', nodeStandIn(node));
  for (const name of binariesIn(texts)) files.set(below(facts, `node_modules/.bin/${name}`), standIn(runner, scripts));
  const links = new Map([...programs].filter(([name]) => name !== 'node').map(([name, file]) => [`bin/${name}`, file]));
  if (facts.installed?.global === undefined)
    links.set(below(facts, 'node_modules/check-staged'), dirname(dirname(runner)));
  const verdict = await withTrialFolder({ files, links }, (folder) =>
    commitTwice(folder, facts.hook, {
      folder: join(folder, 'tree'),
      git,
      env: { ...withoutGit(env), PATH: join(folder, 'bin'), HOME: join(folder, 'home'), TMPDIR: join(folder, 'home') },
      hooks: join(folder, 'hooks'),
    }),
  );
  return verdict ?? 'unknown';
}

/** Another program that knows keys may refuse as well, so it counts whether check-staged did. */
async function commitTwice(folder: string, hook: Facts['hook'], trial: TrialRepository): Promise<Verdict> {
  if (!(await initTrial(trial))) return 'unknown';
  if ((await tryCommit(trial, 'clean.txt', 'trial')) !== true) return 'unknown';
  const inMessage = hook === 'commit-msg';
  addToTrial(trial.folder, 'planted.txt', inMessage ? 'more\n' : `token = "${plantedKey()}"\n`);
  const made = await tryCommit(trial, 'planted.txt', inMessage ? plantedKey() : 'trial');
  if (made === undefined) return 'unknown';
  return !made && isInTrial(folder, REFUSED) ? 'protects' : 'passes';
}

/** A token of GitHub's form whose checksum is right, and which GitHub never gave out. */
function plantedKey(): string {
  const body = sampleOf(base62(30), seeded(11));
  return `ghp_${body}${inBase(crc32(body), 6)}`;
}

/** What git is to run, and files of the repository that it names, such as one that it reads with a dot. */
async function hookFiles({ facts, textAt }: Trial, path: string): Promise<Map<string, string>> {
  const text = withoutTerminal(textAt(path) ?? '');
  const files = new Map([
    ['tree/clean.txt', 'clean\n'],
    ['home/.trial', ''],
  ]);
  const place = isWithin(facts.root, path) ? relative(facts.root, path).replaceAll(sep, '/') : '.git/hooks/own';
  const isHusky = dirname(path) === facts.huskyFolder && facts.hooks.path !== facts.huskyFolder;
  files.set(`tree/${place}`, text);
  // husky 9 starts its files so; any other hook is started by its own first line.
  files.set(
    `hooks/${facts.hook}`,
    isHusky
      ? `#!/bin/sh\n[ "\${HUSKY-}" = 0 ] && exit 0\nexec sh -e '${place.replaceAll("'", String.raw`'\''`)}' "$@"\n`
      : text.startsWith('#!')
        ? text
        : `#!/bin/sh\n${text}`,
  );
  let texts = [text];
  for (let depth = 0; depth < 3 && texts.length > 0; depth += 1) {
    const found = await filesNamedIn(facts, texts.join('\n'), dirname(path));
    texts = [...found].filter(([name]) => !files.has(`tree/${name}`)).map(([, content]) => content);
    for (const [name, content] of found) files.set(`tree/${name}`, content);
  }
  for (const [, folder = ''] of text.matchAll(/\bcd\s+["']?([\w./-]+)/g))
    if (!folder.split('/').includes('..') && !folder.startsWith('/')) files.set(`tree/${folder}/.trial`, '');
  return files;
}

/** A trial has no terminal to read from, as a commit may have. */
function withoutTerminal(text: string): string {
  return text.replaceAll('/dev/tty', '/dev/null');
}

/** The most files of the repository that a trial takes along. */
const MOST_FILES = 50;

async function filesNamedIn(facts: Facts, text: string, hookFolder: string): Promise<Map<string, string>> {
  const words = new Set(text.match(/[\w.-]*\/[\w./-]+|[\w-]+\.\w+/g));
  const found = new Map<string, string>();
  for (const word of [...words].slice(0, MOST_FILES)) {
    for (const folder of [facts.root, hookFolder]) {
      const path = join(folder, word);
      if (!isWithin(facts.root, path) || /node_modules|(?:^|\/)\.git(?:\/|$)/.test(path)) continue;
      const file = await readHookFile(path).catch(() => undefined);
      if (file?.text !== undefined)
        found.set(relative(facts.root, path).replaceAll(sep, '/'), withoutTerminal(file.text));
    }
  }
  return found;
}

function binariesIn(texts: readonly string[]): Set<string> {
  const named = texts.flatMap((text) =>
    [...text.matchAll(/node_modules\/\.bin\/([\w.-]+)/g)].map(([, name = '']) => name),
  );
  return new Set([...named, 'check-staged']);
}

function runnerOf({ root, installed }: Facts): string | undefined {
  if (installed === undefined || installed.pnp) return undefined;
  return installed.global ?? join(root, installed.folder, 'node_modules/check-staged/hooks/pre-commit');
}

function below({ installed }: Facts, path: string): string {
  return `tree/${installed?.folder ? `${installed.folder}/` : ''}${path}`;
}

function withoutGit(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
