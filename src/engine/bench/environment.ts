import type { Environment } from '../contract.ts';
import { wasmFeatures } from '../cpu/wasm.ts';
import type { GpuBackend } from '../gpu/backend.ts';
import { pageClockQuantumUs } from '../stats/quantum.ts';

/** What only the runtime knows of itself. */
export type Host = Pick<Environment, 'runtime' | 'browser' | 'os' | 'cores' | 'crossOriginIsolated'>;

/** Asks once what does not change; the adapter may change when a lost device is opened again. */
export function environmentReader(host: Host, gpu: GpuBackend, now: () => number): () => Promise<Environment> {
  let quantum: number | null = null;
  return async () => {
    quantum ??= pageClockQuantumUs({ now });
    const adapter = await gpu.adapter();
    return {
      ...host,
      timestampQuantumUs: adapter?.timestampQuantumUs ?? null,
      pageClockQuantumUs: quantum,
      adapter: adapter?.info ?? null,
      drawing: null,
      wasm: wasmFeatures(),
    };
  };
}
