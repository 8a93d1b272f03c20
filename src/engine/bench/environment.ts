import type { Environment } from '../contract.ts';
import { wasmFeatures } from '../cpu/wasm.ts';
import type { GpuBackend } from '../gpu/backend.ts';
import { pageClockQuantumUs } from '../stats/quantum.ts';
import { VERSION } from '../version.ts';
import { abortable } from './abort.ts';

/** What only the runtime knows of itself. */
export type Host = Pick<Environment, 'runtime' | 'browser' | 'os' | 'cores' | 'crossOriginIsolated'>;

type Gpu = Pick<GpuBackend, 'adapter'>;

/**
 * Asks once what does not change; an adapter may change when a lost device is opened again. Once the signal aborts
 * nobody waits for a GPU: what was known of it before is told.
 * @param second the second of two GPUs, looked at where it is asked for
 */
export function environmentReader(host: Host, gpu: Gpu, now: () => number, second?: Gpu) {
  let quantum: number | null = null;
  const first = adapterReader(gpu);
  const other = second && adapterReader(second);
  return async (signal?: AbortSignal, asksSecond = false): Promise<Environment> => {
    quantum ??= pageClockQuantumUs({ now });
    const adapter = await first(signal);
    const beside = asksSecond ? await other?.(signal) : null;
    return {
      ...host,
      timestampQuantumUs: adapter?.timestampQuantumUs ?? null,
      pageClockQuantumUs: quantum,
      adapter: adapter?.info ?? null,
      ...(beside && { second: { adapter: beside.info, timestampQuantumUs: beside.timestampQuantumUs } }),
      drawing: null,
      ...(VERSION !== null && { lockstep: VERSION }),
      wasm: wasmFeatures(),
    };
  };
}

function adapterReader(gpu: Gpu) {
  let known: Awaited<ReturnType<GpuBackend['adapter']>> = null;
  return async (signal?: AbortSignal) => {
    const asked = gpu.adapter();
    known = await (signal ? abortable(asked, signal) : asked).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
      return known;
    });
    return known;
  };
}
