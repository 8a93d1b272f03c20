/** The builds of a workload's SIMD kernels (src/tooling/wasm.mjs): bundlers want each file named where it is imported. */
import type { WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';

/** Gives a data URL. */
type Load = () => Promise<{ readonly default: string }>;

interface Builds {
  readonly simd: Load;
  readonly simdShared: Load;
  readonly relaxed: Load;
  readonly relaxedShared: Load;
}

/** For `WasmVariant.module`: fetches the build that is asked for, and no other. */
export const moduleOf =
  ({ simd, simdShared, relaxed, relaxedShared }: Builds) =>
  async (build: WasmBuild): Promise<Uint8Array<ArrayBuffer>> => {
    const [own, shared] = build.relaxed ? [relaxed, relaxedShared] : [simd, simdShared];
    return dataUrlBytes((await (build.shared ? shared : own)()).default);
  };
