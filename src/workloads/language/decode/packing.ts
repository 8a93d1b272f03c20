/**
 * How weights of fewer bits lie. 16: two bfloat16 in a word, which are the upper halves of f32. 8: four signed bytes in a
 * word, each times its scale: T. Dettmers et al., "LLM.int8()" (arXiv 2208.07339). The order is that of layout.ts, and the
 * last word belongs to a whole vector of four. A scale has few bits, so that its products are f32 without a rounding.
 *
 * Scales are those of each layer, in this order: a norm [d], queries, keys and values [3 d], projection [d], a norm [d],
 * up [4 d], down [d], each for a column and its bias; then the last norm's [d], one for each token's row of the embedding
 * and one for each position's.
 */
import type { TensorSpecs, Tensors } from '../../../engine/contract.ts';
import { type LanguageParams, parameterCount, parametersOf, type Sizes } from '../layout.ts';

/** The first of the scales of a table. */
interface Scales {
  readonly blocks: readonly Record<'norm1' | 'qkv' | 'projection' | 'norm2' | 'up' | 'down', number>[];
  readonly norm: number;
  readonly embedding: number;
  readonly positions: number;
  readonly count: number;
}

export function scalesOf({ width: d, layers, vocabulary, t }: Sizes): Scales {
  const blocks = Array.from({ length: layers }, (_, layer) => {
    const first = 11 * layer * d;
    const [norm1, qkv, projection, norm2, up, down] = [0, 1, 4, 5, 6, 10].map((before) => first + before * d);
    return { norm1, qkv, projection, norm2, up, down };
  });
  const norm = 11 * layers * d;
  const embedding = norm + d;
  const positions = embedding + vocabulary;
  // Whole vectors of four.
  return { blocks, norm, embedding, positions, count: 4 * Math.ceil((positions + t) / 4) };
}

const wordsOf = (p: LanguageParams): number => 4 * Math.ceil((parameterCount(p) * Number(p.bits)) / 128);

export function weightSpecs(p: LanguageParams): TensorSpecs {
  if (p.bits === '32') return { weights: { dtype: 'f32', shape: [parameterCount(p)] } };
  const weights = { dtype: 'u32', shape: [wordsOf(p)] } as const;
  if (p.bits === '16') return { weights };
  return { weights, scales: { dtype: 'f32', shape: [scalesOf(p).count] } };
}

/** Rows of a table, and one scale for each of them or for each column. */
interface Packed {
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  readonly scale: number;
  readonly by: 'row' | 'column';
}

function tablesOf(p: Sizes): Packed[] {
  const { width: d, vocabulary, t } = p;
  const { embedding, positions, blocks, norm } = parametersOf(p);
  const scales = scalesOf(p);
  const table = (first: number, rows: number, columns: number, scale: number, by: Packed['by'] = 'column') => ({
    first,
    rows,
    columns,
    scale,
    by,
  });
  return [
    table(embedding.first, vocabulary, d, scales.embedding, 'row'),
    table(positions.first, t, d, scales.positions, 'row'),
    ...blocks.flatMap(({ norm1, norm2, ...matrices }, layer) => {
      const own = scales.blocks[layer];
      const matrix = (name: keyof typeof matrices) =>
        table(matrices[name].first, matrices[name].inputs + 1, matrices[name].columns, own[name]);
      return [
        table(norm1, 2, d, own.norm1),
        matrix('qkv'),
        matrix('projection'),
        table(norm2, 2, d, own.norm2),
        matrix('up'),
        matrix('down'),
      ];
    }),
    table(norm, 2, d, scales.norm),
  ];
}

const upperHalf = (bits: number): number => (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;

/** To the nearest number of so many bits. */
export function pack(weights: Float32Array<ArrayBuffer>, p: LanguageParams): Tensors {
  if (p.bits === '32') return { weights };
  const words = new Uint32Array(wordsOf(p));
  if (p.bits === '16') {
    const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
    const halves = new Uint16Array(words.buffer);
    for (let at = 0; at < bits.length; at++) halves[at] = upperHalf(bits[at]);
    return { weights: words };
  }
  const bytes = new Int8Array(words.buffer);
  const scales = new Float32Array(scalesOf(p).count);
  for (const { first, rows, columns, scale, by } of tablesOf(p)) {
    const own = scales.subarray(scale, scale + (by === 'row' ? rows : columns));
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const at = by === 'row' ? r : c;
        own[at] = Math.max(own[at], Math.abs(weights[first + r * columns + c]));
      }
    }
    roundScales(own);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const at = first + r * columns + c;
        bytes[at] = Math.round(weights[at] / own[by === 'row' ? r : c]);
      }
    }
  }
  return { weights: words, scales };
}

/** From the largest of a row or column to its scale: 8 bits, no less than what makes it 127; 1 where there is nothing. */
function roundScales(scales: Float32Array<ArrayBuffer>): void {
  const bits = new Uint32Array(scales.buffer, scales.byteOffset, scales.length);
  for (let at = 0; at < scales.length; at++) {
    scales[at] = scales[at] / 127 || 1;
    bits[at] = Math.ceil(bits[at] / 65_536) * 65_536;
  }
}

/** As f32, which each of them is. */
export function unpack({ weights, scales }: Tensors, p: LanguageParams): Float32Array {
  if (p.bits === '32') return weights as Float32Array;
  const values = new Float32Array(parameterCount(p));
  if (p.bits === '16') {
    const bits = new Uint32Array(values.buffer);
    const halves = new Uint16Array(weights.buffer, weights.byteOffset, values.length);
    for (let at = 0; at < bits.length; at++) bits[at] = halves[at] << 16;
    return values;
  }
  const bytes = new Int8Array(weights.buffer, weights.byteOffset, values.length);
  for (const { first, rows, columns, scale, by } of tablesOf(p)) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const at = first + r * columns + c;
        values[at] = bytes[at] * scales[scale + (by === 'row' ? r : c)];
      }
    }
  }
  return values;
}
