/** A prompt taken in: the layers forward as a rung has them, what follows, and the cache. */
import type { GpuPass } from '../../../engine/contract.ts';
import { type LanguageParams, parametersOf, streamOf, workOf } from '../layout.ts';
import * as kernels from './kernels.ts';
import { GROUP, norm, pass, WEIGHTS } from './shared.ts';

export function promptPasses(
  p: LanguageParams,
  forward: (p: LanguageParams, layer: number) => readonly GpuPass[],
): readonly GpuPass[] {
  const { b, t, width, layers, vocabulary } = p;
  const { positions, norm: gains } = parametersOf(p);
  const work = workOf(p);
  const { output, stats, normed } = work;
  const problem = [t, width, positions.first, streamOf(work, 0).at.first];
  // From one layer's queries, keys and values to those of the next.
  const apart = work.blocks.length > 1 ? work.blocks[1].qkv.first - work.blocks[0].qkv.first : 0;
  return [
    pass(kernels.embedPrompt, ['tokens', ...WEIGHTS], problem, [width / GROUP, b * t]),
    ...work.blocks.flatMap((_, layer) => forward(p, layer)),
    norm(p, gains, output, stats, normed),
    pass(kernels.next, [...WEIGHTS, 'logits'], [t, width, vocabulary, normed.first], [vocabulary / GROUP, b]),
    pass(
      kernels.cache,
      ['work', 'cache'],
      [t, width, layers, work.blocks[0].qkv.first, apart],
      [(2 * width) / GROUP, b * t, layers],
    ),
  ];
}
