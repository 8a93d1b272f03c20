/**
 * What a record from a file must look like, field by field. Everything is bounded, so that no file can make the page
 * slow, and unknown fields are dropped. A report that passes can be summed up and drawn without further checks.
 */
import * as v from 'valibot';
import type {
  AdapterInfo,
  CaseId,
  Environment,
  FirstUse,
  Phases,
  Report,
  Sample,
  Warning,
} from '../../engine/contract.ts';
import { LONGEST_KERNEL, readKernel } from '../../engine/kernel/kernel-file.ts';
import { WARNING_CODES } from '../warning-codes.ts';
import type { RunRecord } from './record.ts';
import { cleanName, RECORD_SCHEMA } from './record.ts';

/** A field that is added to the contract and missing here would be lost on import: it is a type error instead. */
type Fields<T> = Readonly<Record<keyof T, unknown>>;

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const label = text(300);
const word = v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/));
const real = v.pipe(v.number(), v.finite(), v.minValue(-1e15), v.maxValue(1e15));
const amount = v.pipe(real, v.minValue(0));
const count = v.pipe(amount, v.integer());
/** Messages of compilers and libraries are as long as those like: a run is not refused for one. */
const cut = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((whole) => whole.slice(0, length)),
  );
const localText = v.object({ en: cut(2000), 'zh-CN': cut(2000) });

/** JSON has no NaN and no infinities, which a wrong result may well hold; toJson writes them as words. */
const WORDS = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY } as const;
const anyNumber = v.union([
  v.number(),
  v.pipe(
    v.picklist(['NaN', 'Infinity', '-Infinity']),
    v.transform((name) => WORDS[name]),
  ),
]);

const params = v.pipe(
  v.record(word, v.union([real, v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/))])),
  v.check((value) => Object.keys(value).length <= 16),
);
const caseId = v.object({
  workload: word,
  version: v.pipe(count, v.minValue(1)),
  variant: word,
  build: v.optional(v.pipe(v.string(), v.regex(/^[\w -]{1,60}$/))),
  gpu: v.optional(v.literal('second')),
  params,
} satisfies Fields<CaseId>);
const on = v.nullable(v.picklist(['gpu', 'js', 'workers', 'wasm', 'library']));
const reason = v.object({ code: word, text: localText });
const verdict = {
  maxError: anyNumber,
  tolerance: anyNumber,
  at: v.nullable(cut(300)),
  method: v.picklist(['elementwise', 'freivalds']),
};
const warning = v.object({
  code: v.picklist(WARNING_CODES),
  value: v.optional(real),
  limit: v.optional(real),
} satisfies Fields<Warning>);
const sample = v.object({
  iterations: v.pipe(count, v.minValue(1)),
  wallMs: amount,
  gpuMs: v.nullable(real),
} satisfies Fields<Sample>);

/** n iterations, then more: the fixed cost of a batch is derived from the difference. */
const calibration = v.pipe(
  v.array(sample),
  v.maxLength(1000),
  v.check((samples) => samples.every((one, at) => at % 2 === 0 || one.iterations > samples[at - 1].iterations)),
);

const ok = v.pipe(
  v.object({
    case: caseId,
    on,
    status: v.literal('ok'),
    phases: v.object({ compileMs: amount, uploadMs: amount, readbackMs: amount } satisfies Fields<Phases>),
    samples: v.pipe(v.array(sample), v.minLength(1), v.maxLength(10_000)),
    calibration,
    firstUse: v.nullable(
      v.object({
        ...{ compileMs: amount, uploadMs: amount, runMs: amount, readbackMs: amount },
        cached: v.optional(v.boolean()),
        together: v.optional(v.object({ kernels: v.pipe(count, v.minValue(1)), wallMs: amount })),
      } satisfies Fields<FirstUse>),
    ),
    roundTrips: v.pipe(v.array(amount), v.maxLength(10_000)),
    kernelClock: v.picklist(['wall', 'device']),
    deviceClock: v.picklist(['confirmed', 'contradicted', 'undecided', 'absent']),
    idleMs: v.nullable(amount),
    verdict: v.object({ ok: v.literal(true), ...verdict }),
    warnings: v.pipe(v.array(warning), v.maxLength(20)),
  }),
  // Where the GPU's clock is believed, every sample has a reading of it.
  v.check(({ kernelClock, samples }) => kernelClock === 'wall' || samples.every(({ gpuMs }) => (gpuMs ?? 0) > 0)),
);
const wrong = v.object({
  case: caseId,
  on,
  status: v.literal('wrong'),
  verdict: v.object({ ok: v.literal(false), ...verdict }),
});
const without = <S extends 'unsupported' | 'failed' | 'aborted'>(status: S) =>
  v.object({ case: caseId, on, status: v.literal(status), reason });

/** `variant` names the branch, so that a problem points at the field and not at the whole measurement. */
const measurement = v.variant('status', [ok, wrong, without('unsupported'), without('failed'), without('aborted')]);

const adapter = v.object({
  vendor: label,
  architecture: label,
  device: label,
  description: label,
  software: v.boolean(),
} satisfies Fields<AdapterInfo>);

const environment = v.object({
  runtime: v.picklist(['browser', 'dawn']),
  browser: label,
  os: label,
  cores: v.pipe(count, v.maxValue(100_000)),
  crossOriginIsolated: v.boolean(),
  timestampQuantumUs: v.nullable(amount),
  pageClockQuantumUs: amount,
  adapter: v.nullable(adapter),
  second: v.optional(v.object({ adapter, timestampQuantumUs: v.nullable(amount) })),
  drawing: v.nullable(v.boolean()),
  lockstep: v.optional(label),
  wasm: v.object({ simd: v.boolean(), relaxedSimd: v.boolean() } satisfies Fields<Environment['wasm']>),
} satisfies Fields<Environment>);

const report = v.object({
  schema: v.literal(2),
  id: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  startedAt: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
    v.check((iso) => !Number.isNaN(Date.parse(iso))),
  ),
  durationMs: amount,
  environment,
  plan: v.object({ budgetMs: amount, seed: count, ownInputs: v.boolean() } satisfies Fields<Report['plan']>),
  measurements: v.pipe(v.array(measurement), v.minLength(1), v.maxLength(2000)),
} satisfies Fields<Report>);

/** Most kernels of one run; the workbench races one. */
const MOST_KERNELS = 8;
const kernel = v.pipe(
  text(LONGEST_KERNEL),
  v.check((printed) => readKernel(printed).ok),
);

const recordSchema = v.object({
  schema: v.literal(RECORD_SCHEMA),
  name: v.pipe(v.nullable(text(1000)), v.transform(cleanName)),
  imported: v.boolean(),
  kernels: v.optional(v.pipe(v.array(kernel), v.maxLength(MOST_KERNELS))),
  report,
} satisfies Fields<RunRecord>);

export type Checked =
  | { readonly ok: true; readonly record: RunRecord }
  /** `field`: where the first problem is, e.g. `report.measurements.3.samples.0.wallMs`; null: the whole. */
  | { readonly ok: false; readonly field: string | null };

export function checkRecord(value: unknown): Checked {
  const result = v.safeParse(recordSchema, value, { abortEarly: true });
  return result.success ? { ok: true, record: result.output } : { ok: false, field: v.getDotPath(result.issues[0]) };
}
