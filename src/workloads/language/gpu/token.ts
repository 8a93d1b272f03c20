/** One more token on the GPU: what every rung does alike, in front of the layers and behind them. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { scalesOf } from '../decode/packing.ts';
import { samplingOf } from '../decode/step.ts';
import { type LanguageParams, type Matrix, parametersOf } from '../layout.ts';
import { type TokenSections, tokenSections } from '../token.ts';
import { GROUP, pass } from './shared.ts';
import * as kernels from './token-kernels.ts';

/** PIECE in the shaders. */
const PIECE = 64;
const piecesOf = ({ vocabulary }: LanguageParams): number => Math.ceil(vocabulary / PIECE);

/** What drawing needs. */
export const drawScratch = (p: LanguageParams): TensorSpecs => ({
  pieces: { dtype: 'f32', shape: [p.b, piecesOf(p), 2] },
  ...(samplingOf(p).topK === null ? {} : { kept: { dtype: 'f32', shape: [p.b, p.vocabulary] } as const }),
});

/** Weights and their scales; whoever has none binds something that nobody looks at. */
export const packedBindings = ({ bits }: LanguageParams): readonly string[] => [
  'weights',
  bits === '8' ? 'scales' : 'weights',
];

export const bitsOf = ({ bits }: LanguageParams) => ({ BITS: Number(bits) });

/** From logits to the tokens that are drawn, on the device: nobody waits for them. */
export function drawPasses(p: LanguageParams): readonly GpuPass[] {
  const { b, vocabulary } = p;
  const { temperature, topK } = samplingOf(p);
  const [bits] = new Uint32Array(Float32Array.of(temperature || 1).buffer);
  const from = topK === null ? 'logits' : 'kept';
  const pieces = piecesOf(p);
  const keep = pass(kernels.keep, ['logits', 'kept'], [vocabulary, topK ?? 0], [vocabulary / GROUP, b]);
  return [
    ...(topK === null ? [] : [keep]),
    pass(kernels.shares, [from, 'pieces'], [vocabulary, pieces, bits], [pieces / GROUP, b]),
    pass(kernels.choose, [from, 'pieces', 'dice', 'chosen'], [b, vocabulary, pieces, bits], [b / GROUP], {
      GREEDY: temperature === 0 ? 1 : 0,
    }),
  ];
}

/** What a rung has for a layer, and for what follows the last. */
interface TokenRung {
  layer(p: LanguageParams, layer: number, sections: TokenSections): readonly GpuPass[];
  next(p: LanguageParams, sections: TokenSections): readonly GpuPass[];
}

export function tokenPasses(p: LanguageParams, rung: TokenRung): readonly GpuPass[] {
  const { b, t, width, layers } = p;
  const sections = tokenSections(p, b);
  const scales = scalesOf(p);
  const position = parametersOf(p).positions.first + (t - 1) * width;
  const places = [t, width, position, sections.stream.first, scales.embedding, scales.positions + t - 1];
  return [
    pass(kernels.embed, [...packedBindings(p), 'work', 'tokens'], places, [width / GROUP, b], bitsOf(p)),
    ...Array.from({ length: layers }, (_, layer) => layer).flatMap((layer) => rung.layer(p, layer, sections)),
    ...rung.next(p, sections),
    ...drawPasses(p),
  ];
}

/** The matrices of a layer, each with the first of its scales; and its norms. */
export function partsOf(p: LanguageParams, layer: number) {
  const { norm1, norm2, ...matrices } = parametersOf(p).blocks[layer];
  const scales = scalesOf(p).blocks[layer];
  const matrix = (name: keyof typeof matrices) => ({ matrix: matrices[name], scale: scales[name] });
  return {
    norm1: { gains: norm1, scale: scales.norm1 },
    norm2: { gains: norm2, scale: scales.norm2 },
    qkv: matrix('qkv'),
    projection: matrix('projection'),
    up: matrix('up'),
    down: matrix('down'),
  };
}

export interface PackedMatrix {
  readonly matrix: Matrix;
  readonly scale: number;
}

export interface PackedNorm {
  readonly gains: number;
  readonly scale: number;
}

export const lastNorm = (p: LanguageParams): PackedNorm => ({ gains: parametersOf(p).norm, scale: scalesOf(p).norm });
