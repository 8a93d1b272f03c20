/** The order of a step, which is the same for every rung: what differs is the launches that a rung has for each part. */
import type { GpuPass } from '../../../engine/contract.ts';
import { type LanguageParams, type Matrix, parametersOf, streamOf, type Table, workOf } from '../layout.ts';
import { embed, loss, norm, normBack } from './shared.ts';

interface Rung {
  forward(p: LanguageParams, layer: number): readonly GpuPass[];
  back(p: LanguageParams, layer: number): readonly GpuPass[];
  /** Rows times a matrix whose columns are summed, without biases. */
  multiply(p: LanguageParams, from: Table, matrix: Matrix, to: Table): GpuPass;
  projectBack(p: LanguageParams, from: Table, matrix: Matrix, to: Table): GpuPass;
  readonly slopes: Slopes;
  /** Counts the step, and tells its loss. */
  readonly last: GpuPass;
}

interface Slopes {
  norm(p: LanguageParams, gains: number, from: Table, stats: Table, delta: Table): GpuPass;
  matrix(p: LanguageParams, matrix: Matrix, from: Table, delta: Table): GpuPass;
  /** Of the embedding and of the positions. */
  readonly embedding: GpuPass;
}

export function stepPasses(p: LanguageParams, rung: Rung): readonly GpuPass[] {
  const layers = Array.from({ length: p.layers }, (_, layer) => layer);
  return [
    embed(p),
    ...layers.flatMap((layer) => rung.forward(p, layer)),
    ...headPasses(p, rung),
    ...layers.toReversed().flatMap((layer) => rung.back(p, layer)),
    ...slopePasses(p, rung.slopes),
    rung.last,
  ];
}

/** From the last layer to the loss, and back to what that layer gave. */
function headPasses(p: LanguageParams, { multiply, projectBack }: Rung): GpuPass[] {
  const { embedding, norm: gains } = parametersOf(p);
  const { output, outputDelta, normed, normedDelta, logits, stats } = workOf(p);
  return [
    norm(p, gains, output, stats, normed),
    projectBack(p, normed, embedding, logits),
    loss(p),
    multiply(p, logits, embedding, normedDelta),
    normBack(p, gains, output, stats, normedDelta, null, outputDelta),
  ];
}

function slopePasses(p: LanguageParams, slopes: Slopes): GpuPass[] {
  const { blocks, norm: gains } = parametersOf(p);
  const work = workOf(p);
  return [
    ...blocks.flatMap(({ norm1, qkv, projection, norm2, up, down }, layer) => {
      const own = work.blocks[layer];
      return [
        slopes.norm(p, norm1, own.input, own.stats1, own.normed1Delta),
        slopes.matrix(p, qkv, own.normed1, own.qkvDelta),
        slopes.matrix(p, projection, own.mixed, own.middleDelta),
        slopes.norm(p, norm2, own.middle, own.stats2, own.normed2Delta),
        slopes.matrix(p, up, own.normed2, own.upDelta),
        slopes.matrix(p, down, own.active, streamOf(work, layer + 1).delta),
      ];
    }),
    slopes.norm(p, gains, work.output, work.stats, work.normedDelta),
    slopes.embedding,
  ];
}
