#!/usr/bin/env node
import { makePrivateFolder } from './disk/private-folder.js';

// Nothing of the program is loaded before the check, and the build keeps this file readable for old Nodes.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) start();
else refuse();

function start(): void {
  const { enableCompileCache } = process.getBuiltinModule('module') as {
    enableCompileCache?: (folder: string) => unknown;
  };
  // Node 22 and newer keep compiled code between runs, and run what they find there: so beside the program, which nobody else can
  // change either, and only where nobody else can write. Where that is not so, Node does without.
  const cache = `${import.meta.dirname}/.compile-cache`;
  if (enableCompileCache !== undefined && makePrivateFolder(cache)) enableCompileCache(cache);
  void import('./main.js').then(({ main }) => main());
}

/** An install that runs `init` goes on without it, so it has to be clear that nothing guards this clone. */
function refuse(): void {
  const { argv, execPath, stderr, versions } = process;
  const isInit = argv[2] === 'init';
  stderr.write(
    `check-staged: Node ${versions.node} (${execPath}) is too old${isInit ? ', so no hook was set up and commits are not checked' : ''}\n` +
      `  install Node 20.19 or newer${isInit ? ', then run `npx check-staged init`' : ''}\n`,
  );
  process.exitCode = 2;
}
