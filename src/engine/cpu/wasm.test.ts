import { afterEach, expect, test, vi } from 'vitest';
import type { WasmVariant } from '../contract.ts';
import { bestBuild, isWasmMemory, wasmFeatures } from './wasm.ts';

afterEach(() => vi.unstubAllGlobals());

test('without WebAssembly there are no builds, and nothing throws', async () => {
  expect(isWasmMemory(new WebAssembly.Memory({ initial: 1 }))).toBe(true);
  vi.stubGlobal('WebAssembly', undefined);
  expect(wasmFeatures()).toEqual({ simd: false, relaxedSimd: false });
  expect(isWasmMemory(new SharedArrayBuffer(8))).toBe(false);
  const variant = { on: 'wasm', module: async () => new Uint8Array(8) } as unknown as WasmVariant;
  expect(await bestBuild(variant, false)).toBeNull();
});
