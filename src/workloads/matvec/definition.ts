/** What a matrix times a few columns is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpec, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { text } from '../../engine/text.ts';
import { INTENSE } from '../intense.ts';
import { LABELS, WEIGHT_LABELS } from './texts.ts';
import { BITS, packRow, pitchOf, type Weights, wordsOf } from './weights.ts';

/** W is [rows, cols], and `b` columns are multiplied by it. */
export type MatvecParams = {
  readonly rows: number;
  readonly cols: number;
  readonly b: number;
  readonly weights: Weights;
};

const SIDE = {
  kind: 'int',
  min: 1,
  max: 2 ** 15,
  default: 4096,
  scale: 'log2',
  steps: [256, 512, 1024, 2048, 4096, 8192],
} as const;

export const params: ParamSchema = {
  rows: { ...SIDE, label: LABELS.rows },
  cols: { ...SIDE, label: LABELS.cols, follows: 'rows' },
  b: {
    kind: 'int',
    label: LABELS.b,
    min: 1,
    max: 64,
    default: 1,
    scale: 'log2',
    steps: [1, 2, 4, 8, 16, 32, 64],
  },
  weights: {
    kind: 'choice',
    label: LABELS.weights,
    options: [
      { value: 'f32', label: WEIGHT_LABELS.f32 },
      { value: 'f16', label: WEIGHT_LABELS.f16 },
      { value: 'i8', label: WEIGHT_LABELS.i8 },
    ],
    default: 'f32',
  },
};

/** 256 MiB in f32; two sets of inputs, and their copies, have to fit beside it. */
const MOST_WEIGHTS = 2 ** 26;

export const invalid = ({ rows, cols }: MatvecParams): LocalText | null =>
  rows * cols > MOST_WEIGHTS
    ? text(
        `${rows} × ${cols} weights are too many; ${MOST_WEIGHTS} are taken at most (8192 × 8192).`,
        `${rows} × ${cols} 个权重太多了；最多 ${MOST_WEIGHTS} 个（8192 × 8192）。`,
      )
    : null;

/** Rows of W and columns of X are filled up with zeros to a multiple of 16 numbers, which every kernel multiplies along. */
export function tensors(p: MatvecParams) {
  const weights: TensorSpec = { dtype: p.weights === 'f32' ? 'f32' : 'u32', shape: [p.rows, wordsOf(p)] };
  return {
    inputs: { weights, x: { dtype: 'f32', shape: [p.b, pitchOf(p)] } as const },
    outputs: { y: { dtype: 'f32', shape: [p.rows, p.b] } as const },
  };
}

/** X is uniform in [-1, 1), and so is what W is rounded from. */
export function generate(p: MatvecParams, seed: number): Tensors {
  const pitch = pitchOf(p);
  const line = new Float32Array(pitch);
  const drawn = (next: () => number) => {
    for (let k = 0; k < p.cols; k++) line[k] = next() / 2 ** 31 - 1;
    return line;
  };
  const words = p.rows * wordsOf(p);
  const weights = p.weights === 'f32' ? new Float32Array(words) : new Uint32Array(words);
  const nextWeight = randomU32(seed, 1);
  for (let row = 0; row < p.rows; row++) packRow(drawn(nextWeight), weights, row, p);
  const x = new Float32Array(p.b * pitch);
  const nextX = randomU32(seed, 2);
  for (let column = 0; column < p.b; column++) x.set(drawn(nextX), column * pitch);
  return { weights, x };
}

const bytesOfRow = ({ cols, weights }: MatvecParams) => (cols * BITS[weights]) / 8 + (weights === 'i8' ? 4 : 0);

/** A multiplication and an addition per weight and column; what rows are filled up with is not counted. */
export const cost = (p: MatvecParams): Cost => ({
  flops: 2 * p.rows * p.cols * p.b,
  bytes: p.rows * bytesOfRow(p) + 4 * p.b * (p.cols + p.rows),
  otherOps: p.weights === 'f32' ? 0 : 2 * p.rows * p.cols,
});

/** By the bytes of its weights. */
export const boundBy = ({ b, weights }: MatvecParams) =>
  (2 * b) / (BITS[weights] / 8) < INTENSE ? 'memory' : 'arithmetic';
