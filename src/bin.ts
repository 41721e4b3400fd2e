#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';

const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
// Node 22 and newer keep compiled code between runs. Beside the program, since a folder for all users could hold
// anybody's; where that cannot be written, Node does without.
enableCompileCache?.(join(import.meta.dirname, '.compile-cache'));

void import('./main.js').then(({ main }) => main());
