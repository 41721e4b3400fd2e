import { describe, test } from '@jest/globals';
import { expectNothing, expectValues } from './forms.js';

describe('Terraform', () => {
  test('outputs', () => {
    expectValues(
      'terraform.tfstate',
      '{"outputs": {\n  "db_password": {\n    "value": "«P»",\n    "type": "string"\n}}}\n',
    );
    expectValues('out.json', '{"db_password": {"sensitive": true, "type": "string", "value": "«P»"}}');
  });

  test('attributes, and the result of a random password', () => {
    expectValues('terraform.tfstate', '"attributes": {\n  "password": "«P»",\n  "port": 5432\n}\n');
    const state = '{"mode": "managed", "type": "random_password", "instances": [{"attributes": {"length": 14, ';
    expectValues('terraform.tfstate', `${state}"result": "«P»"}}, {"attributes": {"result": "«D»"}}]}\n`);
    expectNothing('terraform.tfstate', `${state.replace('random_password', 'random_pet')}"result": "«P»"}}]}\n`);
  });

  test.each([
    '{"outputs":{"password_length":{"value":"Wren_quarry83!","type":"string"}}}',
    '{"outputs":{"db_password":{"value":null}}}',
    '{"outputs":{"db_password":{"value":""}, "name": {"value": "«P»"}}}',
  ])('and not %s', (text) => expectNothing('terraform.tfstate', text));
});

describe('YAML', () => {
  test.each([
    'password: &pw «P»\n',
    'password: !!str «P»\n',
    'password: !!str "«P»"\n',
    'password: &pw !!str «P»\n',
    "db:\n  password: &pw '«P»'\n",
    '- value: «P»\n  name: DB_PASSWORD\n',
    'env:\n  - value: "«P»"\n    name: DB_PASSWORD\n  - name: DB_TOKEN\n    value: «D»\n',
    '- ParameterKey: DBPassword\n  ParameterValue: «P»\n',
    'adminPassword:\n  value: «P»\n',
    'adminPassword:\n  description: ours\n  value: "«P»"\n',
  ])('%j', (text) => expectValues('deploy.yml', text));

  test.each([
    'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
    'password: &pw !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
    'password: *db_password\n',
    'password: !Ref DBPassword1\n',
    'secret: !ImportValue Stack1-Secret9x\n',
    'token: !Sub "${Stack}-y9"\n',
    '- value: «P»\n  name: LOG_LEVEL\n',
    '- name: LOG\n  value: «P»\n- name: DB_PASSWORD\n  valueFrom: x\n',
    'key: password\n- name: OTHER\n  value: «P»\n',
    'password:\n  type: string\nvalue: «P»\n',
    'password:\n  description: ours\nother:\n  value: «P»\n',
  ])('and not %j', (text) => expectNothing('deploy.yml', text));
});

describe('pairs of names and values', () => {
  test.each([
    ['p.parameters.json', '{"parameters":{"adminPassword":{"value":"«P»"}}}'],
    ['p.json', '[{"ParameterKey":"DBPassword","ParameterValue":"«P»"}]'],
    ['p.json', '[{"ParameterValue":"«P»","ParameterKey":"DBPassword"}]'],
    ['env.json', '[{"value":"«P»","name":"DB_PASSWORD"}]'],
    ['env.json', String.raw`"[{\"value\":\"«P»\",\"name\":\"DB_PASSWORD\"}]"`],
    ['app.config', '<add value="«P»" key="DbPassword"/>'],
    ['keepass.xml', '<Key>Password</Key>\n<Value ProtectInMemory="True">«P»</Value>'],
    ['wiki.html', '<tr><td>Password</td><td><code>«P»</code></td></tr>'],
  ])('%s: %s', (path, text) => expectValues(path, text));

  test.each([
    ['p.json', '{"adminPassword":{"type":"securestring"},"adminPassword2":{"value":""},"p":{"value":"«P»"}}'],
    ['p.json', '{"adminPassword":{"reference":{"keyVault":{"id":"/x"},"secretName":"vmPassw0rd!"}}}'],
    ['env.json', '{"value":"«P»","name":"title"}'],
    ['env.json', '[{"name":"x","value":"«P»"},{"name":"DB_PASSWORD","valueFrom":"x"}]'],
    ['wiki.html', '<tr><td>Password</td><td>Enter yours</td></tr>'],
  ])('and not %s: %s', (path, text) => expectNothing(path, text));
});
