import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, base64, base64url, chars, hexLower, seq, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(79);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const token = (length = 40): string => `aZ7${drawn(base62(length - 3))}`;

/** What is found in a text, as `rule confidence`. */
const found = (text: string, path = 'src/app.js'): string[] => {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(`${text}\n`), added: 'all' }, () => true);
  return findings.map(({ rule, confidence }) => `${rule.id} ${confidence}`);
};

describe('an Authorization header', () => {
  test.each([
    [`Authorization: Token ${token()}`, 'api.http'],
    [`curl -H "Authorization: Token ${token()}" https://api.shop.net`, 'run.sh'],
    [`headers: { Authorization: 'Token ${token()}' }`, 'src/app.js'],
    [`xhr.setRequestHeader('Authorization', 'Token ${token()}')`, 'src/app.js'],
    [`{ "key": "Authorization",\n   "value": "Token ${token()}" }`, 'postman.json'],
    [String.raw`{"body": "{\"Authorization\":\"Token ${token()}\"}"}`, 'a.json'],
    [`headers["authorization"] = "Api-Key ${token()}"`, 'main.py'],
    [`headers: { Authorization: '${token()}' }`, 'src/app.js'],
    [`INFO headers={authorization=${token()}}`, 'run.log'],
    [`Authorization: Token token="${token()}"`, 'api.http'],
  ])('%#: of any scheme', (text, path) => {
    expect(found(text, path)).toEqual(['http-authorization-token medium']);
  });

  test("of Elasticsearch's keys is sure, since they are base64 of id and key", () => {
    const key = Buffer.from(`${token(20)}:${token(22)}`).toString('base64');
    expect(found(`Authorization: ApiKey ${key}`)).toEqual(['http-authorization-token high']);
  });

  test.each([
    (password: string) => `requests.get(u, auth=HTTPBasicAuth('joe', '${password}'))`,
    (password: string) => `requests.get(u, auth=("joe", "${password}"))`,
    (password: string) => `req.SetBasicAuth("joe", "${password}")`,
    (password: string) => `request(app).get('/').auth('joe', '${password}')`,
    (password: string) => `axios.get(u, { auth: ['joe', '${password}'] })`,
    (password: string) => `Credentials.basic("joe",\n    "${password}")`,
  ])('of a call, %#', (call) => {
    expect(found(call(`aZ7!${drawn(base62(8))}`))).toEqual(['http-basic-auth-call medium']);
    for (const dummy of ['password', 'secret123', '<password>', 'your-password'])
      expect(found(call(dummy))).toEqual([]);
  });

  test('with a short bearer token', () => {
    expect(found(`Authorization: Bearer ${token(17)}`)).toEqual(['http-bearer-header medium']);
    expect(found('Authorization: Bearer some-bearer-token')).toEqual([]);
  });

  test('that signs one request is worth little', () => {
    const digest = `username="joe", nonce="${drawn(hexLower(32))}", uri="/", response="${drawn(hexLower(32))}"`;
    expect(found(`Authorization: Digest ${digest}`)).toEqual(['http-digest-response low']);
    const scope = '20260101/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date';
    expect(found(`Authorization: AWS4-HMAC-SHA256 Credential=x/${scope}, Signature=${drawn(hexLower(64))}`)).toEqual([
      'http-signed-request low',
    ]);
    expect(found(`Authorization: OAuth oauth_token="${token(30)}", oauth_signature="${token(27)}%3D"`)).toEqual([
      'oauth1-header-token low',
    ]);
    expect(found(`Authorization: Negotiate YI${drawn(base64(200))}`)).toEqual(['http-negotiate-ticket low']);
  });

  test('shows both secrets of OAuth 1.0 where they stand in the place of a signature', () => {
    expect(found(`Authorization: OAuth oauth_signature="${token(30)}%26${token(30)}"`)).toEqual([
      'oauth1-plaintext-signature medium',
    ]);
  });

  test('of NTLM counts where it answers a challenge', () => {
    const message = (type: number): string =>
      Buffer.concat([Buffer.from(`NTLMSSP\0${String.fromCharCode(type)}\0\0\0`), Buffer.from(drawn(base64url(90)))])
        .toString('base64')
        .replace(/=+$/, '');
    expect(found(`Authorization: NTLM ${message(3)}`)).toEqual(['ntlm-or-krb5-hash medium']);
    expect(found(`Authorization: NTLM ${message(1)}`)).toEqual(['ntlm-or-krb5-hash low']);
  });

  test('in a comment that documents code is worth little', () => {
    expect(found(`/**\n * Authorization: Token ${token()}\n */`, 'src/app.js')).toEqual([
      'http-authorization-token low',
    ]);
  });

  test.each([
    'Authorization: Token <your token>',
    "headers: { Authorization: 'Token ' + token }",
    "headers: { authorization: 'ApiKey foo' }",
    'interface Headers { authorization: AuthorizationHeaderValue2 }',
    'const authorization = request.headers.authorization;',
    '"auth": "Basic authentication, or an authorization token"',
    'X-Api-Key: YOUR_API_KEY_GOES_HERE',
    'Cookie: sessionid=abc',
    'sessionid: request.session.sessionIdentifier1',
  ])('is none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("a key's own header, in a string of code and in documents", () => {
  expect(found(`curl -H 'X-API-Key: ${token()}' https://shop.net`, 'README.md')).toEqual(['http-key-header medium']);
  expect(found(`$headers = ['PRIVATE-TOKEN: ${token(20)}'];`, 'a.php')).toEqual(['http-key-header medium']);
});

describe('a session cookie', () => {
  test.each([
    [`Cookie: theme=dark; connect.sid=s%3A${token(32)}.${token(43)}`, 'session-cookie'],
    [`curl -b 'JSESSIONID=${token(32)}' https://shop.net`, 'session-cookie'],
    [`{ "name": "sessionid", "value": "${token(32)}" }`, 'session-cookie'],
    [`cookies = {'PHPSESSID': '${token(26)}'}`, 'session-cookie'],
    [`Cookie: .AspNetCore.Cookies=CfDJ8${token(120)}`, 'session-cookie'],
    [`"Cookie": "a=b; _session_id=${drawn(hexLower(32))}"`, 'session-cookie-header'],
    [`document.cookie = "auth_token=${token()}"`, 'session-cookie-header'],
    [`{ "name": "Cookie", "value": "a=b; session=${token()}" }`, 'session-cookie-header'],
  ])('%#: told by its name', (text, rule) => {
    expect(found(text)).toEqual([`${rule} medium`]);
    expect(found(text, 'test/app.test.js')).toEqual([`${rule} low`]);
  });

  test('in a cookie jar is told by its place', () => {
    const line = `.shop.net\tTRUE\t/\tFALSE\t1790000000\tsid\t${token()}`;
    expect(found(line, 'cookies.txt')).toEqual(['session-cookie-file medium']);
    expect(found(line, 'table.csv')).toEqual([]);
  });
});

describe('a seed of one-time codes', () => {
  const seed = (): string => `A2${drawn(base32(30))}`;
  const grouped = (text: string): string => text.match(/.{4}/g)!.join(' ');
  test.each([
    [`OTP_SECRET=${seed()}`, 'otp-secret medium'],
    [`MFA_SEED=${seed().toLowerCase()}`, 'otp-secret medium'],
    [`totp_secret = "${grouped(seed())}"`, 'otp-seed-groups medium'],
    [`2FA secret: ${grouped(seed().toLowerCase())}`, 'otp-seed-groups medium'],
    [`pyotp.TOTP("${seed()}")`, 'otp-seed-call medium'],
    [`oathtool --totp -b ${seed()}`, 'otp-seed-call medium'],
    [`otpauth://totp/Shop:joe?issuer=Shop&secret=${seed().toLowerCase()}`, 'otpauth-uri high'],
    [`otpauth-migration://offline?data=${drawn(base64(80))}`, 'otpauth-migration high'],
  ])('%#', (text, expected) => {
    expect(found(text, '.env')).toEqual([expected]);
  });

  test.each(['totp_secret: "BASETHIRTYTWOSECRET"', 'mfa: "four word pass line here"'])('is none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('keys', () => {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  test.each([
    [JSON.stringify(jwk), 'a.json'],
    [JSON.stringify({ keys: [jwk] }, undefined, 2), 'jwks.json'],
    [JSON.stringify(JSON.stringify(jwk)), 'a.json'],
    [`const key = { kty: 'EC', x: '${jwk.x}', y: '${jwk.y}', d: '${jwk.d}' };`, 'src/app.js'],
    [`kty: EC\nx: ${jwk.x}\ny: ${jwk.y}\nd: ${jwk.d}`, 'key.yml'],
  ])('%#: a JSON Web Key in any notation', (text, path) => {
    expect(found(text, path)).toEqual(['private-key-jwk certain']);
  });

  test.each(['{ kty: "RSA", d: base64UrlEncodedPrivateExponent }', 'kty: EC\nd: privateExponentOfTheKeyValue'])(
    'none in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test('an NKEY seed, wherever it stands', () => {
    const rule = rules.find(({ id }) => id === 'private-key-nkey')!;
    const seed = (): string => valueOf(rule, random);
    for (const text of [
      `const s = '${seed()}';`,
      `# ${seed()}`,
      `-----BEGIN USER NKEY SEED-----\n${seed()}\n------END USER NKEY SEED------`,
      String.raw`"-----BEGIN USER NKEY SEED-----\n${seed()}\n"`,
    ])
      expect(found(text)).toEqual(['private-key-nkey certain']);
    expect(found(`const s = '${seed().slice(0, -1)}';`)).toEqual([]);
  });
});

