import { chars, oneOf, opt, seq, type Shape } from '../src/core/shape.js';

const QUOTES = `"'\`\\`;

/**
 * What stands between the name of a header or a cookie and its value, in requests and in code: `Name: `, `"Name": "`,
 * `('Name', '`, `"name": "Name", "value": "`.
 */
export const joined: Shape = seq(
  chars(` \t\r\n${QUOTES})](:=,>`, 1, 28),
  opt(oneOf('value', 'Value'), chars(` ${QUOTES}:=`, 1, 8)),
);
