// Repositories made at hand for `bench:audit`: the sources of installed packages, edited again and again by a seed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { filesBelow } from './files-below.js';

const SOURCE = /\.(?:[cm]?[jt]s|json|md|css|html|ya?ml)$/;

/** Numbers from 0 up to, not including, `below`, the same for a seed (mulberry32). */
function drawn(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** The lines of source files below a folder, cut to 200 characters. */
function linesOf(folder, files) {
  const lines = [];
  for (const { path, size } of filesBelow(folder)) {
    if (files-- === 0) break;
    if (size < 500_000 && SOURCE.test(path))
      lines.push(
        ...readFileSync(path, 'latin1')
          .split('\n')
          .map((line) => line.slice(0, 200)),
      );
  }
  return lines;
}

/** Small edits to some 840 files, with renames, deletions, merges and binary files. */
function* smallEdits(source, commits) {
  const draw = drawn(1);
  const from = draw(source.length - 300 * 840);
  const files = Array.from({ length: 840 }, (_, i) => ({
    path: `src/d${i % 40}/f${i}.${['js', 'ts', 'json', 'md'][i % 4]}`,
    lines: source.slice(from + i * 300, from + i * 300 + 20 + draw(280)),
  }));
  const content = ({ lines }) => Buffer.from(lines.join('\n'), 'latin1');
  yield { changes: files.map((file) => ({ path: file.path, bytes: content(file) })) };
  for (let n = 1; n < commits; n++) {
    const file = files[draw(files.length)];
    for (let edit = 0; edit < 2; edit++) file.lines[draw(file.lines.length)] = source[draw(source.length)];
    const changes = [{ path: file.path, bytes: content(file) }];
    if (n % 100 === 0) {
      const old = file.path;
      file.path = `src/moved${n % 7}/f${n}.js`;
      changes[0].path = file.path;
      changes.push({ path: old });
    }
    if (n % 500 === 0)
      changes.push({ path: `bin/${n}.png`, bytes: Buffer.from(Array.from({ length: 20_000 }, () => draw(256))) });
    yield { changes, merges: n % 50 === 0 };
  }
}

/** A file of 2 MB, three lines of it edited each time. */
function* largeFile(source, commits) {
  const draw = drawn(2);
  const lines = [];
  for (let size = 0; size < 2_000_000; size += lines.at(-1).length + 1) lines.push(source[draw(source.length)]);
  for (let n = 0; n < commits; n++) {
    for (let edit = 0; edit < 3; edit++) lines[draw(lines.length)] = source[draw(source.length)];
    yield { changes: [{ path: 'large.js', bytes: Buffer.from(lines.join('\n'), 'latin1') }] };
  }
}

/** Files of 1 to 4 MB that have little in common, until they are as many bytes in all. */
function* distinct(source, bytes) {
  const draw = drawn(3);
  const pieces = Array.from({ length: 4000 }, () =>
    Buffer.from(Array.from({ length: 300 }, () => `${source[draw(source.length)]}\n`).join(''), 'latin1'),
  );
  for (let n = 0, made = 0; made < bytes; n++) {
    const content = Buffer.concat(Array.from({ length: 80 + draw(240) }, () => pieces[draw(pieces.length)]));
    made += content.length;
    yield { changes: [{ path: `d${n % 20}/f${draw(400)}.js`, bytes: content }] };
  }
}

/** What there is to measure, by size: name → commits. */
export function histories(house, size) {
  const source = linesOf(`${house}/node_modules`, 6000);
  const few = size === 'small' ? 10 : 1;
  return {
    'small edits': () => smallEdits(source, 20_000 / few),
    'one large file': () => largeFile(source, 600 / few),
    ...(size === 'small' ? {} : { 'many commits': () => smallEdits(source, 100_000) }),
    ...(size === 'huge' ? { '5 GB': () => distinct(source, 5.1e9) } : {}),
  };
}

/** Makes a bare repository of commits, and packs it. */
export async function makeHistory(folder, commits) {
  spawnSync('git', ['init', '-q', '--bare', '-b', 'main', folder]);
  const git = spawn('git', ['-C', folder, '-c', 'core.compression=1', 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  let n = 0;
  for (const { changes, merges } of commits) {
    n++;
    const branch = merges ? 'refs/heads/side' : 'refs/heads/main';
    const parts = [
      `commit ${branch}\nmark :${n}\ncommitter A <a@example.com> ${1_600_000_000 + n * 60} +0000\ndata 4\nedit\n`,
    ];
    // A side branch of one commit, which the next one merges.
    if (merges) parts.push(`from :${n - 1}\n`);
    for (const { path, bytes } of changes) {
      if (bytes === undefined) parts.push(`D ${path}\n`);
      else parts.push(`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n');
    }
    if (merges) {
      n++;
      const date = 1_600_000_000 + n * 60;
      parts.push(
        `commit refs/heads/main\nmark :${n}\ncommitter A <a@example.com> ${date} +0000\ndata 5\nmerge\nfrom :${n - 2}\nmerge :${n - 1}\n`,
      );
    }
    if (!git.stdin.write(Buffer.concat(parts.map((part) => Buffer.from(part))))) await once(git.stdin, 'drain');
  }
  git.stdin.end();
  const [code] = await once(git, 'close');
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}
