/** Made-up machines and what is measured on them: figures that a test chooses, in the engine's own words. */
import type {
  CaseId,
  Cost,
  Environment,
  Measurement,
  On,
  Phases,
  Reason,
  Report,
  Warning,
} from '../../src/engine/contract.ts';

/** What Chromium's software adapter is called everywhere. */
export const SOFTWARE: Environment = {
  runtime: 'browser',
  browser: 'Chromium 200',
  os: 'Linux',
  cores: 8,
  crossOriginIsolated: true,
  timestampQuantumUs: 0.1,
  pageClockQuantumUs: 5,
  drawing: true,
  adapter: { vendor: 'google', architecture: 'swiftshader', device: '', description: '', software: true },
  wasm: { simd: true, relaxedSimd: true },
};

export const HARDWARE: Environment = {
  ...SOFTWARE,
  adapter: { vendor: 'acme', architecture: 'one', device: '', description: 'Acme One', software: false },
};

export const NO_GPU: Environment = { ...SOFTWARE, adapter: null, timestampQuantumUs: null };

/** A case that was timed. */
export interface Times extends Partial<Phases> {
  /** Median of one iteration. */
  readonly kernelMs: number;
  /** Half the range of the samples, relative to the median; 1% where it is not given. */
  readonly spread?: number;
  readonly samples?: number;
  readonly warnings?: readonly Warning[];
  readonly configuration?: string;
}

/** A case that has no time. */
export type Untimed =
  | { readonly status: 'unsupported' | 'failed' | 'aborted'; readonly reason: Reason }
  | { readonly status: 'wrong'; readonly at?: string };

export type Figure = Times | Untimed;

/** What a case is said to have come to. */
export type Machine = (at: CaseId) => Figure;

export const NO_ADAPTER: Reason = { code: 'no-adapter', text: { en: 'There is no GPU.', 'zh-CN': '没有 GPU。' } };

/** The same machine without its GPU. */
export const withoutGpu =
  (machine: Machine): Machine =>
  (at) =>
    sideOf(at) === 'gpu' ? { status: 'unsupported', reason: NO_ADAPTER } : machine(at);

/** GFLOP/s and GB/s of either side. */
export type Roofs = Readonly<Record<'gpu' | 'cpu', { readonly gflops: number; readonly gbps: number }>>;

/** Milliseconds that work takes where nothing but the roof of its side holds it up. */
export function leastMs(at: CaseId, { flops, bytes }: Cost, roofs: Roofs): number {
  const { gflops, gbps } = roofs[sideOf(at) === 'gpu' ? 'gpu' : 'cpu'];
  return Math.max(flops / gflops, bytes / gbps) / 1e6;
}

/** Milliseconds that a device takes to report that nothing was to be done. */
const FEE_MS = 0.25;
const BATCH_MS = 50;
const ROUND_TRIPS = 5;

/** A machine like many: the GPU is ahead where its kernel alone counts, less so with the copies. */
export const ORDINARY: Machine = (at) =>
  sideOf(at) === 'gpu' ? { kernelMs: 1, uploadMs: 0.5, readbackMs: 0.5 } : { kernelMs: 8 };

/** Where a visitor has cancelled. */
export const CANCELLED: Machine = () => ({
  status: 'aborted',
  reason: { code: 'cancelled', text: { en: 'The run was cancelled.', 'zh-CN': '测量已取消。' } },
});

export const sideOf = ({ variant }: CaseId): On => {
  if (/^(tfjs|ort|jax)-|^ml-matrix$/.test(variant)) return 'library';
  const [, side] = /^(js|workers|wasm)\b/.exec(variant) ?? [];
  return (side as On | undefined) ?? 'gpu';
};

/** The one place where a measurement is made up. */
export function measurement(at: CaseId, figure: Figure): Measurement {
  const on = sideOf(at);
  if ('status' in figure) {
    if (figure.status !== 'wrong') return { case: at, on, ...figure };
    const { status, at: place = 'c[0]' } = figure;
    return { case: at, on, status, verdict: { ...VERDICT, ok: false, maxError: 1, at: place } };
  }
  const { kernelMs, spread = 0.01, samples = 20, warnings = [], configuration } = figure;
  const { compileMs = 5, uploadMs = 0, readbackMs = 0 } = figure;
  const iterations = Math.max(1, Math.round(BATCH_MS / kernelMs));
  const batch = (count: number, factor = 1) => {
    const workMs = count * kernelMs * factor;
    return { iterations: count, wallMs: workMs + FEE_MS, gpuMs: on === 'gpu' ? workMs : null };
  };
  return {
    case: configuration === undefined ? at : { ...at, build: configuration },
    on,
    status: 'ok',
    phases: { compileMs, uploadMs, readbackMs },
    firstUse: { compileMs, uploadMs: 2 * uploadMs, runMs: 2 * kernelMs, readbackMs: 2 * readbackMs },
    roundTrips: around(ROUND_TRIPS).map((offset) => (uploadMs + kernelMs + readbackMs) * (1 + spread * offset)),
    samples: around(samples).map((offset) => batch(iterations, 1 + spread * offset)),
    calibration: [batch(iterations), batch(2 * iterations)],
    kernelClock: 'wall',
    deviceClock: on === 'gpu' ? 'confirmed' : 'absent',
    idleMs: FEE_MS,
    verdict: VERDICT,
    warnings,
  };
}

const VERDICT = { ok: true, maxError: 1e-6, tolerance: 1e-4, at: null, method: 'elementwise' } as const;

/** That many numbers from -1 to 1, in pairs to both sides of zero: zero is their median, and they do not drift. */
const around = (count: number) => {
  const pairs = Math.floor(count / 2);
  return Array.from({ length: count }, (_, i) => {
    const pair = Math.floor(i / 2);
    return pair === pairs ? 0 : ((i % 2 ? -1 : 1) * (pair + 1)) / pairs;
  });
};

export const report = (
  plan: Report['plan'],
  environment: Environment,
  measurements: readonly Measurement[],
): Report => ({
  schema: 2,
  id: crypto.randomUUID(),
  startedAt: new Date().toISOString(),
  durationMs: plan.budgetMs,
  environment,
  plan,
  measurements,
});
