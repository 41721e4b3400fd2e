import type { RuleFacts } from '../src/core/rule-facts.js';
import type { Privilege } from '../src/core/evidence/evidence.js';
import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base62, chars, oneOf, opt, seq } from '../src/core/shape.js';
import { MARKED_KEYS } from './azure-sources.js';

type Kind = readonly [id: string, title: string, mark: string, privilege?: Privilege];

/** Each service has a mark of eight characters behind the year and the month that the key was made in. */
const KINDS: readonly Kind[] = [
  ['azure-devops-pat-annotated', 'DevOps personal access token (annotated)', 'AAAAAZDO'],
  ['azure-app-configuration-key', 'App Configuration key', 'AAAAAZAC'],
  ['azure-communication-services-key', 'Communication Services key', 'AAAAAZCS'],
  ['azure-event-grid-cask-key', 'Event Grid key (annotated)', 'AAAAAZEG'],
  ['azure-fluid-relay-key', 'Fluid Relay key', 'AAAAAZFR'],
  ['azure-maps-key', 'Maps key', 'AAAAAZMP', 'scoped'],
  ['azure-mixed-reality-key', 'Mixed Reality key', 'AAAAAZMR'],
  ['azure-sql-cloudsa-key', 'SQL key of the CloudSA login', 'AAAAmsql'],
  ['azure-ai-services-key', 'AI services key', 'AAAAACOG'],
  ['azure-openai-key', 'OpenAI service key (annotated)', 'AAABACOG'],
  ['azure-anomaly-detector-ee-key', 'Anomaly Detector EE key', 'AAACACOG'],
  ['azure-anomaly-detector-key', 'Anomaly Detector key', 'AAADACOG'],
  ['azure-cognitive-services-key', 'Cognitive Services key', 'AAAEACOG'],
  ['azure-computer-vision-key', 'Computer Vision key', 'AAAFACOG'],
  ['azure-content-moderator-key', 'Content Moderator key', 'AAAGACOG'],
  ['azure-content-safety-key', 'Content Safety key', 'AAAHACOG'],
  ['azure-custom-vision-prediction-key', 'Custom Vision prediction key', 'AAAIACOG'],
  ['azure-custom-vision-training-key', 'Custom Vision training key', 'AAAJACOG'],
  ['azure-face-key', 'Face key', 'AAAKACOG'],
  ['azure-form-recognizer-key', 'Form Recognizer key', 'AAALACOG'],
  ['azure-health-decision-support-key', 'Health Decision Support key', 'AAAMACOG'],
  ['azure-health-insights-key', 'Health Insights key', 'AAANACOG'],
  ['azure-immersive-reader-key', 'Immersive Reader key', 'AAAOACOG'],
  ['azure-internal-all-in-one-key', 'all-in-one Cognitive Services key', 'AAAPACOG'],
  ['azure-knowledge-key', 'Knowledge service key', 'AAAQACOG'],
  ['azure-luis-authoring-key', 'LUIS authoring key', 'AAARACOG'],
  ['azure-luis-key', 'LUIS key', 'AAASACOG'],
  ['azure-metrics-advisor-key', 'Metrics Advisor key', 'AAATACOG'],
  ['azure-personalizer-key', 'Personalizer key', 'AAAUACOG'],
  ['azure-qna-maker-key', 'QnA Maker key', 'AAAVACOG'],
  ['azure-qna-maker-v2-key', 'QnA Maker v2 key', 'AAAWACOG'],
  ['azure-speaker-recognition-key', 'Speaker Recognition key', 'AAAXACOG'],
  ['azure-speech-services-key', 'Speech key', 'AAAYACOG'],
  ['azure-speech-translation-key', 'Speech Translation key', 'AAAZACOG'],
  ['azure-text-analytics-key', 'Text Analytics key', 'AAAaACOG'],
  ['azure-text-translation-key', 'Translator key', 'AAAbACOG'],
  ['azure-video-intelligence-key', 'Video Intelligence key', 'AAAeACOG'],
  ['azure-bing-search-key', 'Bing Search key', 'AAAkACOG'],
];