describe('connection strings and calls', () => {
  const symbols = alphabets.base62;
  const password = (): string => `aZ7${drawn(chars(symbols, 11))}`;
  test.each([
    [`"cache.shop.net:6380,password=${password()},ssl=True"`, 'redis-connection-string medium'],
    [`"localhost:6379,password=${password()}"`, 'redis-connection-string medium'],
    ['"localhost:6379,password=wren-quarry"', 'redis-connection-string low'],
    [`PlainLoginModule required username="app" password="${password()}";`, 'kafka-jaas-password medium'],
    [
      String.raw`"ScramLoginModule required username=\"app\" password=\"${password()}\";"`,
      'kafka-jaas-password medium',
    ],
    [`connect("host=db.shop.net user=app password=${password()}")`, 'libpq-connection-string medium'],
    [`sql.Open("mysql", "app:${password()}@tcp(db.shop.net:3306)/x")`, 'mysql-go-dsn medium'],
    [`sql.Open("mysql", "app:${password()}@tcp(localhost:3306)/x")`, 'mysql-go-dsn medium'],
    ['sql.Open("mysql", "app:wren-quarry@tcp(localhost:3306)/x")', 'mysql-go-dsn low'],
    [`jdbc:oracle:thin:app/${password()}@db.shop.net:1521:XE`, 'oracle-logon medium'],
    [`nats://${token(30)}@mq.shop.net:4222`, 'nats-url medium'],
    [`mqtts://app:${password()}@mq.shop.net`, 'mqtt-url medium'],
    [`mysql -u app -p${password()} shop`, 'database-client-password medium'],
    [`mongosh -u app -p ${password()} shop`, 'database-client-password medium'],
    [`redis-cli -h cache.shop.net -a ${password()}`, 'database-client-password medium'],
    [`requirepass ${password()}`, 'redis-config-password medium'],
    [`user app on >${password()} ~* +@all`, 'redis-acl-password medium'],
    [`bindpw ${password()}`, 'ldap-bind-password medium'],
    [`ldapsearch -x -D cn=app -w ${password()}`, 'client-password-option medium'],
    [`PGPASSWORD=${password()} psql`, 'client-password-variable medium'],
  ])('%#', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    'requirepass foobared',
    'mysql -uroot -proot shop',
    'mysql -u root -p shop',
    'PGPASSWORD=postgres psql',
    'host=localhost user=postgres password=postgres',
    'user:password@tcp(localhost:5555)/dbname',
    'bindpw secret',
  ])('what manuals use is none: %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('hashes of passwords', () => {
  const crypt = (length: number): string => drawn(chars(`./${alphabets.base62}`, length));
  test.each([
    [`joe:$apr1$${crypt(8)}$${crypt(22)}`, '.htpasswd', 'htpasswd-hash medium'],
    [`joe:$2y$05$${crypt(53)}`, '.htpasswd', 'htpasswd-hash low'],
    [`users=joe:$$apr1$$${crypt(8)}$$${crypt(22)}`, 'compose.yml', 'password-hash-apr1 medium'],
    [`root:$1$${crypt(8)}$${crypt(22)}:19000`, 'shadow', 'password-hash-shadow medium'],
    [`root:$gy$j9T$${crypt(22)}$${crypt(43)}:19000`, 'shadow', 'password-hash-shadow low'],
    [`olcRootPW: {SSHA}${drawn(base64(32))}`, 'a.ldif', 'password-hash-ldap medium'],
    [
      `userPassword:: ${Buffer.from(`{SSHA}${drawn(base64(32))}`).toString('base64')}`,
      'a.ldif',
      'password-hash-ldap medium',
    ],
    [`joe:1001:${drawn(hexLower(32))}:${drawn(hexLower(32))}:::`, 'dump', 'password-hash-ntlm medium'],
    [`$P$B${crypt(30)}`, 'dump.sql', 'password-hash-phpass medium'],
  ])('%#', (text, path, expected) => {
    expect(found(text, path)).toEqual([expected]);
  });

  test('of the built-in administrator can do everything', () => {
    const text = `Administrator:500:${drawn(hexLower(32))}:${drawn(seq(hexLower(32)))}:::`;
    const document = { path: 'dump', bytes: Buffer.from(text), added: 'all' } as const;
    expect(scanDocument(engine, document, () => true).findings).toMatchObject([{ privilege: 'admin' }]);
  });
});
