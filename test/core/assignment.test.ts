import { describe, expect, test } from '@jest/globals';
import { readAssignment } from '../../src/core/assignment/assignment.js';
import { namesContext, wordsOf } from '../../src/core/names.js';

/** Reads the assignment of `api_key` (in any spelling) and shows it as name, value and whether that is quoted. */
function read(text: string, longest = 100): [name: string, value: string, quoted: boolean] | undefined {
  const bytes = Buffer.from(text);
  const word = /api[_ -]?key/i.exec(text)!;
  const found = readAssignment(bytes, { start: word.index, end: word.index + word[0].length }, longest);
  const shown = ({ start, end }: { start: number; end: number }): string => bytes.toString('utf8', start, end);
  return found && [shown(found.name), shown(found.value), found.quoted];
}

describe('an assignment is read in', () => {
  test.each([
    ['JavaScript', 'const apiKey = "v1x";', 'apiKey', 'v1x', true],
    ['JavaScript, member', "this.config.apiKey='v1x'", 'this.config.apiKey', 'v1x', true],
    ['JavaScript, brackets', 'keys["api_key"] = `v1x`', 'api_key', 'v1x', true],
    ['JavaScript, fallback', 'key = process.env.API_KEY || "v1x"', 'process.env.API_KEY', 'v1x', true],
    ['JavaScript, other fallback', "process.env.API_KEY ?? 'v1x'", 'process.env.API_KEY', 'v1x', true],
    ['JavaScript, comparison', 'if (apiKey === "v1x")', 'apiKey', 'v1x', true],
    ['JavaScript, spread over brackets', 'apiKey: ["v1x", "v2x"]', 'apiKey', 'v1x', true],
    ['TypeScript', 'let apiKey: string | undefined = "v1x"', 'apiKey', 'v1x', true],
    ['TypeScript, default', 'f(apiKey: Key[]= "v1x")', 'apiKey', 'v1x', true],
    ['JSON', '{"apiKey":"v1x","b":1}', 'apiKey', 'v1x', true],
    ['JSON in a string', String.raw`"{\"apiKey\": \"v1x\"}"`, 'apiKey', 'v1x', true],
    ['JSON in a string in a string', String.raw`"\\\"apiKey\\\": \\\"v1x\\\""`, 'apiKey', 'v1x', true],
    ['JSON, name and value', '{ "name": "API_KEY", "value": "v1x" }', 'API_KEY', 'v1x', true],
    ['YAML', 'api-key: v1x # ours', 'api-key', 'v1x', false],
    ['YAML, quoted', "  api_key: 'v1x'", 'api_key', 'v1x', true],
    ['YAML, padded base64', 'api_key: djF4dmFsdWU=', 'api_key', 'djF4dmFsdWU=', false],
    ['YAML, name over value', '- name: API_KEY\n  value: "v1x"\n', 'API_KEY', 'v1x', true],
    ['.env', 'API_KEY=v1x', 'API_KEY', 'v1x', false],
    ['.env, exported', 'export API_KEY="v1x"', 'API_KEY', 'v1x', true],
    ['shell, default', '"${API_KEY:-v1x}"', 'API_KEY', 'v1x}', false],
    ['shell, option', 'run --api-key v1x', '--api-key', 'v1x', false],
    ['shell, option with equals', 'run --api-key="v1x"', '--api-key', 'v1x', true],
    ['Makefile', 'API_KEY ?= v1x', 'API_KEY', 'v1x', false],
    ['Dockerfile', 'ENV API_KEY v1x', 'API_KEY', 'v1x', false],
    ['Python', 'api_key = r"v1x"', 'api_key', 'v1x', true],
    ['Python, typed', 'api_key: Optional[str] = "v1x"', 'api_key', 'v1x', true],
    ['Python, triple quotes', 'API_KEY = """v1x"""', 'API_KEY', 'v1x', true],
    ['Python, default', 'os.environ.get("API_KEY", "v1x")', 'API_KEY', 'v1x', true],
    ['Python, or', 'os.getenv("API_KEY") or "v1x"', 'API_KEY', 'v1x', true],
    ['Go', 'apiKey := "v1x"', 'apiKey', 'v1x', true],
    ['PHP', "'api_key' => 'v1x',", 'api_key', 'v1x', true],
    ['PHP, define', "define('API_KEY', 'v1x')", 'API_KEY', 'v1x', true],
    ['Ruby', ':api_key => "v1x"', 'api_key', 'v1x', true],
    ['C', '#define API_KEY "v1x"', 'API_KEY', 'v1x', true],
    ['C, array', 'static char api_key[32] = "v1x";', 'api_key', 'v1x', true],
    ['C#', 'ApiKey = @"v1x"', 'ApiKey', 'v1x', true],
    ['XML', '<apiKey>v1x</apiKey>', 'apiKey', 'v1x', false],
    ['XML, attribute name', '<string name="api_key">v1x</string>', 'api_key', 'v1x', false],
    ['XML, attributes', '<add key="ApiKey" value="v1x" />', 'ApiKey', 'v1x', true],
    ['HTTP', 'X-Api-Key: v1x', 'X-Api-Key', 'v1x', false],
    ['a URL', '?api_key=v1x', 'api_key', 'v1x', false],
    ['prose', 'The api key: v1x', 'api key', 'v1x', false],
    ['a call over two lines', 'set(\n  "API_KEY", "v1x"\n)', 'API_KEY', 'v1x', true],
    ['a builder', 'request.header("X-Api-Key", "v1x").send()', 'X-Api-Key', 'v1x', true],
    ['Go, a flag', 'flag.String("api-key", "v1x", "the key")', 'api-key', 'v1x', true],
    ['Go, a pair', '{"api_key", "v1x"},', 'api_key', 'v1x', true],
    ['Python, a tuple', '[("api_key", "v1x")]', 'api_key', 'v1x', true],
    ['a string, the value in other quotes', `"set api_key='v1x'"`, 'api_key', 'v1x', true],
    ['a text of its own behind a quote, as decoded ones stand', 'x("api_key="v1x")', 'api_key', 'v1x', true],
    ['prose with an apostrophe', "don't use api_key='v1x'", 'api_key', 'v1x', true],
    ['a line below', 'const apiKey =\n  "v1x";', 'apiKey', 'v1x', true],
    ['a wrapped string', 'ApiKey: String("v1x"),', 'ApiKey', 'v1x', true],
    ['a wrapped string, bytes', 'apiKey := []byte("v1x")', 'apiKey', 'v1x', true],
    ['a wrapped string, an object', 'apiKey = new Acme.Secret(\n  "v1x")', 'apiKey', 'v1x', true],
    ['a setter', 'client.setApiKey("v1x")', 'client.setApiKey', 'v1x', true],
    ['a setter of one of two', 'withApiKey( "v1x", 3)', 'withApiKey', 'v1x', true],
    ['a builder', 'builder()\n  .apiKey("v1x")', '.apiKey', 'v1x', true],
    ['JSX', "<Map apiKey={'v1x'} />", 'apiKey', 'v1x', true],
    ['a type behind the name', 'var apiKey string = "v1x"', 'apiKey', 'v1x', true],
    ['a type behind the name, Basic', 'Dim apiKey As String = "v1x"', 'apiKey', 'v1x', true],
    ['a property', 'string ApiKey { get; init; } = "v1x";', 'ApiKey', 'v1x', true],
    ['a reference type', `const API_KEY: &'static str = "v1x"`, 'API_KEY', 'v1x', true],
    ['an inequality', 'if (apiKey !== "v1x")', 'apiKey', 'v1x', true],
    ['HCL, a default', 'variable "api_key" {\n  type    = string\n  default = "v1x"\n}', 'api_key', 'v1x', true],
    ['a template, a default', 'ApiKey:\n    Type: String\n    Default: v1x\n', 'ApiKey', 'v1x', false],
    ['a schema, a default', '"apiKey": { "type": "string", "default": "v1x" }', 'apiKey', 'v1x', true],
    ['YAML, a block', 'api_key: |\n    v1x\n', 'api_key', 'v1x', false],
    ['YAML, a folded block', 'api_key: >-\n    v1x\n', 'api_key', 'v1x', false],
    ['PowerShell, a parameter', 'Connect-It -ApiKey v1x', '-ApiKey', 'v1x', false],
    ['a header in a string', 'curl -H "X-Api-Key: v1x" u', 'X-Api-Key', 'v1x', false],
    ['escaped quotes', String.raw`apiKey = "a\"b"`, 'apiKey', String.raw`a\"b`, true],
  ])('%s', (_, text, name, value, quoted) => {
    expect(read(text)).toEqual([name, value, quoted]);
  });
});

