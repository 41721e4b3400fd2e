import { QUOTES, SLASH, SPACE } from './scan.js';

const GREATER = 0x3e;
const NEXT_ELEMENT =
  /^<\/(?:key|name|t[dh]|dt)>\s{0,40}(?:<(?:description|desc|type|comment)>[^<]{0,120}<\/\w{4,11}>\s{0,40})?<(?:string|value|td|dd)(?:\s[^<>]{0,40})?>(?:\s{0,40}<(?:code|b|tt)>)?/i;

/**
 * A property list has `<key>name</key><string>value</string>`, other settings `<name>` and `<value>`, KeePass `<Key>` and
 * `<Value>`, pages the cells of a table.
 */
export function elementBehind(bytes: Buffer, at: number): number | undefined {
  if (bytes[at + 1] !== SLASH) return undefined;
  const next = NEXT_ELEMENT.exec(bytes.toString('latin1', at, at + 320));
  return next === null ? undefined : at + next[0].length;
}

const WITHIN =
  /^["'](?:\s{1,20}[\w:.-]{1,40}=(?:"[^"<>]{0,80}"|'[^'<>]{0,80}')){0,4}\s{0,20}>\s{0,40}<(?:value|string|val)(?:\s[^<>]{0,60})?>/i;

/** `<setting name="X" type="string">` over `<value>…</value>`. */
export function elementWithin(bytes: Buffer, nameEnd: number): number | undefined {
  const next = bytes[nameEnd + 1] ?? 0;
  if (QUOTES[bytes[nameEnd] ?? 0] === 0 || (next !== GREATER && SPACE[next] === 0)) return undefined;
  const element = WITHIN.exec(bytes.toString('latin1', nameEnd, nameEnd + 320));
  return element === null ? undefined : nameEnd + element[0].length;
}
