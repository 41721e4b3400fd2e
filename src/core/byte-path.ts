/** A path as git's `-z` output holds it: one character a byte (latin1), `/` between folders, below the repository's root. */
export type BytePath = string;

/** @returns the path of a text (taken as UTF-8) or of git's bytes */
export function bytePath(path: string | Uint8Array): BytePath {
  return (typeof path === 'string' ? Buffer.from(path) : Buffer.from(path)).toString('latin1');
}

/** @returns the bytes to hand to git or to the disk */
export function pathBytes(path: BytePath): Buffer {
  return Buffer.from(path, 'latin1');
}

/** @returns the path as text; bytes that are no UTF-8 show as U+FFFD, control characters stay */
export function shownPath(path: BytePath): string {
  return pathBytes(path).toString();
}

/** @returns the path's last part */
export function baseName(path: BytePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** @returns the folder with its trailing slash; empty for the root */
export function folderOf(path: BytePath): BytePath {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** @returns the folders above a path, the root (empty) first */
export function foldersAbove(path: BytePath): BytePath[] {
  const folders = [''];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash + 1));
  return folders;
}
