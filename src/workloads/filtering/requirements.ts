/** What the kernels of both convolutions ask of a filter and of a device. */
import type { GpuCapabilities, LocalText, Reason } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';

interface Filter {
  /** A filter is k×k, k odd. */
  readonly k: number;
}

/** The only k for which `streaming` is written. */
export const STREAMING_K = 3;

export const only3 = ({ k }: Filter): Reason | null => (k === STREAMING_K ? null : ONLY_3);

const ONLY_3: Reason = {
  code: 'filter-size',
  text: text(
    'This kernel is written for k = 3 alone: its nine weights stay in registers.',
    '这个内核只为 k = 3 写：九个权重全部留在寄存器里。',
  ),
};

/** A tile's workgroup has side² threads, and keeps its pixels and their rim as vec4f. */
export const tileFits =
  (side: number) =>
  ({ k }: Filter, { limits }: GpuCapabilities): Reason | null => {
    const threads = side * side;
    const bytes = 16 * (side + k - 1) ** 2;
    const fits = threads <= limits.maxComputeInvocationsPerWorkgroup && bytes <= limits.maxComputeWorkgroupStorageSize;
    return fits ? null : { code: 'limit', text: tileTooLarge(threads, bytes, limits) };
  };

export const tileTooLarge = (threads: number, bytes: number, limits: GpuCapabilities['limits']): LocalText => {
  const { maxComputeInvocationsPerWorkgroup: most, maxComputeWorkgroupStorageSize: room } = limits;
  return text(
    `This tile takes ${threads} threads and ${bytes} bytes of workgroup memory; a workgroup on this adapter has ${most} threads and ${room} bytes at most.`,
    `这么大的块需要 ${threads} 个线程、${bytes} 字节工作组内存；此适配器的一个工作组最多 ${most} 个线程、${room} 字节。`,
  );
};
