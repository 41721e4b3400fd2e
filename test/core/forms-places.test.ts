import { describe, expect, test } from '@jest/globals';
import { expectNothing, expectValues, findingsIn } from './forms.js';

describe('values without quotes are read in', () => {
  test.each([
    '.boto',
    '.s3cfg',
    '.gitconfig',
    '.netrc2',
    '.hgrc',
    'hosts',
    'settings',
    'app.conf.bak',
    'app.ini.orig',
    'config.yml.old',
    'app.conf~',
    'app.properties.1',
    'a.log.20240131',
    'nginx.conf.j2',
    'app.yml.j2',
    'my.cnf.erb',
    'values.yaml.gotmpl',
    'app.conf.tmpl',
    'config.tpl',
    'x.hgtmpl',
    '.env.tpl',
    'prod.env.tmpl',
    'a.dat',
    'a.out',
    'a.lst',
    'a.csv',
    'a.reg',
    'a.inf',
    'a.ovpn',
    'a.cred',
    'a.netdev',
    'a.rdp',
    'a.jaas',
    'a.login',
    'user-data',
    'cloud-init',
    'a.conf.d/10-db',
    'crontab',
    'a.cron',
    'a.ksh',
    'a.psm1',
    'a.nu',
    'a.mk',
    'a.eml',
    'notes',
    'a.nfo',
    'a.rsp',
    'a.args',
    'authorized',
    'a.plist.conf',
    'a.unknown',
    'A.CFG.BAK',
    'etc/ppp/chap',
    'a.ks',
    'a.preseed',
    'a.sls',
    'a.ldif',
    'a.fish',
    'a.pgpass',
    'a.dsn',
    'a.udl',
    'a.kdl',
    'a.hocon',
    'a.txt',
  ])('%s', (name) => {
    expectValues(`deploy/${name}`, 'password = «P»\napi_token: «D»\n');
    expectValues(`deploy/${name}`, 'user = joe\r\npassword=«P»\r\n');
  });

  test.each([
    'a.js',
    'a.py',
    'a.go',
    'A.java',
    'a.kt',
    'a.rb',
    'a.rs',
    'a.c',
    'a.hpp',
    'a.cs',
    'a.swift',
    'a.php',
    'a.pl',
    'a.lua',
    'a.scala',
    'a.ex',
    'a.hs',
    'a.dart',
    'a.sql',
    'a.tf',
    'a.html',
    'a.vue',
    'a.css',
    'a.proto',
    'a.json',
    'a.xml',
    'Jenkinsfile',
    'Vagrantfile',
    'CMakeLists.txt',
    'a.js.bak',
    'a.py.j2',
    'a.rb~',
    'a.html.erb',
    'index.ejs',
    'page.hbs',
    'a.ts.orig',
    'a.c.in',
    'a.zig',
    'a.nim',
    'a.sol',
    'a.y',
    'a.graphql',
    'a.vb',
    'a.ml',
    'a.clj',
    'a.el',
    'a.rkt',
    'a.jl',
    'a.r',
    'a.m',
    'a.mm',
    'a.groovy',
    'build.gradle',
  ])('and not in %s', (name) => {
    expectNothing(`src/${name}`, 'password = next_Value9x\ntoken = state9.k7tokens2\n');
    expectNothing(`src/${name}`, 'password = «P»\n');
  });

  test.each([
    ['#!/usr/bin/env node\n', 'bin/run'],
    ['#!/usr/bin/python3\n', 'bin/run'],
    ['#!/usr/bin/perl -w\n', 'run'],
    ['<?php\n', 'run'],
    ['<?xml version="1.0"?>\n', 'run'],
    ['<!DOCTYPE html>\n', 'run'],
    ['\u0000\u0001', 'run'],
  ])('and not behind %j', (head, name) => expectNothing(name, `${head}password = «P»\n`));

  test.each(['#!/bin/sh\n', '#!/usr/bin/env bash\n', '# ours\n'])('a script of a shell, %j', (head) =>
    expectValues('bin/run', `${head}password=«P»\n`),
  );
});

