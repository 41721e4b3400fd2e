import { expect, test } from '@jest/globals';
import { escapeControls } from '../../src/report/escape.js';

test('writes out what would steer a terminal or hide text, and leaves the rest', () => {
  expect(escapeControls('a\n\t\r\u001B[31m\u0007\u007F\u009B')).toBe('a\\n\\t\\r\\e[31m\\x07\\x7f\\x9b');
  expect(escapeControls('\u202Egnp\u2066\u200B\u2028')).toBe('\\u{202e}gnp\\u{2066}\\u{200b}\\u{2028}');
  expect(escapeControls('Grüße, 世界 🙂 "quoted" \\n')).toBe('Grüße, 世界 🙂 "quoted" \\n');
});
