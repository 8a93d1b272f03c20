/** What travels in a link: a summary without what can be derived again (rates, end to end, printed cases, words). */
import type { AdapterInfo, On, Params, SecondGpu } from '../../engine/contract.ts';
import type { Interval, Spread, Status, Summary, SummaryEnvironment, SummaryRow } from '../summary.ts';
import { LENGTHS, plainText } from './plain-text.ts';

export interface SharedWarning {
  readonly code: string;
  readonly value?: number | undefined;
  readonly limit?: number | undefined;
}

/** The kernel's interval, and the rest beside it. The last three are null in version 1. */
export interface SharedTimes extends Interval {
  readonly compileMs: number;
  readonly uploadMs: number;
  readonly readbackMs: number;
  readonly deviceMs: number | null;
  readonly roundTripMs: Spread | null;
  readonly firstUseMs: SummaryRow['firstUseMs'];
}

export interface SharedRow {
  readonly workload: string;
  readonly version: number;
  readonly variant: string;
  /** Null where there is no choice, and in version 1. */
  readonly build: string | null;
  readonly on: On | null;
  /** Null on the machine's own GPU, and where none computes. */
  readonly gpu: SecondGpu | null;
  readonly params: Params;
  readonly status: Status;
  /** The reason's code; its words are looked up on opening. */
  readonly reason: string | null;
  readonly timed: SharedTimes | null;
  /** Null where the output was not a number. */
  readonly maxError: number | null;
  readonly warnings: readonly SharedWarning[];
}

export interface SharedResult {
  /** Seconds since 1970, UTC. */
  readonly startedAt: number;
  readonly budgetMs: number;
  readonly seed: number;
  readonly environment: SummaryEnvironment;
  readonly rows: readonly SharedRow[];
}

/** In the order of their codes in all versions: never sort, only append. */
export const STATUSES = ['ok', 'wrong', 'unsupported', 'failed', 'aborted'] as const satisfies readonly Status[];
export const ONS = ['gpu', 'js', 'workers', 'wasm', 'library'] as const satisfies readonly On[];
/** Tags of the blocks at the end of version 2. */
export const BLOCKS = { lockstep: 1 } as const;
/** By the place of their adapter in the machine's list; it may lack the second, where a case asked for it in vain. */
export const GPUS = [null, 'second'] as const satisfies readonly (SecondGpu | null)[];
export const RUNTIMES = ['browser', 'dawn'] as const satisfies readonly SummaryEnvironment['runtime'][];
export const ADAPTER_TEXTS = [
  'vendor',
  'architecture',
  'device',
  'description',
] as const satisfies readonly (keyof AdapterInfo)[];

export const toShared = (summary: Summary): SharedResult => ({
  startedAt: Math.max(0, Math.floor(Date.parse(summary.startedAt) / 1000) || 0),
  budgetMs: summary.budgetMs,
  seed: summary.seed,
  environment: plainEnvironment(summary.environment),
  rows: summary.measurements.map(toSharedRow),
});

/** Browsers are free to name themselves at any length. */
function plainEnvironment(environment: SummaryEnvironment): SummaryEnvironment {
  const { adapter, secondAdapter } = environment;
  return {
    ...environment,
    browser: plainText(environment.browser, LENGTHS.browser),
    os: plainText(environment.os, LENGTHS.os),
    ...(environment.lockstep !== undefined && { lockstep: plainText(environment.lockstep, LENGTHS.lockstep) }),
    adapter: adapter && plainAdapter(adapter),
    ...(secondAdapter && { secondAdapter: plainAdapter(secondAdapter) }),
  };
}

const plainAdapter = ({ vendor, architecture, device, description, software }: AdapterInfo): AdapterInfo => ({
  vendor: plainText(vendor, LENGTHS.vendor),
  architecture: plainText(architecture, LENGTHS.architecture),
  device: plainText(device, LENGTHS.device),
  description: plainText(description, LENGTHS.description),
  software,
});

function toSharedRow(row: SummaryRow): SharedRow {
  const { kernelMs, compileMs, uploadMs, readbackMs, deviceMs, roundTripMs, firstUseMs } = row;
  const timed = row.status === 'ok' && kernelMs;
  return {
    workload: row.workload,
    version: Number(/@(\d+)/.exec(row.case)?.[1] ?? 1),
    variant: row.variant,
    build: row.build ?? null,
    on: row.on,
    gpu: row.gpu ?? null,
    params: row.params,
    // Without a time it is not ok, whatever it says of itself.
    status: row.status === 'ok' && !timed ? 'failed' : row.status,
    reason: row.reason?.code ?? null,
    timed: timed
      ? {
          ...timed,
          compileMs: compileMs ?? 0,
          uploadMs: uploadMs ?? 0,
          readbackMs: readbackMs ?? 0,
          deviceMs,
          roundTripMs,
          // One compilation, told once.
          firstUseMs: firstUseMs && {
            compileMs: compileMs ?? 0,
            uploadMs: firstUseMs.uploadMs,
            runMs: firstUseMs.runMs,
          },
        }
      : null,
    maxError: row.maxError !== null && Number.isFinite(row.maxError) ? row.maxError : null,
    warnings: row.warnings.map(({ code, value, limit }) => ({ code, value, limit })),
  };
}
