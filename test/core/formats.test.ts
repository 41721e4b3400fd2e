import { describe, expect, test } from '@jest/globals';
import { chosen, drawn, found } from './told.js';

describe.each([
  [
    'shell',
    'run.sh',
    [
      'DB_PASSWORD=«P»',
      "export DB_PASSWORD='«P»'",
      'run --password «P»',
      'run --password=«P»',
      'readonly api_secret=«D»',
      '${DB_PASSWORD:-«P»}',
      'PGPASSWORD=«P» psql',
    ],
  ],
  [
    'shell, options of clients',
    'run.sh',
    [
      'mysql -u root -p«P» shop',
      'redis-cli -h cache.corp.net -a «P»',
      'curl -u admin:«P» https://ci.corp.net/',
      'sshpass -p «P» ssh host',
      'sqlcmd -S db -U sa -P «P»',
      'ldapsearch -D cn=admin -w «P» -b dc=x',
    ],
  ],
  [
    'Dockerfile',
    'Dockerfile',
    ['ENV DB_PASSWORD=«P»', 'ENV DB_PASSWORD «P»', 'ARG API_SECRET=«D»', 'RUN run --password «P»'],
  ],
  [
    'docker-compose',
    'compose.yml',
    [
      'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: «P»',
      '    environment:\n      - DB_PASSWORD=«P»',
      "      DB_PASSWORD: '«P»'",
    ],
  ],
  [
    'PowerShell',
    'run.ps1',
    ["$Password = '«P»'", "Connect-Db -Password '«P»'", 'Connect-Db -Password «P»', '$env:DB_PASSWORD = "«P»"'],
  ],
  ['batch', 'run.bat', ['set DB_PASSWORD=«P»', 'setx API_SECRET «D»']],
  [
    'SQL',
    'init.sql',
    [
      "CREATE USER a IDENTIFIED BY '«P»';",
      "ALTER ROLE a WITH PASSWORD '«P»';",
      "CREATE LOGIN a WITH PASSWORD = '«P»';",
      "SET PASSWORD FOR 'a'@'%' = '«P»';",
    ],
  ],
  ['.env', '.env.example', ['DB_PASSWORD=«D»', 'API_SECRET="«D»"']],
  ['INI', 'app.ini', ['password = «P»', 'api_secret=«D»', 'password="«P»"']],
  ['properties', 'app.properties', ['spring.datasource.password=«P»', 'api.secret: «D»']],
  ['TOML', 'app.toml', ['password = "«P»"', 'db = { password = "«P»" }', "secret = '«D»'"]],
  [
    'YAML',
    'app.yaml',
    [
      'password: «P»',
      "db: { user: a, password: '«P»' }",
      'secret: "«D»"',
      'api_token: >-\n  «D»',
      'password: |\n  «P»\n',
    ],
  ],
  [
    'YAML, pairs',
    'deploy.yaml',
    [
      '- name: DB_PASSWORD\n  value: «P»',
      'env:\n  - { name: DB_PASSWORD, value: «P» }',
      'Parameters:\n  DbPassword:\n    Type: String\n    Default: «P»\n',
    ],
  ],
  [
    'GitHub Actions',
    '.github/workflows/ci.yml',
    ['env:\n  DB_PASSWORD: «P»', 'run: deploy --token «D»', 'with:\n  password: «P»'],
  ],
  [
    'JSON',
    'app.json',
    [
      '{"password": "«P»"}',
      '{"name": "DB_PASSWORD", "value": "«P»"}',
      '{"password": {"type": "string", "default": "«P»"}}',
      '{"db": "{\\"password\\": \\"«P»\\"}"}',
    ],
  ],
  [
    'XML',
    'app.xml',
    [
      '<password>«P»</password>',
      '<db password="«P»"/>',
      '<entry key="db.password">«P»</entry>',
      '<property name="password" value="«P»"/>',
    ],
  ],
  [
    '.NET configuration',
    'Web.config',
    [
      '<add key="ApiSecret" value="«D»" />',
      '<add name="Db" connectionString="Server=db.corp.net;User Id=app;Password=«P»;" />',
    ],
  ],
  [
    'HCL',
    'main.tf',
    [
      'password = "«P»"',
      'variable "db_password" {\n  type = string\n  default = "«P»"\n}',
      'environment = { DB_PASSWORD = "«P»" }',
    ],
  ],
  ['HTTP', 'api.http', ['GET https://api.corp.net/\nX-Api-Token: «D»', 'GET https://api.corp.net/v1?api_key=«D»&x=1']],
  [
    'headers in code',
    'src/call.js',
    [
      "fetch(u, { headers: { 'X-Api-Token': '«D»' } })",
      'exec(`curl -H "X-Api-Token: «D»" ${u}`)',
      "const h = 'X-Auth-Token: «D»'",
    ],
  ],
  [
    'URLs in code',
    'src/call.py',
    ["u = 'https://api.corp.net/v1?api_key=«D»&x=1'", 'u = f"https://api.corp.net/v1?x=1&access_token=«D»"'],
  ],
  [
    'connection strings',
    'src/Db.cs',
    [
      'var c = "Server=db.corp.net;Database=shop;User Id=app;Password=«P»;";',
      'var c = "host=db.corp.net; user=app; password=«P»";',
    ],
  ],
  [
    'Markdown',
    'docs/setup.md',
    ['```\nAPI_TOKEN=«D»\n```', '```yaml\nsecret: «D»\n```', 'Use `api_token = "«D»"` here.', '    run --token «D»'],
  ],
  ['comments', 'src/db.go', ['// password: «D»', '/* token = «D» */', '# api_secret: «D»']],
  ['Ansible', 'group_vars/all.yml', ['ansible_password: «P»', 'vault_secret: "«D»"']],
  ['Spring', 'application.yml', ['spring:\n  datasource:\n    password: «P»']],
  ['Gradle', 'gradle.properties', ['mavenPassword=«P»', 'signing.password=«P»']],
  ['npm', '.npmrc', ['//registry.corp.net/:_password=«D»']],
  ['Kubernetes', 'secret.yaml', ['kind: Secret\nstringData:\n  password: «P»']],
] as const)('%s', (_, path, texts) => {
  test.each(texts)('%s', (text) => {
    expect(found(path, `${text}\n`)).toEqual([text.includes('«D»') ? drawn : chosen]);
  });
});