describe('a patch', () => {
  const patch = (path: string, lines: string): string =>
    `From: joe\nSubject: x\n\n---\ndiff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,2 +1,3 @@\n${lines}`;

  test.each(['x.patch', 'x.diff', 'x.conf.rej', 'x.patch.orig'])('%s is read as the files that it changes', (name) => {
    expectValues(name, patch('app.ini', ' [db]\n+password = «P»\n-api_token=«D»\n'));
    expectValues(name, patch('app.ini', ' [db]\r\n+password = «P»\r\n'));
    expectValues(name, patch('src/a.py', '+password = "«P»"\n'));
    expectNothing(name, patch('src/a.py', '+password = «P»\n'));
    expectValues(name, patch('src/a.py', '+x\n') + patch('b.env', '+PASSWORD=«P»\n'));
    expectNothing(name, patch('b.env', '+x\n') + patch('src/a.py', '+password = «P»\n'));
    expectValues(name, `--- a/app.ini\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-password = «P»\n`);
    expectNothing(name, `--- a/app.js\n+++ /dev/null\n@@ -1,1 +0,0 @@\n- password = «P»\n`);
  });
});

describe('a text', () => {
  const low = (path: string): boolean =>
    findingsIn(path, 'password: «P»\n').every(({ confidence }) => confidence === 'low');

  test.each([
    'README.txt',
    'docs/notes.txt',
    'LICENSE.txt',
    'CHANGES.txt',
    'requirements.txt',
    'requirements-dev.txt',
    'changelog-2.txt',
    'INSTALL.txt',
    'readme.de.txt',
    'third-party-notices.txt',
    'robots.txt',
  ])('%s is documentation', (path) => expect(low(path)).toBe(true));

  test.each([
    'passwords.txt',
    'notes.txt',
    'server.txt',
    'out.txt',
    'credentials.txt',
    'news-db.txt2',
    'prod/access.txt',
  ])('%s is none', (path) => expect(low(path)).toBe(false));
});

describe('pairs that a comma parts', () => {
  test.each([
    ['a.cs', '{ "Smtp:Password", "«P»" },'],
    ['a.cs', 'config.Add("Auth:ClientSecret", "«D»");'],
    ['a.cs', 'new KeyValuePair<string, string>("Auth:ClientSecret", "«D»")'],
    ['a.cs', 'builder.UseSetting("Auth:ClientSecret", "«D»");'],
    ['a.cs', '["Smtp:Password"] = "«P»",'],
    ['a.java', 'Map.of("db.password", "«P»")'],
    ['a.java', 'Map.entry("db.password", "«P»")'],
    ['a.kt', 'mapOf("db.password" to "«P»")'],
    ['a.kt', 'Pair("db/password", "«P»")'],
    ['a.go', '{"api_token", "«D»"},'],
    ['a.py', '("api token", "«D»"),'],
    ['a.cpp', 'std::make_pair("api_token", "«D»")'],
    ['a.rs', '("api_token", "«D»"),'],
    ['a.js', '["api_token", "«D»"],'],
    ['a.py', 'headers.append(("x-api-key", "«D»"))'],
    ['a.cs', 'services.Add("Auth:ClientSecret",\n    "«D»");'],
  ])('%s: %j', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['a.cs', '{ "Smtp:Password", "Password" },'],
    ['a.cs', 'Add("Auth:ClientSecret", "Client secret is missing");'],
    ['a.cs', 'Show("Auth:ClientSecret", "«D»", 3);'],
    ['a.py', '["password", "secret1x", "token"]'],
  ])('and not %s: %j', (path, text) => expectNothing(path, `${text}\n`));
});

describe('names of keys', () => {
  test.each([
    'APP_DATA_KEY',

    'user_data_key',

    'StoragePrimaryKey',
    'cosmosPrimaryKey',
    'secondaryKey',
    'EventHubSecondaryKey',
    'secretB64Url',
    'secret_base64url',
    'clientSecretB64',
    'token_b64url',
    'keyBase64Url',
  ])('%s', (name) => {
    expectValues('.env', `${name}=«K»\n`);
    expectValues('a.js', `x = { ${name}: '«K»' }\n`);
  });

  test.each(['primaryKey', 'dataKey', 'data_key'])('and not %s of a record', (name) => {
    expectNothing('a.js', `x = { ${name}: 'user_id_2', ${name}2: 'orders.customer' }\n`);
  });
});

describe('a bare value on a line of its own in a program', () => {
  test.each([
    ['a.py', '"""\nCall it like this:\n\n    token: «H»\n"""\n'],
    ['a.rb', '=begin\n  api_key: «H»\n=end\n'],
  ])('%s: %j', (path, text) => expectValues(path, text));

  test.each([
    ['a.py', 'class A:\n    token: SecretStr2\n    password: Password1Type\n'],
    ['a.ts', 'interface A {\n  token: Token9Value\n  secret: Sha256HashOfSecretValue\n}\n'],
    ['a.js', 'const x = {\n  token: k7value9,\n  secret: a1b2c3d4\n}\n'],
  ])('and not %s: %j', (path, text) => expectNothing(path, text));
});
