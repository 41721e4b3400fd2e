import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base32, base62, base64, chars, lowerAlnum, oneOf, seq, upperAlnum } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Amazon Web Services' } as const;
const deactivate = {
  how: 'Deactivate the access key under IAM > Users > Security credentials, then delete it',
  url: 'https://console.aws.amazon.com/iam/home#/security_credentials',
};
const endSessions = {
  how: "Revoke the role's active sessions in IAM; the session itself ends within hours",
  url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
};
const padding = chars('=', 0, 2);

/** Formats: AWS, "IAM identifiers" (prefixes of unique ids) and "Manage access keys for IAM users". */
const credentials: readonly Rule[] = [
  token({
    ...facts,
    id: 'aws-access-key-id',
    title: 'access key id of an IAM user',
    shape: seq('AKIA', base32(16)),
    checks: ['awsAccount'],
    entropy: 2.75,
    confidence: 'medium',
    privilege: 'broad',
    env: 'AWS_ACCESS_KEY_ID',
    lesser: 'Temporary credentials of a role: an instance or task role, or OIDC in CI',
    rotate: deactivate,
    dummies: ['96bca4705f70568c', '73c014411fa3645d'],
    note: 'An id, not the secret: with the secret beside it, aws-secret-access-key-pair reports both as one.',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'aws-temporary-access-key-id',
    title: 'access key id of a temporary session',
    shape: seq('ASIA', base32(16)),
    checks: ['awsAccount'],
    entropy: 2.75,
    confidence: 'low',
    privilege: 'scoped',
    env: 'AWS_ACCESS_KEY_ID',
    rotate: endSessions,
    dummies: ['8eee71289c343384'],
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
      checked: '2026-11-28',
    },
  }),
  pair({
    ...facts,
    id: 'aws-secret-access-key-pair',
    title: 'secret access key beside its id',
    partner: seq(oneOf('AKIA', 'ASIA'), base32(16)),
    shape: base64(40),
    within: 400,
    entropy: 4.1,
    privilege: 'broad',
    env: 'AWS_SECRET_ACCESS_KEY',
    lesser: 'Temporary credentials of a role: an instance or task role, or OIDC in CI',
    rotate: deactivate,
    dummies: ['8a68ccb25380b686', '91bd007d14083211'],
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'aws-secret-access-key',
    title: 'secret access key',
    shape: base64(40),
    context: [
      'aws_secret_access_key',
      'secret_access_key',
      'aws_secret_key',
      'aws_secret',
      'aws_access_key',
      'aws_key',
    ],
    checks: ['opaqueText'],
    entropy: 4.1,
    privilege: 'broad',
    env: 'AWS_SECRET_ACCESS_KEY',
    lesser: 'Temporary credentials of a role: an instance or task role, or OIDC in CI',
    rotate: deactivate,
    dummies: ['8a68ccb25380b686', '91bd007d14083211'],
    verify: askByGet(
      'https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15',
      'AWS Signature V4 with the key id',
      { dead: 'status 403' },
    ),
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'aws-session-token',
    title: 'session token',
    shape: seq(oneOf('IQoJb3JpZ2luX2Vj', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'AQoDYXdz'), base64(60, 2000), padding),
    entropy: 4,
    privilege: 'scoped',
    env: 'AWS_SESSION_TOKEN',
    rotate: endSessions,
    source: { url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'aws-bedrock-api-key-long',
    title: 'long-term Bedrock API key',
    shape: seq('ABSK', base64(109, 269), padding),
    checks: ['bedrockKey'],
    entropy: 4,
    privilege: 'scoped',
    env: 'AWS_BEARER_TOKEN_BEDROCK',
    rotate: {
      how: 'Delete it under IAM > Users > Security credentials > API keys for Amazon Bedrock',
      url: 'https://console.aws.amazon.com/bedrock/home#/api-keys',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'aws-bedrock-api-key-short',
    title: 'short-term Bedrock API key',
    shape: seq('bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t', base64(20, 2000), padding),
    checks: ['bedrockUrl'],
    privilege: 'scoped',
    env: 'AWS_BEARER_TOKEN_BEDROCK',
    rotate: {
      ...endSessions,
      how: 'It ends within 12 hours; revoke the sessions of the role that signed it to end it now',
    },
    source: 'observed',
  }),
];

const services: readonly Rule[] = [
  token({
    ...facts,
    id: 'aws-appsync-api-key',
    title: 'AppSync API key',
    shape: seq('da2-', lowerAlnum(26)),
    entropy: 3,
    confidence: 'medium',
    privilege: 'scoped',
    rotate: {
      how: 'Delete it under AppSync > your API > Settings > API keys',
      url: 'https://console.aws.amazon.com/appsync/home',
    },
    note: 'Some web clients carry one on purpose; it reaches one API and expires.',
    source: { url: 'https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiKey.html', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'aws-api-gateway-key',
    title: 'API Gateway key',
    shape: base62(40),
    context: ['api_gateway_key', 'api_gateway_api_key', 'apigateway_key', 'aws_api_key'],
    entropy: 4,
    privilege: 'scoped',
    rotate: { how: 'Delete it under API Gateway > API keys', url: 'https://console.aws.amazon.com/apigateway/home' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'aws-other-unique-id',
    title: 'unique id of an IAM role, user, group, policy or certificate',
    shape: seq(
      oneOf('AROA', 'AIDA', 'AGPA', 'AIPA', 'ANPA', 'ANVA', 'APKA', 'ASCA', 'ABIA', 'ACCA'),
      upperAlnum(16, 17),
    ),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    note: 'An identifier: it opens nothing.',
    source: {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
      checked: '2026-11-28',
    },
  }),
];

export const aws: readonly Rule[] = [...credentials, ...services];