const VARIABLES: Readonly<Record<string, string>> = {
  'azure-devops-pat-annotated': 'AZURE_DEVOPS_EXT_PAT',
  'azure-openai-key': 'AZURE_OPENAI_API_KEY',
  'azure-speech-services-key': 'SPEECH_KEY',
  'azure-content-safety-key': 'CONTENT_SAFETY_KEY',
};

type Rotate = NonNullable<RuleFacts['rotate']>;

const portal: Rotate = { how: "Regenerate it under Keys and Endpoint of the service's resource" };
const aiServices: Rotate = { ...portal, url: 'https://learn.microsoft.com/azure/ai-services/rotate-keys' };
const ROTATES: Readonly<Record<string, Rotate>> = {
  'azure-devops-pat-annotated': {
    how: 'Revoke it in DevOps under User settings > Personal access tokens',
    url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
  },
  'azure-app-configuration-key': {
    how: 'Regenerate it under Access settings of the configuration store',
    url: 'https://learn.microsoft.com/cli/azure/appconfig/credential',
  },
  'azure-communication-services-key': {
    how: 'Regenerate it under Keys of the Communication Services resource',
    url: 'https://learn.microsoft.com/cli/azure/communication',
  },
  'azure-event-grid-cask-key': {
    how: 'Regenerate it under Access keys of the topic or the domain',
    url: 'https://learn.microsoft.com/azure/event-grid/get-access-keys',
  },
  'azure-fluid-relay-key': { ...portal, url: 'https://learn.microsoft.com/cli/azure/fluid-relay/server' },
  'azure-maps-key': {
    how: 'Regenerate it under Authentication of the Maps account',
    url: 'https://learn.microsoft.com/azure/azure-maps/how-to-manage-authentication',
  },
  'azure-mixed-reality-key': { ...portal, url: 'https://learn.microsoft.com/cli/azure/remote-rendering-account/key' },
  'azure-bing-search-key': portal,
};

/** Common annotated security keys, a mark for each service (microsoft/security-utilities, "CommonAnnotatedSecurityKeys"). */
const named: readonly Rule[] = KINDS.map(([id, title, mark, privilege = 'broad']) =>
  token({
    id,
    provider: 'Microsoft Azure',
    title,
    shape: seq(
      base62(52),
      'JQQJ99',
      base62(1),
      chars('ABCDEFGHIJKL', 1),
      base62(12),
      mark,
      base62(4),
      opt(base62(2), '=='),
    ),
    checks: ['caskKey'],
    entropy: 4,
    privilege,
    ...(VARIABLES[id] === undefined ? {} : { env: VARIABLES[id] }),
    ...(mark.endsWith('ACOG') ? { lesser: 'A managed identity with the role Cognitive Services User' } : {}),
    rotate: ROTATES[id] ?? (mark.endsWith('ACOG') ? aiServices : portal),
    source: MARKED_KEYS,
  }),
);

export const azureCask: readonly Rule[] = [
  ...named,
  token({
    id: 'azure-cask-key',
    provider: 'Microsoft Azure',
    title: 'common annotated security key',
    shape: seq(
      base62(52),
      oneOf('JQQJ99', 'JQQJ9D', 'JQQJ9H'),
      base62(1),
      chars('ABCDEFGHIJKL', 1),
      base62(16),
      chars(alphabets.upper + alphabets.lower, 1),
      base62(7),
      opt(base62(2), '=='),
    ),
    checks: ['caskKey'],
    entropy: 4,
    privilege: 'broad',
    rotate: portal,
    yields: true,
    note: 'Characters 77 to 80 name the service: ACOG is AI services and OpenAI, AZDO DevOps, AzSe AI Search.',
    source: MARKED_KEYS,
  }),
];