describe('no assignment is read in', () => {
  test.each([
    ['an empty string', 'apiKey = ""; other = "x1y"'],
    ['an empty string in a string', String.raw`"{\"apiKey\": \"\", \"b\": \"c\"}"`],
    ['a string that never ends', 'apiKey = "v1x'],
    ['a string that ends on another line', 'apiKey = "v1x\n"'],
    ['a mention', 'the apiKey is here'],
    ['an end', 'apiKey'],
    ['an end behind the operator', 'apiKey ='],
    ['a parameter', 'f(apiKey, "v1x")'],
    ['a line end', 'apiKey:\n  v1x'],
    ['a list of strings', '["apiKey", "region", "zone"]'],
    ['a list that goes on', '["name", "apiKey", "v1x"]'],
    ['arguments of any call', 'digest("apiKey", "v1x")'],
    ['arguments of a call that makes something', 'addKeyResult("apiKey", "v1x")'],
    ['an argument and a later one', 'parse(type, "apiKey"), "v1x"'],
    ['a row of a table', '{"apiKey", "v1x", 8}'],
    ['strings to choose from', "'API_KEY' or 'OTHER_KEY'"],
    ['the result of a call', "sign('apiKey') => 'v1x'"],
    ['text between two strings', 'label("Api key:"),show("v1x")'],
    ['text between two strings, later words', 'throw"The api key: "+x+" is bad"'],
    ['a function that looks for one', 'getApiKey("v1x")'],
    ['a function that looks at one', 'checker.isApiKey("v1x")'],
    ['a function of that name', 'apiKey("v1x")'],
    ['an object', 'apiKey = {"a": "v1x"}'],
    ['the default of another', 'variable "api_key" {\n}\n\nvariable "x" { default = "v1x" }'],
    ['text of a query', 'send("api_key="+x+"&v=1")'],
  ])('%s', (_, text) => expect(read(text)).toBeUndefined());
});

