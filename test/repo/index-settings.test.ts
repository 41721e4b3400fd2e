import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '../scratch.js';
import { placeOf, stagedFiles, summary } from './index-reading.js';

const BODY = Array.from({ length: 12 }, (_, i) => `function f${i}() {\n\n  return ${i};\t \n}\n`).join('');

/** What the change below is, however git is set up. */
const EXPECTED = [
  'M dir/m.txt "added = 1  \\n\\n"',
  'R dir/old.txt > dir/renamed.txt "more\\n"',
  'M sub a submodule: its own repository guards its content',
  `A z-copy.txt ${JSON.stringify(BODY)}`,
];

/** Settings that bend what `git diff` prints (git's manual, "git config"), `RUN` being a program that leaves a trace. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['diff.noprefix', 'true'],
  ['diff.mnemonicPrefix', 'true'],
  ['diff.srcPrefix', '+++ '],
  ['diff.dstPrefix', '@@ -1 +1 @@\n'],
  ['diff.renames', 'copies'],
  ['diff.renames', 'false'],
  ['diff.renameLimit', '1'],
  ['diff.external', 'RUN'],
  ['diff.trustExitCode', 'true'],
  ['diff.relative', 'true'],
  ['diff.orderFile', 'order'],
  ['diff.context', '0'],
  ['diff.interHunkContext', '9'],
  ['diff.submodule', 'log'],
  ['diff.submodule', 'diff'],
  ['diff.ignoreSubmodules', 'all'],
  ['submodule.sub.ignore', 'all'],
  ['diff.colorMoved', 'zebra'],
  ['diff.colorMovedWS', 'ignore-all-space'],
  ['diff.wordRegex', '.'],
  ['diff.wsErrorHighlight', 'all'],
  ['diff.suppressBlankEmpty', 'true'],
  ['diff.algorithm', 'patience'],
  ['diff.algorithm', 'histogram'],
  ['diff.indentHeuristic', 'false'],
  ['diff.autoRefreshIndex', 'true'],
  ['diff.dirstat', 'files,0'],
  ['diff.statGraphWidth', '1'],
  ['diff.txt.command', 'RUN'],
  ['diff.txt.textconv', 'RUN'],
  ['diff.txt.cachetextconv', 'true'],
  ['diff.txt.binary', 'true'],
  ['diff.txt.xfuncname', '.*'],
  ['diff.txt.wordRegex', '.'],
  ['diff.txt.algorithm', 'histogram'],
  ['filter.txt.clean', 'RUN'],
  ['filter.txt.process', 'RUN'],
  ['color.diff', 'always'],
  ['color.ui', 'always'],
  ['color.diff.new', 'red bold'],
  ['core.quotePath', 'false'],
  ['core.pager', 'RUN'],
  ['pager.diff', 'RUN'],
  ['core.bigFileThreshold', '1'],
  ['core.attributesFile', 'attributes'],
  ['core.fsmonitor', 'RUN'],
  ['core.fsmonitor', 'true'],
  ['core.whitespace', 'trailing-space,cr-at-eol,tab-in-indent'],
  ['core.hideDotFiles', 'true'],
  ['core.autocrlf', 'true'],
  ['core.eol', 'crlf'],
  ['core.safecrlf', 'true'],
  ['core.ignoreCase', 'true'],
  ['core.fileMode', 'false'],
  ['core.symlinks', 'false'],
  ['core.checkStat', 'minimal'],
  ['core.trustctime', 'false'],
  ['core.precomposeUnicode', 'true'],
  ['core.preloadIndex', 'false'],
  ['core.untrackedCache', 'true'],
  ['core.splitIndex', 'true'],
  ['core.abbrev', '4'],
  ['core.commentChar', '+'],
  ['core.sparseCheckout', 'true'],
  ['core.hooksPath', '.'],
  ['core.alternateRefsCommand', 'RUN'],
  ['core.sshCommand', 'RUN'],
  ['core.gitProxy', 'RUN'],
  ['log.showSignature', 'true'],
  ['gpg.program', 'RUN'],
  ['index.threads', '1'],
  ['feature.manyFiles', 'true'],
  ['alias.diff', '!RUN'],
  ['i18n.logOutputEncoding', 'UTF-16'],
  ['status.relativePaths', 'false'],
  ['advice.detachedHead', 'false'],
  ['trace2.normalTarget', '2'],
];

/** The environment's ways to do the same. */
const ENVIRONMENTS: readonly NodeJS.ProcessEnv[] = [
  { GIT_DIFF_OPTS: '-u0' },
  { GIT_DIFF_OPTS: '--unified=1' },
  { GIT_EXTERNAL_DIFF: 'RUN' },
  { GIT_TRACE: '1', GIT_TRACE_SETUP: '1', GIT_TRACE_PERFORMANCE: '1', GIT_TRACE2: '1' },
  { GIT_PAGER: 'RUN', PAGER: 'RUN', GIT_PAGER_IN_USE: '1' },
  { GIT_EDITOR: ':', GIT_PREFIX: 'dir/' },
  { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' },
  { GIT_LITERAL_PATHSPECS: '1' },
  { GIT_OPTIONAL_LOCKS: '1', GIT_NO_LAZY_FETCH: '0', GIT_ALLOW_PROTOCOL: 'file:ext' },
  { GIT_REDIRECT_STDOUT: 'elsewhere', GIT_REDIRECT_STDERR: '2>&1' },
  {
    GIT_CONFIG_PARAMETERS: "'diff.noprefix'='true' 'color.diff'='always' 'diff.external'='RUN' 'diff.relative'='true'",
  },
  { TERM: 'xterm-256color', FORCE_COLOR: '1', CLICOLOR_FORCE: '1' },
  { GIT_ATTR_SOURCE: 'HEAD' },
];

let scratch: Scratch;
let ran: string;

beforeAll(() => {
  scratch = new Scratch();
  ran = join(scratch.base, 'ran');
  const commit = scratch
    .stage('dir/m.txt', BODY)
    .stage('dir/old.txt', BODY.replaceAll('f', 'g'))
    .commit()
    .git('rev-parse', 'HEAD')
    .trim();
  scratch.stage('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tignore = all\n');
  scratch.stage('.gitattributes', '*.txt diff=txt filter=none\n').stage('order', 'z*\nsub\n');
  scratch.git('update-index', '--add', '--cacheinfo', `160000,${commit},sub`);
  scratch.commit();
  scratch.git('update-index', '--cacheinfo', `160000,${scratch.git('rev-parse', 'HEAD').trim()},sub`);
  scratch.git('mv', 'dir/old.txt', 'dir/renamed.txt');
  scratch.stage('dir/renamed.txt', `${BODY.replaceAll('f', 'g')}more\n`);
  scratch.stage('dir/m.txt', BODY.replace('}\n', '}\nadded = 1  \n\n')).stage('z-copy.txt', BODY);
  scratch.write('attributes', '* -diff -text binary\n');
  scratch.write('run.sh', `#!/bin/sh\ntouch "${ran}"\necho bent\n`).run('chmod', ['+x', 'run.sh']);
});
afterAll(() => scratch.remove());
beforeEach(() => expect(existsSync(ran)).toBe(false));
afterEach(() => expect(existsSync(ran)).toBe(false));

const program = (value: string): string => value.replace('RUN', join(scratch.dir, 'run.sh'));

describe('settings do not decide what is scanned', () => {
  test('without any', async () => expect(await summary(placeOf(scratch))).toEqual(EXPECTED));

  test.each(SETTINGS)('%s = %j', async (key, value) => {
    const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: program(value) };
    expect(await summary(placeOf(scratch, env))).toEqual(EXPECTED);
  });

  test.each(ENVIRONMENTS.map((env) => [env]))('%j', async (env) => {
    const filled = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, program(value!)]));
    expect(await summary(placeOf(scratch, filled))).toEqual(EXPECTED);
  });

  test.each([
    ['diff.algorithm', 'patience', '}\n b\n\n', '\n\n b\n'],
    ['diff.algorithm', 'histogram', '\n{\na\n', '\n\n{\n{\n\n{\na\na\n'],
    ['diff.indentHeuristic', 'false', '\n b\n b\n\n\n', '\n b\n\n b\n b\n\n\n'],
  ])('%s = %s moves no line where it would', async (key, value, before, after) => {
    const lines = new Scratch();
    lines.stage('f', before).commit().stage('f', after);
    const bent = placeOf(lines, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value });
    expect(lines.git('-c', `${key}=${value}`, 'diff', '--cached')).not.toBe(lines.git('diff', '--cached'));
    expect(await stagedFiles(bent)).toEqual(await stagedFiles(placeOf(lines)));
    lines.remove();
  });

  test('all of them at once, in the configuration of the repository', async () => {
    for (const [key, value] of SETTINGS) scratch.git('config', '--replace-all', key, program(value));
    for (const folder of ['.', 'dir']) expect(await summary(placeOf(scratch, {}, folder))).toEqual(EXPECTED);
  });
});
