import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync, type ZipOptions } from 'fflate';
import { Budget, type Limits, LIMITS } from '../../../src/core/archive/budget.js';
import { expand, type Unpacked } from '../../../src/core/archive/expand.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** @returns a zip as another program than the one under test writes it */
export function zipped(files: Files, options: ZipOptions = {}): Buffer {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: '2024-01-01', ...options }));
}

/** @returns what the system's tar makes of files */
export function tarred(files: Files, ...args: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'check-staged-tar-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
      writeFileSync(join(folder, 'in', name), content);
    }
    execFileSync('tar', [...args, '-cf', join(folder, 'out'), '-C', join(folder, 'in'), '.']);
    return readFileSync(join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns all that an archive of the name `a` comes to, within limits that may be narrower than the real ones */
export function opened(bytes: Buffer, limits: Partial<Limits> = {}): readonly Unpacked[] {
  return [...expand('a', bytes, new Budget({ ...LIMITS, ...limits }))];
}

/** @returns the inner files by their path, as text; `tar` begins names with `./` */
export function contents(unpacked: readonly Unpacked[]): Record<string, string> {
  return Object.fromEntries(
    unpacked.flatMap((one) =>
      'bytes' in one && one.path !== 'a' ? [[one.path.replace('a!/./', 'a!/'), one.bytes.toString('latin1')]] : [],
    ),
  );
}

/** @returns what could not be read */
export function failures(unpacked: readonly Unpacked[]): readonly string[] {
  return unpacked.flatMap((one) => ('failed' in one ? [`${one.path}: ${one.failed}`] : []));
}
