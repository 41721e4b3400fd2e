import { addedLines, type Document } from '../../core/document.js';
import { scanDocument } from '../../core/scan.js';
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
  const document: Document = { path: request.name, bytes: request.bytes, added: 'all' };
  const scan = scanDocument(engine, document, known, request.now);
  return {
    ...{ scans: [{ path: request.name, scan }], policy: [], skipped: [], unread: [], config },
    scanned: { files: 1, lines: addedLines(document), bytes: request.bytes.length, rules: engine.size },
  };
}
