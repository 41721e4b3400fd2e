import { addedLines, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument, type Scan } from '../../core/scan.js';
import type { Unread } from './batch.js';
import { asItIs, opener, unreadOf } from './opening.js';
import { folderSettings, type AuditRequest } from './settings.js';
import type { Audited } from './tree.js';

/** A text to scan, whole. */
export interface TextRequest extends AuditRequest {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Scans a text that is no file.
 *
 * @throws UserError with exit code 2 for a wrong configuration
 */
export async function gatherText(request: TextRequest): Promise<Audited> {
  const { engine, known, config } = await folderSettings(request);
  const open = request.archives === true ? await opener() : asItIs;
  const scans: { path: string; scan: Scan }[] = [];
  const [skipped, unread]: [Skipped[], Unread[]] = [[], []];
  const count = { lines: 0, bytes: 0 };
  for (const one of open(request.name, request.bytes)) {
    if ('passed' in one) skipped.push({ path: one.path, reason: one.passed });
    else if ('failed' in one) unread.push(unreadOf(one));
    else {
      const document: Document = { ...one, added: 'all' };
      scans.push({ path: one.path, scan: scanDocument(engine, document, known, request.now) });
      count.lines += addedLines(document);
      count.bytes += one.bytes.length;
    }
  }
  return {
    ...{ scans, policy: [], skipped: [...skipped, ...unread.map(({ path, reason }) => ({ path, reason }))], unread },
    ...{ config, scanned: { files: 1, ...count, rules: engine.size } },
  };
}
