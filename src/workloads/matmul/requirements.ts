/** What a device must have for some of the variants. */
import type { GpuCapabilities, Reason } from '../../engine/contract.ts';
import type { MatmulParams } from './definition.ts';

export const withoutHalf = (_p: MatmulParams, { features }: GpuCapabilities): Reason | null =>
  features.includes('shader-f16') ? null : NO_HALF;

const NO_HALF: Reason = {
  code: 'no-shader-f16',
  text: {
    en: 'This browser or GPU does not offer 16-bit floats in shaders (shader-f16).',
    'zh-CN': '当前浏览器或 GPU 的着色器不支持 16 位浮点数（shader-f16）。',
  },
};
