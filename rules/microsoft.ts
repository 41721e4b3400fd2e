import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, base64url, chars, hex, lowerAlnum, oneOf, opt, seq, uuid } from '../src/core/shape.js';

const facts = { provider: 'Microsoft' } as const;
const changePassword = {
  how: "Change the account's password, and look for other uses of it",
  url: 'https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-default-user-accounts',
};
const typed = `${alphabets.base62}!#%&*+,-./:;=?@^_|~`;
/** Lines and indentation between elements. */
const gap = chars(' \t\r\n', 0, 40);
const quote = chars('"\'', 0, 1);

export const microsoft: readonly Rule[] = [
  token({
    ...facts,
    id: 'teams-webhook',
    title: 'Teams incoming webhook URL',
    shape: seq(
      'https://',
      chars(`${alphabets.lowerAlnum}-`, 2, 40),
      oneOf(
        '.webhook.office.com/webhookb2/',
        '.office.com/webhook/',
        '.office365.com/webhook/',
        '.office.com/webhookb2/',
      ),
      uuid,
      '@',
      uuid,
      '/IncomingWebhook/',
      lowerAlnum(32),
      '/',
      uuid,
      opt('/V2', base64url(20, 60)),
    ),
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      how: 'Remove the webhook under Manage channel > Connectors; Power Automate workflows replace it',
      url: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    },
    source: {
      url: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'power-automate-webhook',
    title: 'Power Automate workflow URL',
    shape: seq(
      'https://',
      chars(`${alphabets.lowerAlnum}-.`, 5, 120),
      '.environment.api.powerplatform.com',
      opt(':443'),
      chars(`${alphabets.base64url}.~%:,+&=/?`, 20, 300),
      'sig=',
      base64url(43),
    ),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: {
      how: 'Open the flow, delete its HTTP trigger and add it again, so that the address gets another signature',
    },
    source: {
      url: 'https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-http-endpoint',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'aspnet-machine-key',
    title: 'validation or decryption key of an ASP.NET machineKey',
    lead: seq(oneOf('validationKey=', 'decryptionKey='), chars('"\'', 1)),
    shape: hex(40, 128),
    entropy: 3,
    privilege: 'broad',
    rotate: {
      how: 'Generate another machineKey and deploy it to every server: view state and sign-in cookies of the old one end',
      url: 'https://learn.microsoft.com/previous-versions/dotnet/netframework-4.0/w8h3skw9(v=vs.100)',
    },
    note: 'Whoever has it can forge view state, which servers run: published machine keys are being used in attacks.',
    source: {
      url: 'https://learn.microsoft.com/previous-versions/dotnet/netframework-4.0/w8h3skw9(v=vs.100)',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'aspnet-data-protection-key',
    title: 'master key of an ASP.NET Core key ring',
    lead: seq(
      '<masterKey',
      chars(`${alphabets.base62} :="/._-`, 0, 160),
      '>',
      gap,
      opt(seq('<!--', chars(`${alphabets.base62} ,.:'()`, 0, 160), '-->', gap)),
      '<value>',
    ),
    shape: seq(base64(86), '=='),
    checks: [['bytesOf', 64]],
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Revoke the keys of the ring, and keep new ones outside the repository, encrypted at rest: cookies and tokens of the old ones end',
      url: 'https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview',
    },
    note: 'Sign-in cookies and antiforgery tokens are encrypted with keys that follow from it.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'dotnet-rsa-key',
    title: 'private exponent of an RSA key, as .NET writes it',
    // Identity Server's `tempkey.rsa`, and the XML of `ToXmlString`.
    lead: oneOf(seq('"Parameters":', gap, '{', gap, '"D":', gap, '"'), seq('</InverseQ>', gap, '<D>')),
    shape: seq(base64(170, 700), chars('=', 0, 2)),
    entropy: 4,
    privilege: 'admin',
    rotate: { how: 'Make another key pair, and replace the public key wherever it is trusted' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'ntlm-or-krb5-hash',
    title: 'Kerberos ticket hash or NTLM message',
    shape: oneOf(
      seq('$krb5asrep$23$', chars(`${alphabets.base62}@.$:_-`, 60, 4000)),
      seq('$krb5tgs$23$', chars(`${alphabets.base62}@.$:_*/-`, 60, 4000)),
      seq('TlRMTVNTUAA', chars(alphabets.base64, 60, 2000), chars('=', 0, 2)),
    ),
    checks: ['ntlmMessage'],
    entropy: 3,
    confidence: 'medium',
    privilege: 'broad',
    rotate: changePassword,
    source: { url: 'https://hashcat.net/wiki/doku.php?id=example_hashes', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'dotnet-network-credential',
    title: 'password of a NetworkCredential',
    lead: seq('NetworkCredential("', chars(typed, 1, 100), '"', chars(' ', 0, 1), ',', chars(' ', 0, 1), '"'),
    shape: chars(typed, 3, 100),
    checks: ['humanPassword'],
    confidence: 'medium',
    privilege: 'broad',
    rotate: changePassword,
    source: { url: 'https://learn.microsoft.com/dotnet/api/system.net.networkcredential', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'psexec-password',
    title: 'password of a PsExec call',
    lead: seq(
      oneOf('psexec', 'PsExec'),
      chars(`${alphabets.base62}\\._ /-`, 0, 120),
      '-u ',
      quote,
      chars(`${alphabets.base62}\\@._-`, 1, 80),
      quote,
      ' -p ',
      quote,
    ),
    shape: chars(typed, 3, 120),
    checks: ['humanPassword'],
    confidence: 'medium',
    privilege: 'broad',
    rotate: changePassword,
    source: { url: 'https://learn.microsoft.com/sysinternals/downloads/psexec', checked: '2026-11-28' },
  }),
];