test('of a longer value than asked for, the beginning is read', () => {
  const long = 'v1'.repeat(80);
  for (const text of [`apiKey = "${long}";`, `apiKey = "${long}`, `apiKey: ${long}`, `apiKey = """${long}"""`]) {
    const value = read(`${text}${' '.repeat(200)}\n`)?.[1] ?? '';
    expect([text, long.startsWith(value), value.length >= 100]).toEqual([text, true, true]);
  }
});

test('"pass" beside a quote is a verb, unless it is defined', () => {
  const readPass = (text: string): string | undefined => {
    const start = text.toLowerCase().indexOf('pass');
    const name = readAssignment(Buffer.from(text), { start, end: start + 4 }, 100)?.name;
    return name && text.slice(name.start, name.end);
  };
  expect(readPass('Pass `force=true` to allow this')).toBeUndefined();
  expect(readPass('you can pass "v1x" to it')).toBeUndefined();
  expect(readPass('keep them elsewhere--pass `v1x`. To')).toBeUndefined();
  expect(readPass('#define PASS "v1x"')).toBe('PASS');
  expect(readPass('--pass "v1x"')).toBe('--pass');
  expect(readPass('pass = "v1x"')).toBe('pass');
});

describe('a bare value counts in any language', () => {
  const bounded = (text: string): boolean | undefined => {
    const word = /token/i.exec(text)!;
    return readAssignment(Buffer.from(text), { start: word.index, end: word.index + 5 }, 100)?.bounded;
  };

  test.each([
    ['as a variable of a shell', 'TOKEN=v1x run'],
    ['as an option', 'exec("run --token v1x")'],
    ['as a parameter', 'get("https://x/y?token=v1x")'],
    ['as a later parameter', 'u + "&token=v1x&b=2"'],
    ['as a header', 'h = "X-Token: v1x"'],
    ['as a string of its own', `env: ['token=v1x']`],
    ['as a field', 'c = "Server=db.corp.net;Token=v1x;"'],
    ['as a first field', 'c = "Token=v1x;Server=db.corp.net"'],
    ['as an element', '<token>v1x</token>'],
  ])('%s', (_, text) => expect(bounded(text)).toBe(true));

  test.each([
    ['a setting', 'token = v1x'],
    ['a choice', 'a=b?token=c:d'],
    ['a condition', 'a&&token=c'],
    ['a member', 'x?o.token=f(1)'],
    ['a statement between others', 'a=1;token=b;c=2'],
    ['a variable that is set to a call', 'TOKEN=f(2,48)-1'],
    ['a generic type', 'Map<Token>Other<X>'],
    ['a label ahead of code', '"Token: " + x'],
  ])('and not %s', (_, text) => expect(bounded(text)).not.toBe(true));
});

test('what stands in the call of a function that brings something by its name is no value', () => {
  expect(read('apiKey = getenv("V1X")')).toEqual(['apiKey', 'getenv(', false]);
  expect(read('apiKey: config.get("v1x")')?.[2]).toBe(false);
});

test('a bare value is read as far as asked for', () => {
  expect(read(`API_KEY=${'v'.repeat(50)}`, 20)?.[1]).toBe('v'.repeat(20));
});

test('names are told by whole words in any case style, numbers behind them aside', () => {
  for (const name of ['apiKey', 'API_KEY', 'my-api-key', 'x.ApiKey', 'apikey', 'APIKey2', 'api_key_1', 'api key'])
    expect([name, namesContext(name, ['api_key'])]).toEqual([name, true]);
  for (const name of ['rapiKey', 'apiKeyboard', 'key_api', 'apikeys'])
    expect([name, namesContext(name, ['api_key'])]).toEqual([name, false]);
  expect(namesContext('auth0Secret', ['auth0_secret'])).toBe(true);
  expect(wordsOf('getHTTPToken_v2')).toEqual(['get', 'http', 'token', 'v2']);
});
