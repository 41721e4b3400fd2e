import type { PolicyViolation } from '../core/env-policy.js';
import type { Finding } from '../core/finding.js';
import { changedConfigText } from './changed-config.js';
import { fixText, PROGRAM } from './commands.js';
import { escapeControls } from './escape.js';
import type { Render, RenderOptions } from './formats.js';
import { bySeverity } from './found.js';
import { rebaseCommand } from './pretty-advice.js';
import { warningLines } from './warnings.js';

const MOST_SHOWN = 10;

/**
 * Renders what a server found for whoever pushed: git shows each line behind `remote: `, to people who may never have heard of
 * the tool. The value has left their machine by then, so a new one comes first.
 */
export const renderReceived: Render = ({ verdict, findings, policy, changedConfig }, { advice }) => {
  const { error: told, warning } = bySeverity(findings);
  const more = told.length - MOST_SHOWN;
  const blocks = [
    verdict === 'blocked'
      ? 'check-staged refuses this push: what follows must not get into the repository.'
      : verdict === 'warned'
        ? 'check-staged lets this push pass, with a warning.'
        : 'check-staged found nothing in this push.',
    ...told.slice(0, MOST_SHOWN).map(place),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...policy.slice(0, MOST_SHOWN).map(violation),
    ...(policy.length > MOST_SHOWN ? [`… and ${policy.length - MOST_SHOWN} more`] : []),
    ...(warning.length > 0 ? [warningLines(warning)] : []),
    ...(changedConfig === undefined ? [] : [changedConfigText(changedConfig)]),
    ...(told.length > 0 && verdict === 'blocked' ? [todo(told, advice)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function place({ path, line, rule, excerpt, confidence, notes, history }: Finding): string {
  const commit = history?.commit === undefined ? '' : ` in commit ${history.commit.slice(0, 7)}`;
  const issuer = rule.provider === 'Any' ? '' : `${rule.provider} `;
  const rotate =
    rule.rotate === undefined
      ? []
      : [`  a new one: ${rule.rotate.how}${rule.rotate.url === undefined ? '' : ` ${rule.rotate.url}`}`];
  return [
    `${escapeControls(path)}:${line}${commit}: ${issuer}${rule.title}`,
    `  ${excerpt.masked} (${confidence}: ${notes.join('; ')})`,
    ...rotate,
  ].join('\n');
}

function violation(one: PolicyViolation): string {
  const where = one.commit === undefined ? '' : ` in commit ${one.commit.slice(0, 7)}`;
  return `${escapeControls(one.path)}${where}: ${escapeControls(one.message)}\n  ${escapeControls(fixText(one, PROGRAM))}`;
}

function todo(findings: readonly Finding[], advice: RenderOptions['advice']): string {
  const commit = findings.find(
    ({ path, history }) => !path.startsWith('(message of tag ') && history?.commit !== undefined,
  );
  const rewrite =
    commit === undefined
      ? '2. Delete the tag and make it again without the secret.'
      : `2. Rewrite the commits, from this one on:\n   ${rebaseCommand(commit.history!.commit!.slice(0, 7), advice?.get(commit)?.commit)}`;
  return [
    'What to do:',
    '1. Make a new secret and revoke the old one: it has left your machine.',
    rewrite,
    '3. Push again. A later commit that deletes the secret is not enough.',
  ].join('\n');
}
