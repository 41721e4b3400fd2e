#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';
import { makePrivateFolder } from './disk/private-folder.js';

const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
// Node 22 and newer keep compiled code between runs, and run what they find there: so beside the program, which nobody else can
// change either, and only where nobody else can write. Where that is not so, Node does without.
const cache = join(import.meta.dirname, '.compile-cache');
if (enableCompileCache !== undefined && makePrivateFolder(cache)) enableCompileCache(cache);

void import('./main.js').then(({ main }) => main());
