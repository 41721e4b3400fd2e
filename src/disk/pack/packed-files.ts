import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Walker } from 'npm-packlist';
import { cannotScan, UserError } from '../../errors.js';
import { readSmallFile } from '../small-file.js';
import { readManifest } from './manifest.js';
import { rootNode } from './package-node.js';

/**
 * Lists what `npm pack` would put into the package: npm's own npm-packlist decides, and no script of the package is run.
 *
 * @param folder absolute path of the package
 * @returns paths below the folder, `/` between folders; a linked or hoisted dependency that is bundled may lie outside
 * @throws UserError with exit code 2 for a missing or wrong `package.json`, 3 where a folder cannot be listed
 */
export async function packedFiles(folder: string): Promise<readonly string[]> {
  const manifest = readManifest(join(folder, 'package.json'));
  if (typeof manifest === 'string')
    throw new UserError(
      `the package.json in ${folder} ${manifest}`,
      '--pack reads what would be published of a package: run it in the folder of one, or name that folder',
    );
  const path = realpathSync(folder);
  try {
    const files = await walked(new Walker(rootNode(path, manifest), { path, isPackage: true }));
    return files.map((file) => file.replace(/^\.\//, ''));
  } catch (error) {
    throw cannotScan(
      `npm's list of what to pack cannot be made: ${(error as Error).message}`,
      'see what `npm pack --dry-run --ignore-scripts` says in that folder',
    );
  }
}

function walked(walker: Walker): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    walker.on('done', resolve).on('error', reject).start();
  });
}

// Nobody awaits this: what fails in it would end the process.
// eslint-disable-next-line typescript/unbound-method -- they are called on the walker they belong to
const { addIgnoreFile, gatherBundles } = Walker.prototype;
Walker.prototype.gatherBundles = function gatherSafely(this: Walker): Promise<void> {
  return gatherBundles.call(this).catch((error: unknown) => void this.emit('error', error));
};

// It would read whatever a link of the package leads to, and wait for a pipe.
Walker.prototype.addIgnoreFile = function addSmallFile(this: Walker, file: string, then: () => void): void {
  const path = join(this.path, file);
  const read = readSmallFile(path);
  if ('failed' in read) this.emit('error', new Error(`cannot read ${path}: ${read.failed}`));
  else addIgnoreFile.call(this, file, then);
};
