import { describe, expect, test } from '@jest/globals';
import { engineOf } from '../../../src/commands/ci/engines.js';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];
const ZERO = '0'.repeat(40);
const github = { GITHUB_ACTIONS: 'true', GITHUB_SHA: B };
const gitlab = { GITLAB_CI: 'true', CI_COMMIT_SHA: B, CI_DEFAULT_BRANCH: 'trunk' };
const between = { head: B, base: { commit: A } };
const onTrunk = { head: B, base: { branch: 'trunk' } };
/** Of a change that asks to be taken. */
const pull = { ...between, pull: true };
const pullTrunk = { ...onTrunk, pull: true };

describe('what an engine says of base and head', () => {
  test.each<[string, string, Record<string, string>, unknown, unknown]>([
    ['GitHub Actions', 'a pull request', github, { pull_request: { base: { sha: A }, head: { sha: B } } }, pull],
    ['GitHub Actions', 'a merge queue', github, { merge_group: { base_sha: A, head_sha: B } }, pull],
    ['GitHub Actions', 'a push', github, { before: A, after: B }, between],
    [
      'GitHub Actions',
      'a new branch',
      github,
      { before: ZERO, after: B, repository: { default_branch: 'trunk' } },
      onTrunk,
    ],
    [
      'GitHub Actions',
      'a forced push',
      github,
      { before: A, after: B, forced: true, repository: { default_branch: 'trunk' } },
      onTrunk,
    ],
    ['GitHub Actions', 'a schedule', github, { schedule: '1 2 3 4 5' }, undefined],
    [
      'GitLab',
      'a merge request',
      { ...gitlab, CI_MERGE_REQUEST_DIFF_BASE_SHA: A, CI_COMMIT_BEFORE_SHA: ZERO },
      undefined,
      pull,
    ],
    [
      'GitLab',
      'a merge request and its target',
      { ...gitlab, CI_MERGE_REQUEST_DIFF_BASE_SHA: A, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'next' },
      undefined,
      { ...pull, target: 'next' },
    ],
    ['GitLab', 'a push', { ...gitlab, CI_COMMIT_BEFORE_SHA: A }, undefined, between],
    ['GitLab', 'a new branch', { ...gitlab, CI_COMMIT_BEFORE_SHA: ZERO }, undefined, onTrunk],
    [
      'Bitbucket Pipelines',
      'a pull request',
      { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_COMMIT: B, BITBUCKET_PR_DESTINATION_BRANCH: 'trunk' },
      undefined,
      pullTrunk,
    ],
    ['Bitbucket Pipelines', 'a push', { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_COMMIT: B }, undefined, { head: B }],
    [
      'Azure Pipelines',
      'a pull request',
      { TF_BUILD: 'True', BUILD_SOURCEVERSION: B, SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/trunk' },
      undefined,
      pullTrunk,
    ],
    ['CircleCI', 'a push', { CIRCLECI: 'true', CIRCLE_SHA1: B, CIRCLE_BASE_REVISION: A }, undefined, between],
    [
      'CircleCI',
      'a pull request, whose base is the push before',
      {
        CIRCLECI: 'true',
        CIRCLE_SHA1: B,
        CIRCLE_BASE_REVISION: A,
        CIRCLE_PULL_REQUEST: 'https://github.com/o/r/pull/1',
      },
      undefined,
      { ...pull, target: 'HEAD' },
    ],
    [
      'CircleCI',
      'a push without a base',
      { CIRCLECI: 'true', CIRCLE_SHA1: B, CIRCLE_BASE_REVISION: '' },
      undefined,
      { head: B },
    ],
    [
      'Jenkins',
      'a pull request',
      { JENKINS_URL: 'x', GIT_COMMIT: B, CHANGE_TARGET: 'trunk', GIT_PREVIOUS_COMMIT: A },
      undefined,
      pullTrunk,
    ],
    ['Jenkins', 'a push', { JENKINS_URL: 'x', GIT_COMMIT: B, GIT_PREVIOUS_COMMIT: A }, undefined, between],
  ])('%s: %s', (name, _, env, event, ends) => {
    const engine = engineOf(env)!;
    expect(engine.name).toBe(name);
    expect(engine.ends(env, event)).toEqual(ends);
  });

  test('outside of all there is none', () => {
    expect(engineOf({ CI: 'true', GITLAB_CI: '' })).toBeUndefined();
  });

  test.each([['--upload-pack=x'], ['HEAD'], ['a'.repeat(39)], [`${A}\n`], [5], [{}]])(
    'what is no id goes no further: %j',
    (sha) => {
      const event = { pull_request: { base: { sha }, head: { sha: B } } };
      expect(() => engineOf(github)!.ends(github, event)).toThrow('which is no id');
    },
  );

  test.each([[null], ['text'], [[]], [{ pull_request: null }], [{ pull_request: {} }], [{ before: null }]])(
    'an event of another form says nothing: %j',
    (event) => {
      expect(engineOf(github)!.ends(github, event)).toBeUndefined();
    },
  );
});
