import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN, Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

/** The line of a file that leaks. */
export const leak = (seed = 1): string => `const token = '${githubToken(seed)}';\n`;

/** A repository with a bare one to push to, `origin`, and a hook in one of both. */
export class Pushing extends Scratch {
  readonly server = join(this.base, 'server.git');

  constructor() {
    super();
    this.run('git', ['init', '-q', '--bare', '-b', 'main', this.server]);
    this.git('remote', 'add', 'origin', this.server);
    this.stage('a.js', '//\n').commit('first');
    this.git('push', '-q', 'origin', 'main');
  }

  /** Has a hook run the tool. @param where `.git` of the clone, or the bare repository */
  hook(where: string, name: string, args: string): void {
    const file = join(where, 'hooks', name);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" ${args}\n`);
    chmodSync(file, 0o755);
  }

  push(...args: string[]): Ran {
    return this.run('git', ['push', ...args]);
  }

  /** @returns what the server's refs are */
  refs(): string {
    return this.run('git', ['-C', this.server, 'for-each-ref', '--format=%(refname)']).stdout;
  }
}
