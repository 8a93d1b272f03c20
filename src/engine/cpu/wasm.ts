/** Chooses and instantiates WebAssembly builds. */
import type { Reason, WasmVariant } from '../contract.ts';

/** First bytes of a module's memory, which its own data may use; tensors follow. */
export const WASM_BASE = 65_536;
/** 32-bit WebAssembly addresses this much. */
export const WASM_LIMIT = 2 ** 32;

// The smallest modules that use one instruction of each proposal: i8x16.splat with i8x16.popcnt, i8x16.relaxed_swizzle.
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];
const RELAXED = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
];

const validates = (bytes: readonly number[]) =>
  typeof WebAssembly !== 'undefined' && WebAssembly.validate(new Uint8Array(bytes));

/** What this runtime's WebAssembly can do; nothing where there is none (Apple's Lockdown Mode). */
export const wasmFeatures = (): { readonly simd: boolean; readonly relaxedSimd: boolean } => ({
  simd: validates(SIMD),
  relaxedSimd: validates(RELAXED),
});

/** As `instanceof`, also where there is no WebAssembly to ask. */
export const isWasmMemory = (memory: unknown): memory is WebAssembly.Memory =>
  typeof WebAssembly !== 'undefined' && memory instanceof WebAssembly.Memory;

export const NO_WASM_SIMD: Reason = {
  code: 'no-wasm-simd',
  text: {
    en: 'This browser does not run WebAssembly SIMD. The JavaScript contenders still run; a current browser has it.',
    'zh-CN': '这个浏览器不支持 WebAssembly SIMD。JavaScript 实现照常运行；新版浏览器都支持它。',
  },
};

/** The best build that this runtime validates; null where it has no SIMD. */
export async function bestBuild(variant: WasmVariant, shared: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
  const { simd, relaxedSimd } = wasmFeatures();
  for (const relaxed of relaxedSimd ? [true, false] : simd ? [false] : []) {
    const bytes = await variant.module({ relaxed, shared });
    if (WebAssembly.validate(bytes)) return bytes;
  }
  return null;
}

type Entry = (...numbers: number[]) => void;

/** @throws Error when the module stops with a trap of its own */
export async function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<Record<string, Entry>> {
  const abort = () => {
    throw new Error('The WebAssembly kernel stopped itself.');
  };
  const instance = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return instance.exports as Record<string, Entry>;
}
