import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { readArgv } from '../../src/cli.js';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

const page = readFileSync(join(__dirname, '../../docs/scale.md'), 'utf8');
const [github, gitlab, kubernetes] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text!);

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A command as a shell would split it, up to where another one begins. */
function argvOf(command: string): string[] {
  const [own = ''] = command.split(/\|\||#|\)/);
  return own
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('"', ''));
}

test('every command of the page is one that there is', () => {
  const commands = [...page.matchAll(/check-staged ((?:audit|merge) [^`\n]*)/g)].map(([, rest]) => argvOf(rest!));
  expect(commands.length).toBeGreaterThan(8);
  for (const argv of commands) if (!argv.includes('…')) expect(readArgv(argv, '0')).toHaveProperty('command');
});

describe('the manifests', () => {
  let repo: Scratch | undefined;
  afterEach(() => repo?.remove());

  test('GitHub: a whole clone, the numbers handed on, and a job that joins the parts', () => {
    const { jobs } = parse(github!);
    const steps: readonly Step[] = jobs.part.steps;
    expect(steps[0]!.with).toMatchObject({ 'fetch-depth': 0 });
    const audit = steps.find(({ run }) => run?.includes('--shard auto'))!;
    expect(audit.env).toEqual({
      STRATEGY_JOB_INDEX: '${{ strategy.job-index }}',
      STRATEGY_JOB_TOTAL: '${{ strategy.job-total }}',
    });
    for (const { run = '' } of [...steps, ...(jobs.whole.steps as readonly Step[])]) expect(run).not.toContain('${{');
    expect(jobs.part.strategy).toMatchObject({ 'fail-fast': false, matrix: { part: [1, 2, 3, 4] } });
    expect(jobs.whole.needs).toBe('part');
  });

  test('GitLab: parallel jobs with a whole clone, and one that joins them', () => {
    const { stages, part, whole } = parse(gitlab!);
    expect(stages).toEqual([part.stage, whole.stage]);
    expect([part.parallel, part.variables.GIT_DEPTH, part.artifacts.paths]).toEqual([4, 0, ['part-*.json']]);
  });

  test('Kubernetes: an indexed job whose pods know how many there are', () => {
    const [config, job] = parseAllDocuments(kubernetes!).map((document) => document.toJS());
    expect(job.spec).toMatchObject({ completionMode: 'Indexed', completions: 8, parallelism: 8 });
    const [container] = job.spec.template.spec.containers;
    expect(container.env).toContainEqual({ name: 'JOB_COMPLETIONS', value: '8' });
    expect(job.spec.template.spec.volumes[0].configMap.name).toBe(config.metadata.name);
  });

  test('the script of the pods audits each repository in exactly one of them', () => {
    repo = new Scratch();
    const names = ['api', 'web', "it's odd", 'last'];
    for (const [i, name] of names.entries()) {
      const folder = join(repo.base, name);
      execFileSync('git', ['init', '-q', folder], { env: repo.env });
      repo.write(`../${name}/a.js`, i === 1 ? `const token = '${githubToken()}';\n` : '//\n');
      for (const args of [
        ['add', '.'],
        ['commit', '-qm', 'x'],
      ])
        execFileSync('git', ['-C', folder, ...args], { env: repo.env });
    }
    const bin = join(repo.base, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'check-staged'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
    chmodSync(join(bin, 'check-staged'), 0o755);
    const [config] = parseAllDocuments(kubernetes!).map((document) => document.toJS());
    repo.write('../list', `${names.map((name) => `file://${repo!.base}/${name}`).join('\n')}\n`);
    const env = {
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      ...{ LIST: join(repo.base, 'list'), WORK: repo.dir, REPORTS: join(repo.base, 'reports'), JOB_COMPLETIONS: '3' },
    };
    for (const index of ['0', '1', '2']) {
      const ran = repo.run('sh', ['-c', config.data['audit.sh']], { env: { ...env, JOB_COMPLETION_INDEX: index } });
      expect([ran.stderr, ran.code]).toEqual(['', 0]);
    }
    const merged = repo.run('sh', ['-c', 'check-staged merge --prefix --format json ../reports/*.json'], { env });
    const { scanned, findings } = JSON.parse(merged.stdout);
    expect([merged.code, scanned.files]).toEqual([1, 8]);
    expect(findings.map(({ path }: { path: string }) => path)).toEqual([expect.stringMatching(/_web\/a\.js$/)]);
    repo.write('../list', 'file:///none\n');
    expect(repo.run('sh', ['-c', config.data['audit.sh']], { env: { ...env, JOB_COMPLETION_INDEX: '0' } }).code).toBe(
      1,
    );
  });
});
