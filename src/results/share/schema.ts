/** Checks and clamps every field of a link. What is not a name, a number or a known word makes the link unreadable. */
import * as v from 'valibot';
import { LENGTHS, plainText } from './plain-text.ts';
import { ONS, RUNTIMES, STATUSES } from './shared-result.ts';

/** Ids of workloads, variants, parameters, choices, reasons, warnings. None may be a name that every object has. */
const id = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,40}$/),
  v.check((name) => !(name in {})),
);
const line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => plainText(text, max)),
  );
const between = (low: number, high: number) =>
  v.pipe(
    v.number(),
    v.finite(),
    v.transform((value) => Math.min(Math.max(value, low), high)),
  );
const whole = (low: number, high: number) =>
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((value) => Math.min(Math.max(value, low), high)),
  );

/** 2.8 h, as the scale of times. */
const TIME_MS = 1e7;
const time = between(0, TIME_MS);
/** 1 January 2020 and 2100, in seconds. */
const DATES = [1_577_836_800, 4_102_444_800] as const;
const DAY_MS = 86_400_000;

const spread = {
  // Zero: the clocks gave no usable time.
  median: time,
  low: time,
  high: between(0, 1e12),
  samples: whole(1, 100_000),
};

const adapter = v.object({
  vendor: line(LENGTHS.vendor),
  architecture: line(LENGTHS.architecture),
  device: line(LENGTHS.device),
  description: line(LENGTHS.description),
  software: v.boolean(),
});

const environment = v.object({
  runtime: v.picklist(RUNTIMES),
  browser: line(LENGTHS.browser),
  os: line(LENGTHS.os),
  cores: whole(1, 4096),
  crossOriginIsolated: v.boolean(),
  timestampQuantumUs: v.nullable(between(0, 1e6)),
  drawing: v.nullable(v.boolean()),
  lockstep: v.optional(line(LENGTHS.lockstep)),
  adapter: v.nullable(adapter),
  secondAdapter: v.optional(adapter),
});

const row = v.object({
  workload: id,
  version: whole(1, 9999),
  variant: id,
  build: v.nullable(v.pipe(v.string(), v.regex(/^[\w -]{1,60}$/))),
  on: v.nullable(v.picklist(ONS)),
  gpu: v.nullable(v.literal('second')),
  params: v.record(id, v.union([whole(0, 2 ** 32), id])),
  status: v.picklist(STATUSES),
  reason: v.nullable(id),
  timed: v.nullable(
    v.object({
      ...spread,
      min: time,
      compileMs: time,
      uploadMs: time,
      readbackMs: time,
      deviceMs: v.nullable(time),
      roundTripMs: v.nullable(v.object(spread)),
      firstUseMs: v.nullable(v.object({ compileMs: time, uploadMs: time, runMs: time })),
    }),
  ),
  maxError: v.nullable(between(0, 1e12)),
  warnings: v.array(v.object({ code: id, value: v.optional(between(0, 1e9)), limit: v.optional(between(0, 1e9)) })),
});

export const sharedResult = v.object({
  startedAt: whole(...DATES),
  budgetMs: whole(1, DAY_MS),
  seed: whole(0, 0xffffffff),
  environment,
  rows: v.array(row),
});
