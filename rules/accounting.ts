import { assigned, type Rule } from '../src/core/rule.js';
import { base62, lowerAlnum, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;

/** Books, sheets and contracts; formats from the providers' docs and from values in use. */
export const accounting: readonly Rule[] = [
  assigned({
    ...facts,
    id: 'freshbooks-access-token',
    provider: 'FreshBooks',
    title: 'OAuth access token',
    context: ['freshbooks'],
    shape: lowerAlnum(64),
    entropy: 3.5,
    env: 'FRESHBOOKS_ACCESS_TOKEN',
    rotate: {
      how: "Reset the app's client secret in the developer portal and authorize it anew",
      url: 'https://my.freshbooks.com/#/developer',
    },
    verify: askByGet('https://api.freshbooks.com/auth/api/v1/users/me', 'Bearer header'),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'intuit-client-secret',
    provider: 'Intuit',
    title: 'client secret of a QuickBooks app',
    context: ['intuit', 'quickbooks', 'qbo_client_secret', 'qbo_secret'],
    shape: base62(40),
    entropy: 4,
    env: 'QBO_CLIENT_SECRET',
    rotate: {
      how: 'Rotate it in the app under Keys & credentials',
      url: 'https://developer.intuit.com/app/developer/dashboard',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'smartsheet-token',
    provider: 'Smartsheet',
    title: 'API access token',
    context: ['smartsheet'],
    shape: base62(37),
    entropy: 3.5,
    env: 'SMARTSHEET_ACCESS_TOKEN',
    rotate: {
      how: 'Revoke it under Account > Personal Settings > API Access',
      url: 'https://developers.smartsheet.com/api/smartsheet/guides/getting-started',
    },
    source: {
      url: 'https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'docusign-secret',
    provider: 'DocuSign',
    title: 'secret key of an integration',
    // Not the name alone: accounts, users and integrations have UUIDs too, which are public.
    context: ['docusign_secret', 'docusign_client_secret', 'docusign_secret_key', 'docusign_integration_secret'],
    shape: uuid,
    entropy: 2.5,
    env: 'DOCUSIGN_CLIENT_SECRET',
    rotate: {
      how: 'Delete it under Apps and Keys > the app > Authentication and add another',
      url: 'https://admindemo.docusign.com/apps-and-keys',
    },
    source: 'observed',
  }),
];
