/** What kernels need that hand numbers on within a subgroup. */
import type { GpuCapabilities, Reason } from '../engine/contract.ts';

/** As many lanes hand out what they fetched in the matrix kernel; sums and scans need no more. */
const SUBGROUP_LANES = 4;

export const hasSubgroups = ({ features, subgroupMinSize }: GpuCapabilities): boolean =>
  features.includes('subgroups') && subgroupMinSize >= SUBGROUP_LANES;

/** For `GpuVariant.unsupported`. */
export function withoutSubgroups(_p: unknown, caps: GpuCapabilities): Reason | null {
  if (hasSubgroups(caps)) return null;
  const lanes = caps.subgroupMinSize;
  if (!caps.features.includes('subgroups')) return NO_SUBGROUPS;
  return {
    code: 'small-subgroups',
    text: {
      en: `A subgroup may have only ${lanes} lanes on this GPU; this kernel needs ${SUBGROUP_LANES}.`,
      'zh-CN': `这块 GPU 的子组可能只有 ${lanes} 个通道；这个内核至少要 ${SUBGROUP_LANES} 个。`,
    },
  };
}

const NO_SUBGROUPS: Reason = {
  code: 'no-subgroups',
  text: {
    en: 'This browser or GPU does not offer subgroups.',
    'zh-CN': '当前浏览器或 GPU 不支持子组（subgroups）。',
  },
};
