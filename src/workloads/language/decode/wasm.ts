/** The SIMD kernels' host side of one more token: how cores share each matrix. */
import type { Stage, TensorSpecs } from '../../../engine/contract.ts';
import { type LanguageParams, type Matrix, parametersOf, scoresPitch } from '../layout.ts';
import { LARGEST_K } from '../sampling.ts';
import { samplingOf } from './step.ts';

/** Of the assembly, which says what they are: tokens.ts and token-layout.ts. */
const STAGES = { attention: 4, settle: 5, widen: 6, settleAgain: 7, embed: 8, follow: 9, draw: 10, feed: 11 };
const STAGES_OF_LAYER = 16;
const MATRICES = ['qkv', 'projection', 'up', 'down'] as const;
const GROUP = 16;
const [LEAST, MOST] = [2 ** 15, 2 ** 17];
const WIDTH = 256;

function piecesOf({ inputs, columns }: Matrix): number {
  const wanted = Math.floor(Math.min(Math.max(Math.floor((inputs * columns) / 16), LEAST), MOST) / columns);
  return Math.ceil(inputs / Math.max(4, wanted - (wanted % 4)));
}

export function tokenWasmScratch(p: LanguageParams): TensorSpecs {
  const { width, heads, b } = p;
  const partials = MATRICES.map((name) => {
    const matrix = parametersOf(p).blocks[0][name];
    return piecesOf(matrix) * matrix.columns;
  });
  const columns = 8 * width + heads * scoresPitch(p) + LARGEST_K + Math.max(...partials);
  return { work: { dtype: 'f32', shape: [b * columns] } };
}

export const tokenWasmArgs = (p: LanguageParams, at: (tensor: string) => number): readonly number[] => {
  const { temperature, topK } = samplingOf(p);
  const scales = p.bits === '8' ? at('scales') : 0;
  const writes = p.task === 'write';
  return [
    ...[writes ? 'text' : 'tokens', 'dice', 'cache', 'weights'].map(at),
    scales,
    ...['logits', writes ? 'cache' : 'added', 'chosen', 'work'].map(at),
    ...[p.b, p.t, p.width, p.layers, p.heads, p.vocabulary, Number(p.bits), topK ?? 0, temperature],
    ...(writes ? [1, ...['place', 'begun', 'sampling'].map(at)] : [0, 0, 0, 0]),
  ];
};

export function tokenWasmStages(p: LanguageParams): readonly Stage[] {
  const { b, layers, heads, width, vocabulary } = p;
  const stage = (arg: number, rows: number, grain = 1): Stage => ({ entry: 'token', arg, rows, grain });
  const groups = Math.ceil(b / GROUP);
  const ofLayer = (layer: number) => {
    const at = (name: keyof typeof STAGES) => layer * STAGES_OF_LAYER + STAGES[name];
    const [qkv, projection, up, down] = MATRICES.map((name, place) =>
      stage(layer * STAGES_OF_LAYER + place, piecesOf(parametersOf(p).blocks[layer][name]) * groups),
    );
    return [
      qkv,
      // Some heads at once: what they have of a token lies side by side.
      stage(at('attention'), b * heads, Math.ceil(heads / 4)),
      projection,
      stage(at('settle'), b),
      up,
      stage(at('widen'), b * Math.ceil((4 * width) / WIDTH)),
      down,
      stage(at('settleAgain'), b),
    ];
  };
  // A sixteenth at a time, or as much of the embedding as a piece has.
  const grain = 4 * Math.ceil(Math.min(vocabulary / 16, MOST / width) / 4);
  return [
    stage(STAGES.embed, b),
    ...Array.from({ length: layers }, (_, layer) => layer).flatMap(ofLayer),
    stage(STAGES.follow, vocabulary, grain),
    stage(STAGES.draw, b),
    ...(p.task === 'write' ? [stage(STAGES.feed, 1)] : []),
  ];
}
