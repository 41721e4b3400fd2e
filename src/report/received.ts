import { reaches } from '../core/report.js';
import { escapeControls } from './escape.js';
import type { Render } from './formats.js';

/** Nobody reads further, and each line goes over the network with `remote: ` ahead of it. */
const MOST_SHOWN = 10;

/** Renders for whoever pushed to a server why it refuses, in few lines. */
export const renderReceived: Render = ({ verdict, findings, blockOn }) => {
  const blocking = findings.filter(({ confidence }) => reaches(confidence, blockOn));
  if (verdict !== 'blocked') return '';
  const rows = blocking.slice(0, MOST_SHOWN).map(({ path, line, column, rule, secret, confidence, history, notes }) => {
    const commit = history?.commit === undefined ? '' : ` of commit ${history.commit.slice(0, 7)}`;
    const issuer = rule.provider === 'Any' ? '' : `${rule.provider} `;
    return `  ${escapeControls(path)}:${line}:${column}${commit}\n    ${issuer}${rule.title} ${secret.masked}: ${confidence}, because ${notes.join('; ')}\n`;
  });
  const more = blocking.length > MOST_SHOWN ? `  … and ${blocking.length - MOST_SHOWN} more\n` : '';
  return `check-staged refuses this push: these secrets must not get into the repository.\n${rows.join('')}${more}${WHAT_NOW}`;
};

const WHAT_NOW = `Make new secrets and revoke these. Take them out of the commits that brought them
(git rebase -i COMMIT~1, edit), not only out of the last one, and push again.
A sample is told by a comment on the line above: check-staged-ignore RULE -- reason
`;
