/** A prompt taken in: the layers forward as a rung has them, what follows, and the cache. */
import type { GpuPass } from '../../../engine/contract.ts';
import { type LanguageParams, parametersOf, streamOf, workOf } from '../layout.ts';
import * as kernels from './kernels.ts';
import { GROUP, norm, pass, WEIGHTS } from './shared.ts';

type Forward = (p: LanguageParams, layer: number) => readonly GpuPass[];

export function promptPasses(p: LanguageParams, forward: Forward): readonly GpuPass[] {
  const { b, t, width, layers } = p;
  const { blocks } = workOf(p);
  // From one layer's queries, keys and values to those of the next.
  const apart = blocks.length > 1 ? blocks[1].qkv.first - blocks[0].qkv.first : 0;
  const problem = [t, width, layers, blocks[0].qkv.first, apart];
  return [
    ...readingPasses(p, forward),
    pass(kernels.cache, ['work', 'cache'], problem, [(2 * width) / GROUP, b * t, layers]),
  ];
}

/** All tokens through all layers, and what follows the last. */
export function readingPasses(p: LanguageParams, forward: Forward): readonly GpuPass[] {
  const { b, t, width, vocabulary } = p;
  const { positions, norm: gains } = parametersOf(p);
  const work = workOf(p);
  const { output, stats, normed } = work;
  const problem = [t, width, positions.first, streamOf(work, 0).at.first];
  return [
    pass(kernels.embedPrompt, ['tokens', ...WEIGHTS], problem, [width / GROUP, b * t]),
    ...work.blocks.flatMap((_, layer) => forward(p, layer)),
    norm(p, gains, output, stats, normed),
    pass(kernels.next, [...WEIGHTS, 'logits'], [t, width, vocabulary, normed.first], [vocabulary / GROUP, b]),
  ];
}
