import { call, command } from '../../src/core/usage/rule.js';
import { assigned, block, file, generic, pair, token, uri, type Rule } from '../../src/core/rule.js';
import {
  base62,
  base64,
  base64url,
  chars,
  digits,
  hex,
  oneOf,
  opt,
  repeat,
  seq,
  upperAlnum,
  uuid,
} from '../../src/core/shape.js';

const facts = { provider: 'Specimen', title: 'specimen', privilege: 'scoped' } as const;

/** One rule of each kind and of each turn that a shape can take: the proofs hold for them whatever rules the product has. */
export const specimens: readonly Rule[] = [
  token({ ...facts, id: 'spec-sealed', shape: seq('zsq_', base62(36)), checks: [['crc32Base62', 4]] }),
  token({ ...facts, id: 'spec-range', shape: seq('zrg-', base64url(20, 60)), entropy: 3 }),
  token({ ...facts, id: 'spec-middle', shape: seq(digits(8, 12), ':ZZ', base64url(33)) }),
  token({
    ...facts,
    id: 'spec-choice',
    shape: seq('zch_', oneOf('live', 'test'), '_', oneOf(hex(32), seq('v2', base62(40)))),
  }),
  token({ ...facts, id: 'spec-padded', shape: seq('zpd', base64(42), opt('=')) }),
  token({ ...facts, id: 'spec-parts', shape: seq('zpt.', repeat(seq(base62(8), '.'), 2, 4), base62(12)) }),
  token({ ...facts, id: 'spec-lead', lead: seq('zq-token', chars(' =:', 1, 3)), shape: base62(32), entropy: 3 }),
  token({ ...facts, id: 'spec-file', files: ['.zqrc', '*.zq'], lead: seq('auth='), shape: hex(40) }),
  assigned({ ...facts, id: 'spec-assigned', context: ['zorg', 'zorg_api_key'], shape: hex(32) }),
  assigned({ ...facts, id: 'spec-assigned-range', context: ['zebra_secret'], shape: seq(base64(43), '=') }),
  assigned({ ...facts, id: 'spec-assigned-uuid', context: ['zulu_token'], shape: uuid }),
  pair({ ...facts, id: 'spec-pair', partner: seq('ZKIA', upperAlnum(16)), shape: base64(40), within: 300, entropy: 4 }),
  block({
    ...facts,
    id: 'spec-block',
    begin: seq('-----BEGIN ', opt(oneOf('RSA ', 'EC ')), 'ZQ KEY-----'),
    end: seq('-----END ', opt(oneOf('RSA ', 'EC ')), 'ZQ KEY-----'),
    body: base64(800),
    within: 16_000,
    checks: ['pemBody'],
  }),
  uri({ ...facts, id: 'spec-uri', schemes: ['zdb', 'zdb+srv'] }),
  uri({ ...facts, id: 'spec-uri-any', schemes: [] }),
  file({ ...facts, id: 'spec-file-content', files: ['zq/*', '.zqpass*'] }),
  file({ ...facts, id: 'spec-file-shape', files: ['zq/master.zqkey'], shape: hex(32), entropy: 2 }),
  command({ ...facts, id: 'spec-command', usages: ['zqtool|zqt login -p $', 'zqtool _:$'], says: 'password' }),
  call({ ...facts, id: 'spec-call', usages: ['zq.sign(_, $)', "zqSeal('a*', $)"], says: 'key' }),
  generic({ ...facts, id: 'spec-generic', context: ['password', 'zecret', 'zq_auth_token'], shortest: 8 }),
];
