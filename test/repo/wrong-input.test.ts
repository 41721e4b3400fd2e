import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAIN, Scratch } from '../scratch.js';

let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

describe('wrong input', () => {
  const refuses = (args: readonly string[], message: string, hint: string): void => {
    const { code, stdout, stderr } = repo.tool(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`check-staged: ${message}\n  ${hint.replaceAll('`check-staged', `\`node ${MAIN}`)}\n`);
  };
  const config = (text: string): Scratch => repo.stage('check-staged.config.json', text);

  test('options', () => {
    refuses(['--fromat', 'json'], 'unknown option --fromat', 'did you mean "--format"?');
    refuses(['--format', 'jsn'], 'there is no format "jsn"', 'did you mean "json"?');
    refuses(['--format'], '--format needs a value: --format FORMAT', '`check-staged --help` lists what there is');
    refuses(['--quiet=yes'], '--quiet takes no value', '`check-staged --help` lists what there is');
    refuses(['--block-on', 'mediun'], '--block-on does not know "mediun"', 'did you mean "medium"?');
    refuses(
      ['rules', 'github-pat-clasic'],
      'there is no rule "github-pat-clasic"',
      'did you mean "github-pat-classic"?',
    );
    refuses(['rules', '--format', 'xml'], 'rules has no format xml', 'use --format pretty or --format json');
    refuses(
      ['init', 'husky'],
      '"check-staged init" takes no argument "husky"',
      '`check-staged init --help` lists what there is',
    );
  });

  test('paths', () => {
    refuses(
      ['nowhere.js'],
      'nothing is staged at nowhere.js, and no such file exists',
      'check the spelling of the path',
    );
    refuses(['../other'], '../other is outside this repository', `name paths below ${repo.dir}`);
  });

  test('configuration', () => {
    config('{ "blockOm": "low" }');
    refuses([], 'check-staged.config.json has the unknown key "blockOm"', 'did you mean "blockOn"?');
    config('{\n  "blockOn": "low"\n  "ignorePaths": []\n}');
    refuses(
      [],
      'check-staged.config.json is not valid JSON: comma expected at line 3, column 3',
      'correct it there and run this again',
    );
    config('{ "blockOn": "some" }');
    refuses(
      [],
      'check-staged.config.json: "blockOn" must be one of low, medium, high, certain',
      'docs/configuration.md lists the keys',
    );
    config('{ "ignorePaths": "a" }');
    refuses([], 'check-staged.config.json: "ignorePaths" must be an array', 'docs/configuration.md lists the keys');
    config('{ "disabledRules": ["githup"] }');
    refuses(
      [],
      'check-staged.config.json: "disabledRules" names the rule "githup", which does not exist',
      '`check-staged rules` lists them',
    );
    config('{}').stage('package.json', '{ "check-staged": {} }');
    refuses([], 'both check-staged.config.json and package.json configure check-staged', 'keep one of them');
    refuses(
      ['--config', 'none.json'],
      'there is no configuration file none.json',
      'check the path given with --config',
    );
    expect(repo.tool(['--config', '.git'])).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot read') });
  });

  test('an output that cannot be written', () => {
    refuses(
      ['--output', 'no/such/file'],
      `cannot write the report to ${join(repo.dir, 'no/such/file')}: its folder does not exist`,
      'name a file in a folder you may write to',
    );
    refuses(
      ['--output', '.git'],
      `cannot write the report to ${join(repo.dir, '.git')}: it is a folder`,
      'name a file in a folder you may write to',
    );
    expect(existsSync(join(repo.dir, '.git.check-staged.tmp'))).toBe(false);
  });

  test('outside a repository nothing passes', () => {
    const folder = new Scratch(false);
    expect(folder.tool()).toEqual({
      code: 3,
      stdout: '',
      stderr: 'check-staged: this is not a git repository\n  run this inside one, or start one with `git init`\n',
    });
    folder.remove();
  });

  test('without git nothing passes', () => {
    expect(repo.tool([], { env: { PATH: join(repo.base, 'home') } })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('git was not found on PATH'),
    });
  });
});
