import * as z from 'zod/mini';
import { CONFIDENCES } from '../../core/evidence/evidence.js';
import type { JsonReport } from '../../report/json.js';

const text = z.string();
const optional = z.optional(text);
const count = z.int().check(z.gte(0));

/** Fields that a newer version adds are kept. */
const finding = z.looseObject({
  severity: z.enum(['error', 'warning', 'note']),
  ...{ ruleId: text, title: text, provider: text, path: text, line: count, column: count },
  ...{ endLine: count, endColumn: count, confidence: text, privilege: text, masked: text, fingerprint: text },
  ...{ clientSide: z.boolean(), exposure: optional, decodedFrom: optional, commit: optional, authorDate: optional },
  inHead: z.optional(z.boolean()),
  help: z.looseObject({ env: z.nullable(text), rotate: z.nullable(text), url: z.nullable(text), lesser: optional }),
});

const violation = z.looseObject({ path: text, violation: text, message: text, fix: text, commit: optional });

const reportSchema = z.looseObject({
  version: z.literal(1),
  verdict: z.enum(['clean', 'warned', 'blocked']),
  blockOn: z.enum(CONFIDENCES),
  findings: z.array(finding),
  policy: z.array(violation),
  setAside: z.array(z.extend(finding, { reason: z.looseObject({ kind: text, text }) })),
  skipped: z.array(z.looseObject({ path: text, reason: text })),
  incomplete: z.optional(z.literal(true)),
  shard: z.optional(z.looseObject({ index: count, count, of: text })),
  scanned: z.looseObject({ files: count, lines: count, bytes: count, rules: count }),
  configuration: z.optional(
    z.looseObject({
      ...{ counts: text, note: text },
      changes: z.array(z.looseObject({ key: text, text, loosens: z.boolean() })),
      letThrough: z.looseObject({ findings: z.array(finding), policy: z.array(violation) }),
    }),
  ),
});

/** @returns the data as a report; nothing where it is none */
export function asReport(data: unknown): JsonReport | undefined {
  const read = reportSchema.safeParse(data);
  return read.success ? (read.data as JsonReport) : undefined;
}
