/** One more token on the GPU: what every rung does alike, in front of the layers and behind them. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { scalesOf } from '../decode/packing.ts';
import { samplingOf } from '../decode/step.ts';
import { type LanguageParams, type Matrix, parametersOf } from '../layout.ts';
import { type TokenSections, tokenSections } from '../token.ts';
import { GROUP, pass } from './shared.ts';
import * as kernels from './token-kernels.ts';

/** Tokens of a piece: a thread goes through one of them, and then one thread through all pieces. */
const pieceOf = ({ vocabulary }: LanguageParams): number => (vocabulary > 4096 ? 256 : 64);
const piecesOf = (p: LanguageParams): number => Math.ceil(p.vocabulary / pieceOf(p));

/** Whoever writes on and on is told how to draw by an input. */
const writes = ({ task }: LanguageParams): boolean => task === 'write';

const keeps = (p: LanguageParams): boolean => writes(p) || samplingOf(p).topK !== null;

/** What drawing needs. */
export const drawScratch = (p: LanguageParams): TensorSpecs => ({
  pieces: { dtype: 'f32', shape: [p.b, piecesOf(p), 2] },
  ...(keeps(p) ? { kept: { dtype: 'f32', shape: [p.b, p.vocabulary] } as const } : {}),
});

/** Where the newest token stands; whoever knows binds something that nobody looks at. */
export const placeBinding = (p: LanguageParams): string => (writes(p) ? 'place' : 'tokens');

/** Where its keys and values go. */
export const addedBinding = (p: LanguageParams): string => (writes(p) ? 'cache' : 'added');

export const writesOf = (p: LanguageParams) => ({ WRITES: writes(p) ? 1 : 0 });

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
  const from = keeps(p) ? 'kept' : 'logits';
  const sampling = writes(p) ? 'sampling' : 'logits';
  const pieces = piecesOf(p);
  const own = writesOf(p);
  const piece = { ...own, PIECE: pieceOf(p) };
  const groups = [vocabulary / GROUP, b];
  return [
    ...(keeps(p) ? [pass(kernels.keep, ['logits', 'kept', sampling], [vocabulary, topK ?? 0], groups, own)] : []),
    pass(kernels.shares, [from, 'pieces', sampling], [vocabulary, pieces, bits], [pieces / GROUP, b], piece),
    pass(
      kernels.choose,
      [from, 'pieces', 'dice', 'chosen', placeBinding(p), sampling],
      [b, vocabulary, pieces, p.t, bits],
      [b / GROUP],
      { ...piece, GREEDY: temperature === 0 && !writes(p) ? 1 : 0 },
    ),
    ...(writes(p) ? [pass(kernels.feed, ['chosen', 'begun', 'text', 'place'], [b, p.t], [1])] : []),
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
  const { positions } = parametersOf(p);
  const pitch = writes(p) ? t + 1 : t;
  const places = [pitch, t - 1, width, positions.first, sections.stream.first, scales.embedding, scales.positions];
  const bound = [...packedBindings(p), 'work', writes(p) ? 'text' : 'tokens', placeBinding(p)];
  return [
    pass(kernels.embed, bound, places, [width / GROUP, b], { ...bitsOf(p), ...writesOf(p) }),
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
