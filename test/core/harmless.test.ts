import { describe, expect, test } from '@jest/globals';
import { redacted, redactedAhead } from '../../src/core/harmless.js';
import { MASK } from '../../src/core/secret.js';

describe('text ahead of a secret', () => {
  test.each([
    ['const token = "', 'const token = "'],
    ['const TOKEN: string = "', 'const TOKEN: string = "'],
    ['  "dbPassword": "', '  "dbPassword": "'],
    ['config.db.password = ', 'config.db.password = '],
    ['API_KEY_2=', 'API_KEY_2='],
    ['ünï = "', 'ünï = "'],
    ["curl -H 'Authorization: Bearer ", "curl -H 'Authorization: Bearer "],
    ['postgres://app:', 'postgres://app:'],
    ['DATABASE_URL=postgres://app:', 'DATABASE_URL=postgres://app:'],
  ])('shows the name and the operator: %s', (text, shown) => {
    expect(redactedAhead(text)).toBe(shown);
  });

  test.each([
    ['tok,https://x.io,', '…,https:…,'],
    ['me,Other-Pa55w0rd!9,', '…,'],
    ['admin:Pa55word:', '…:'],
    ['first-Half9xK token=', '… token='],
    ['{"other":"hunter2","key":"', '{"…":"…","key":"'],
  ])('cuts what could be another secret: %s', (text, shown) => {
    expect(redactedAhead(text)).toBe(shown);
  });
});

describe('text behind a secret', () => {
  test.each([
    [',Other-Pa55w0rd!9', ',…'],
    [' second-Half9xK', ' …'],
    ['@db.corp.io:5432/prod', '…'],
    ['"; // ok', '"; // ok'],
    ['" /> <Other value="abc123xyz"', '" /> <… value="…"'],
    [`", "${MASK}x"`, `", "${MASK}"`],
    ['-!§$%&/()', '…&/()'],
  ])('shows punctuation and harmless words: %s', (text, shown) => {
    expect(redacted(text)).toBe(shown);
  });
});
