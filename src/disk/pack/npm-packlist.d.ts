/** npm-packlist 10, as far as it is used here; it has no types of its own. */
declare module 'npm-packlist' {
  import { EventEmitter } from 'node:events';
  import type { PackageNode } from './package-node.js';

  /** Walks a package; `done` brings paths below it, `error` why it stopped. */
  export class Walker extends EventEmitter {
    constructor(tree: PackageNode, options: { readonly path: string; readonly isPackage: true });
    /** The folder that is walked. */
    readonly path: string;
    gatherBundles(): Promise<void>;
    /** Reads an ignore file of the folder; `then` goes on with the next. */
    addIgnoreFile(file: string, then: () => void): void;
    start(): this;
  }
}
