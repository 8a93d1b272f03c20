import type { Environment } from '../contract.ts';
import { wasmFeatures } from '../cpu/wasm.ts';
import type { GpuBackend } from '../gpu/backend.ts';
import { pageClockQuantumUs } from '../stats/quantum.ts';
import { VERSION } from '../version.ts';
import { abortable } from './abort.ts';

/** What only the runtime knows of itself. */
export type Host = Pick<Environment, 'runtime' | 'browser' | 'os' | 'cores' | 'crossOriginIsolated'>;

/**
 * Asks once what does not change; the adapter may change when a lost device is opened again. Once the signal aborts
 * nobody waits for a GPU: what was known of it before is told.
 */
export function environmentReader(host: Host, gpu: Pick<GpuBackend, 'adapter'>, now: () => number) {
  let quantum: number | null = null;
  let adapter: Awaited<ReturnType<GpuBackend['adapter']>> = null;
  return async (signal?: AbortSignal): Promise<Environment> => {
    quantum ??= pageClockQuantumUs({ now });
    const asked = gpu.adapter();
    adapter = await (signal ? abortable(asked, signal) : asked).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
      return adapter;
    });
    return {
      ...host,
      timestampQuantumUs: adapter?.timestampQuantumUs ?? null,
      pageClockQuantumUs: quantum,
      adapter: adapter?.info ?? null,
      drawing: null,
      ...(VERSION !== null && { lockstep: VERSION }),
      wasm: wasmFeatures(),
    };
  };
}
