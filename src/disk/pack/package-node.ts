import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifest, type Manifest } from './manifest.js';

/** A package as npm-packlist wants it: as much of a node of npm's own tree (`@npmcli/arborist`) as it looks at. */
export interface PackageNode {
  /** Where it was found; for a link, the link. */
  readonly path: string;
  readonly package: Manifest;
  readonly isProjectRoot: boolean;
  readonly isLink: boolean;
  /** What a link leads to; otherwise the node itself. */
  readonly target: PackageNode;
  /** Anything where the package has workspaces: then those' own `package.json` counts. */
  readonly workspaces: ReadonlyMap<string, string> | null;
  /** The dependencies by their names. */
  readonly edgesOut: { readonly get: (name: string) => Edge | undefined };
}

interface Edge {
  readonly peer: boolean;
  readonly dev: boolean;
  readonly to: PackageNode | undefined;
}

/** @returns the node of the package that is packed; what it depends on is looked for as it is asked for */
export function rootNode(path: string, manifest: Manifest): PackageNode {
  return new Tree().node(path, manifest, true);
}

class Tree {
  /** By the true path, so that a circle comes back to the same node. */
  readonly #known = new Map<string, PackageNode>();

  node(path: string, manifest: Manifest, isRoot = false): PackageNode {
    const workspaces = hasWorkspaces(manifest) ? new Map<string, string>() : null;
    const edgesOut = { get: (name: string) => this.#edge(path, manifest, name, isRoot) };
    const node: Omit<PackageNode, 'target'> = {
      ...{ path, package: manifest, isProjectRoot: isRoot, isLink: false, workspaces, edgesOut },
    };
    return Object.assign(node, { target: node as PackageNode });
  }

  /** What is named under several kinds is of the last one (`_loadDeps` in npm's lib/node.js). */
  #edge(from: string, manifest: Manifest, name: string, isRoot: boolean): Edge | undefined {
    const has = (kind: Manifest['dependencies']): boolean => kind !== undefined && Object.hasOwn(kind, name);
    const dev = isRoot && has(manifest.devDependencies);
    const prod = has(manifest.dependencies) || has(manifest.optionalDependencies);
    const peer = !dev && !prod && has(manifest.peerDependencies);
    return dev || prod || peer ? { dev, peer, to: dev || peer ? undefined : this.#resolve(from, name) } : undefined;
  }

  /** As Node looks for a package: in each folder above, the nearest first. */
  #resolve(from: string, name: string): PackageNode | undefined {
    if (!/^(?:@[^/\\]+\/)?[^/\\]+$/.test(name) || /^\.\.?$/.test(name)) return undefined;
    for (let folder = from; ; folder = dirname(folder)) {
      const path = join(folder, 'node_modules', name);
      const found = this.#at(path);
      if (found !== undefined) return found;
      if (dirname(folder) === folder) return undefined;
    }
  }

  #at(path: string): PackageNode | undefined {
    try {
      const isLink = lstatSync(path).isSymbolicLink();
      const real = realpathSync(path);
      const target = this.#known.get(real) ?? this.#loaded(real);
      return isLink ? { ...target, path, isLink, target } : target;
    } catch {
      return undefined;
    }
  }

  #loaded(real: string): PackageNode {
    const manifest = readManifest(join(real, 'package.json'));
    const node = this.node(real, typeof manifest === 'string' ? {} : manifest);
    this.#known.set(real, node);
    return node;
  }
}

function hasWorkspaces({ workspaces }: Manifest): boolean {
  const patterns = Array.isArray(workspaces)
    ? workspaces
    : (workspaces as { readonly packages?: unknown } | null | undefined)?.packages;
  return Array.isArray(patterns) && patterns.length > 0;
}
