/**
 * The command line's JSON, schema 1: a promise to other programs, documented in the README. Within a schema number
 * fields are added, never changed.
 */
import * as v from 'valibot';
import { warningText } from '../engine/bench/warnings.ts';
import { isEdit } from '../engine/edit-name.ts';
import { checkedBy } from './checked.ts';
import type { Summary, SummaryRow } from './summary.ts';

const finite = v.pipe(v.number(), v.finite());
const duration = v.pipe(finite, v.minValue(0));
const count = v.pipe(finite, v.integer(), v.minValue(0));

const adapterSchema = v.object({
  vendor: v.string(),
  architecture: v.string(),
  device: v.string(),
  description: v.string(),
  software: v.boolean(),
});

const environmentSchema = v.object({
  runtime: v.picklist(['browser', 'dawn']),
  browser: v.string(),
  os: v.string(),
  cores: v.pipe(count, v.minValue(1)),
  crossOriginIsolated: v.boolean(),
  timestampQuantumUs: v.nullable(duration),
  drawing: v.optional(v.nullable(v.boolean())),
  /** Version of the Lockstep that measured; files written before it was added lack it. */
  lockstep: v.optional(v.string()),
  adapter: v.nullable(adapterSchema),
  /** The second of two GPUs, where cases ran on it; added later. */
  secondAdapter: v.optional(adapterSchema),
});

const spread = { median: duration, low: duration, high: duration, samples: count };
const interval = v.object({ ...spread, min: duration });

/** Every field is there whatever the status; numbers are null where there is nothing to tell. */
const measurementSchema = v.object({
  case: v.pipe(v.string(), v.regex(/^[\w-]+@\d+:[\w~-]+:/)),
  workload: v.string(),
  variant: v.string(),
  /** Null for a case that this version does not know. */
  on: v.nullable(v.picklist(['gpu', 'js', 'workers', 'wasm', 'library'])),
  /** Of a tuned variant; files written before it was added lack it. */
  configuration: v.optional(v.nullable(v.string())),
  /** Of a visitor's own text in the place of the variant's. */
  edit: v.optional(v.nullable(v.string())),
  /** On the second of two GPUs (`secondAdapter`); absent on the run's own, and added later. */
  gpu: v.optional(v.literal('second')),
  params: v.record(v.string(), v.union([finite, v.string()])),
  status: v.picklist(['ok', 'wrong', 'unsupported', 'failed', 'aborted']),
  reason: v.nullable(v.string()),
  kernelMs: v.nullable(interval),
  /* The next three came later: files written before lack them, and have `endToEndMs` alone, a sum of parts. */
  roundTripMs: v.optional(v.nullable(v.object(spread))),
  deviceMs: v.optional(v.nullable(duration)),
  firstUseMs: v.optional(
    v.nullable(
      v.object({
        ...{ compileMs: duration, uploadMs: duration, runMs: duration },
        /* Whether it came from a cache, and what was compiled at the same time; both later still. */
        cached: v.optional(v.boolean()),
        together: v.optional(v.object({ kernels: count, wallMs: duration })),
      }),
    ),
  ),
  endToEndMs: v.nullable(v.object({ median: duration })),
  compileMs: v.nullable(duration),
  uploadMs: v.nullable(duration),
  readbackMs: v.nullable(duration),
  gflops: v.nullable(duration),
  gbps: v.nullable(duration),
  maxError: v.nullable(duration),
  /** Whether the result was compared with the reference, and on whose word; added later. */
  checked: v.optional(v.picklist(['here', 'reported', 'no'])),
  warnings: v.array(v.string()),
});

/** Unknown fields are let through: a later version may have added some. */
export const cliJsonSchema = v.object({
  schema: v.literal(1),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  budgetMs: duration,
  seed: count,
  environment: environmentSchema,
  measurements: v.array(
    v.pipe(
      measurementSchema,
      v.check((row) => (row.status === 'ok') === (row.reason === null), 'a reason is given exactly when it is not ok'),
      v.check((row) => (row.status === 'ok') === (row.kernelMs !== null), 'only what is ok has a time'),
    ),
  ),
  link: v.string(),
});

export type CliJson = v.InferOutput<typeof cliJsonSchema>;

export type ReadCliJson =
  | { readonly ok: true; readonly document: CliJson }
  /** A phrase that goes on after the name of the file. */
  | { readonly ok: false; readonly problem: string };

/** @param text of a file that `npm run bench --json` wrote, perhaps */
export function readCliJson(text: string): ReadCliJson {
  try {
    const given: unknown = JSON.parse(text);
    const parsed = v.safeParse(cliJsonSchema, given);
    if (parsed.success) return { ok: true, document: parsed.output };
    if (v.is(v.object({ kind: v.literal('sustained') }), given)) {
      return {
        ok: false,
        problem: 'is of one sustained case (--sustain), which has neither bars nor other cases beside it.',
      };
    }
    const where = v.getDotPath(parsed.issues[0]) ?? 'its top';
    return { ok: false, problem: `is no JSON file of npm run bench (schema 1): ${where} does not fit.` };
  } catch (error) {
    return { ok: false, problem: `cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

/**
 * @param link where the summary can be looked at
 * @param own measured here, not read from a link or a file
 */
export const toCliJson = (summary: Summary, link: string, own = true): CliJson => ({
  schema: 1,
  startedAt: summary.startedAt,
  budgetMs: summary.budgetMs,
  seed: summary.seed,
  environment: summary.environment,
  measurements: summary.measurements.map((row) => toMeasurement(row, own)),
  link,
});

const toMeasurement = (row: SummaryRow, own: boolean): CliJson['measurements'][number] => ({
  case: row.case,
  workload: row.workload,
  variant: row.variant,
  on: row.on,
  configuration: isEdit(row.build) ? null : (row.build ?? null),
  edit: isEdit(row.build) ? (row.build ?? null) : null,
  ...(row.gpu && { gpu: row.gpu }),
  params: row.params,
  status: row.status,
  reason: row.reason?.text.en ?? null,
  kernelMs: row.kernelMs,
  roundTripMs: row.roundTripMs,
  deviceMs: row.deviceMs,
  firstUseMs: row.firstUseMs,
  endToEndMs: row.endToEndMs,
  compileMs: row.compileMs,
  uploadMs: row.uploadMs,
  readbackMs: row.readbackMs,
  gflops: row.gflops,
  gbps: row.gbps,
  // A wrong result may be off by infinity or by no number at all, neither of which JSON can say.
  maxError: row.maxError !== null && Number.isFinite(row.maxError) ? row.maxError : null,
  checked: checkedBy(row, own),
  warnings: row.warnings.map((warning) => `${warning.code}: ${warningText(warning).en}`),
});

/** Rows as a summary has them; reasons and warnings, of which a file has the words alone, are left out. */
export const summaryRowsOf = (measurements: CliJson['measurements']): SummaryRow[] =>
  measurements.map(({ configuration, edit: _, reason: __, checked: ___, ...row }) => ({
    ...row,
    build: configuration ?? undefined,
    reason: null,
    deviceMs: row.deviceMs ?? null,
    roundTripMs: row.roundTripMs ?? null,
    firstUseMs: row.firstUseMs ?? null,
    warnings: [],
  }));
