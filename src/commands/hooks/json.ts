import { findNodeAtLocation, parse, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { readNested, UserError } from '../../errors.js';

export type JsonObject = Readonly<Record<string, unknown>>;
type JsonPath = readonly (string | number)[];

/**
 * @param name what to call the file in an error
 * @returns the object in the text; comments and trailing commas are taken, as lefthook takes them
 * @throws UserError when the text holds no JSON object
 */
export function parseObject(text: string, name: string): JsonObject {
  const errors: ParseError[] = [];
  const data: unknown = readNested(name, () => parse(bare(text), errors, { allowTrailingComma: true }));
  if (errors.length > 0 || !isObject(data))
    throw new UserError(`${name} is not a valid JSON object`, 'mend it and run this again');
  return data;
}

/** @returns whether the value is an object with keys */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the value at the path, `undefined` where there is none */
export function valueAt(data: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as JsonObject)[key] : undefined),
    data,
  );
}

/**
 * Sets one value, makes the objects on the way to it, and leaves every other byte as it is (jsonc-parser's own `modify`
 * writes the neighbouring line anew too). A new entry goes last, in the indentation and line endings of the file.
 */
export function setValue(text: string, path: JsonPath, value: unknown): string {
  const root = treeOf(text);
  const there = findNodeAtLocation(root, [...path]);
  if (there) return splice(text, there.offset, there.offset + there.length, JSON.stringify(value));
  let depth = path.length - 1;
  while (depth > 0 && !findNodeAtLocation(root, path.slice(0, depth))) depth -= 1;
  const parent = findNodeAtLocation(root, path.slice(0, depth))!;
  if (!isContainer(parent)) return setValue(text, path.slice(0, depth), nest(path.slice(depth), value));
  return addChild(text, parent, path[depth]!, nest(path.slice(depth + 1), value));
}

/** Takes one value out, and then each object or list around it that is empty without it. */
export function removeValue(text: string, path: JsonPath): string {
  const found = findNodeAtLocation(treeOf(text), [...path])!;
  const child = found.parent?.type === 'property' ? found.parent : found;
  const container = child.parent!;
  const siblings = container.children!;
  if (siblings.length === 1 && path.length > 1) return removeValue(text, path.slice(0, -1));
  const index = siblings.indexOf(child);
  if (index > 0) return splice(text, endOf(siblings[index - 1]!), endOf(child), '');
  if (siblings.length === 1) return splice(text, container.offset, endOf(container), '{}');
  return splice(text, child.offset, siblings[1]!.offset, '');
}

function addChild(text: string, parent: Node, key: string | number, value: unknown): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const last = parent.children?.at(-1);
  const first = parent.children?.[0];
  const oneLine = first !== undefined && !bare(text).slice(parent.offset, first.offset).includes('\n');
  const indent = last && !oneLine ? indentAt(text, last.offset) : indentAt(text, parent.offset) + unit;
  const written = (oneLine ? JSON.stringify(value) : JSON.stringify(value, null, unit)).replaceAll('\n', end + indent);
  const entry = parent.type === 'array' ? written : `${JSON.stringify(key)}: ${written}`;
  if (last) return splice(text, endOf(last), endOf(last), oneLine ? `, ${entry}` : `,${end}${indent}${entry}`);
  const open = parent.type === 'array' ? '[]' : '{}';
  const closing = end + indentAt(text, parent.offset);
  return splice(text, parent.offset, endOf(parent), open[0]! + end + indent + entry + closing + open[1]!);
}

function nest(path: JsonPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function treeOf(text: string): Node {
  return parseTree(bare(text), [], { allowTrailingComma: true })!;
}

function isContainer({ type }: Node): boolean {
  return type === 'object' || type === 'array';
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

function indentAt(text: string, offset: number): string {
  const before = bare(text).slice(0, offset);
  return /^[ \t]*/.exec(before.slice(before.lastIndexOf('\n') + 1))![0];
}

/** Offsets are those of the text without a byte order mark: npm takes one before JSON, the parser does not. */
function splice(text: string, start: number, end: number, replacement: string): string {
  const mark = text.length - bare(text).length;
  return text.slice(0, start + mark) + replacement + text.slice(end + mark);
}

function bare(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
