import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64url, hexLower, lowerAlnum, oneOf, seq, uuid } from '../src/core/shape.js';

const facts = { privilege: 'broad' } as const;
const planningCenter = {
  ...facts,
  provider: 'Planning Center',
  entropy: 3,
  env: 'PCO_SECRET',
  rotate: {
    how: 'Delete the personal access token under Developer accounts',
    url: 'https://api.planningcenteronline.com/oauth/applications',
  },
} as const;

/** Schools, authorities and churches; formats from values in use. */
export const institutions: readonly Rule[] = [
  token({
    ...facts,
    id: 'intra42-client-secret',
    provider: '42 School',
    title: 'client secret of the Intra API',
    shape: seq(oneOf('s-s4t2ud-', 's-s4t2af-'), hexLower(64)),
    entropy: 3,
    rotate: {
      how: "Replace the app's secret in the Intra profile under API > Applications",
      url: 'https://profile.intra.42.fr/oauth/applications',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'cds-notify-api-key',
    provider: 'Canadian Digital Service',
    title: 'GC Notify API key',
    shape: seq('gcntfy-', base64url(1, 64), '-', uuid, '-', uuid),
    entropy: 2.5,
    rotate: {
      how: 'Revoke it in the service under API integration > API keys',
      url: 'https://documentation.notification.canada.ca/en/keys.html',
    },
    source: { url: 'https://github.com/cds-snc/notification-api/blob/main/app/api_key/rest.py', checked: '2026-11-28' },
  }),
  token({
    ...planningCenter,
    id: 'planning-center-pat',
    title: 'personal access token',
    shape: seq('pco_pat_', hexLower(64, 72)),
    confidence: 'medium',
    source: 'observed',
  }),
  assigned({
    ...planningCenter,
    id: 'planning-center-secret-legacy',
    title: 'secret of a personal access token (legacy)',
    context: ['planning_center_secret', 'planning_center_token', 'pco_secret', 'planningcenteronline'],
    shape: hexLower(64),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'proctorio-key',
    provider: 'Proctorio',
    title: 'consumer, linkage, registration or secret key',
    context: ['proctorio'],
    shape: lowerAlnum(32),
    entropy: 3.5,
    confidence: 'low',
    rotate: { how: 'Ask the support of Proctorio for new keys', url: 'https://proctorio.com/support' },
    note: 'Proctorio does not publish the form.',
    source: 'observed',
  }),
];
