/** What a device must have for some of the variants. */
import type { GpuCapabilities, Reason } from '../../engine/contract.ts';
import { hasSubgroups, SUBGROUP_LANES } from './configurations.ts';
import type { MatmulParams } from './definition.ts';

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

export const withoutHalf = (_p: MatmulParams, { features }: GpuCapabilities): Reason | null =>
  features.includes('shader-f16') ? null : NO_HALF;

const NO_HALF: Reason = {
  code: 'no-shader-f16',
  text: {
    en: 'This browser or GPU does not offer 16-bit floats in shaders (shader-f16).',
    'zh-CN': '当前浏览器或 GPU 的着色器不支持 16 位浮点数（shader-f16）。',
  },
};
