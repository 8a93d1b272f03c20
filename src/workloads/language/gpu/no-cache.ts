/** One more token without a cache: everything before it is read again, as a prompt, with the fused kernels. */
import type { GpuPass, Reason, TensorSpecs } from '../../../engine/contract.ts';
import { cacheIsRead } from '../decode/cache.ts';
import { scratch } from '../kernels.ts';
import { type LanguageParams, workOf } from '../layout.ts';
import { DECODES_ALONE, NOTHING_TO_READ, READS_32 } from '../texts.ts';
import { forward } from './fused.ts';
import { readingPasses } from './prompt.ts';
import { GROUP, pass } from './shared.ts';
import { drawPasses, drawScratch } from './token.ts';
import * as kernels from './token-kernels.ts';

/** Where prompts of such a size are read too. */
const asPrompt = (p: LanguageParams): LanguageParams => ({ ...p, task: 'prefill' });

export const noCacheScratch = (p: LanguageParams): TensorSpecs => ({ ...scratch(asPrompt(p)), ...drawScratch(p) });

export function notWithoutCache(p: LanguageParams): Reason | null {
  if (p.task !== 'decode') return { code: 'decodes-alone', text: DECODES_ALONE };
  if (p.bits !== '32') return { code: 'packed-weights', text: READS_32 };
  return cacheIsRead(p) ? null : { code: 'random-cache', text: NOTHING_TO_READ };
}

export function noCachePasses(p: LanguageParams): readonly GpuPass[] {
  const { b, t, width, layers } = p;
  return [
    ...readingPasses(p, forward),
    ...workOf(p).blocks.map(({ qkv }, layer) => {
      const last = qkv.first + (t - 1) * qkv.columns;
      const problem = [t, width, layers, layer, last, t * qkv.columns];
      return pass(kernels.added, ['work', 'added', 'tokens'], problem, [(2 * width) / GROUP, b]);
    }),
    ...drawPasses(p),
  ];
}
