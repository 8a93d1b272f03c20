/**
 * How the model lies in memory. Parameters are one vector of tables, each row-major: the embedding [vocabulary, width],
 * which also serves as the output; the positions [t, width]; of every layer a norm, queries, keys and values [width, 3 width],
 * the projection of what attention gathers [width, width], a norm, up [width, 4 width] and down [4 width, width]; the last
 * norm. Each matrix is followed by its biases, each norm is gains and biases. Moments lie as the parameters do.
 *
 * What lies between the parameters and the loss is one vector too, `work`: sections [b · t, columns] in the order below.
 */
import type { Params } from '../../engine/contract.ts';

export interface LanguageParams extends Params {
  /** A step of training, a prompt taken in, one more token, or one after the other. */
  readonly task: 'train' | 'prefill' | 'decode' | 'write';
  /** Sequences in a batch. */
  readonly b: number;
  /** What the sizes are where they are not given, as width-layers-heads-context. */
  readonly shape: string;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Tokens of a sequence. */
  readonly t: number;
  readonly vocabulary: number;
  /** How many windows of t tokens, and of those that follow each, there are to learn from. */
  readonly windows: number;
  /** Of a weight, of one more token alone: decode/packing.ts says how they lie. */
  readonly bits: '32' | '16' | '8';
  /** How one more token is drawn. */
  readonly sampling: 'greedy' | 'temperature' | 'top-k';
}

/** Whether tokens are added one by one, from a cache of those before. */
export const addsTokens = ({ task }: Pick<LanguageParams, 'task'>): boolean => task === 'decode' || task === 'write';

/** Adam's, unless whoever trains brings another: it is an input. */
export const RATE = 0.003;

/** The window that stands at place `at` of the batch of step number `step`. */
export const windowAt = (step: number, at: number, { b, windows }: LanguageParams): number =>
  ((step % windows) * b + at) % windows;

/** Part of a vector: row r is `columns` numbers from first + r · columns on. */
export interface Table {
  readonly first: number;
  readonly columns: number;
}

export interface Matrix extends Table {
  /** Rows of the matrix. The biases stand behind the last. */
  readonly inputs: number;
}

interface Block {
  /** A norm: gains, then biases. */
  readonly norm1: number;
  readonly qkv: Matrix;
  readonly projection: Matrix;
  readonly norm2: number;
  readonly up: Matrix;
  readonly down: Matrix;
}

export interface Parameters {
  readonly embedding: Matrix;
  readonly positions: Table;
  readonly blocks: readonly Block[];
  readonly norm: number;
  readonly count: number;
}

/** What parameters there are depends on these alone. */
export type Sizes = Pick<LanguageParams, 'width' | 'layers' | 't' | 'vocabulary'>;

export function parametersOf({ width: d, layers, t, vocabulary }: Sizes): Parameters {
  let count = 0;
  const take = (length: number) => {
    count += length;
    return count - length;
  };
  const matrix = (inputs: number, columns: number): Matrix => ({
    first: take((inputs + 1) * columns),
    columns,
    inputs,
  });
  const embedding = { first: take(vocabulary * d), columns: d, inputs: vocabulary };
  const positions = { first: take(t * d), columns: d };
  const blocks = Array.from({ length: layers }, () => ({
    norm1: take(2 * d),
    qkv: matrix(d, 3 * d),
    projection: matrix(d, d),
    norm2: take(2 * d),
    up: matrix(d, 4 * d),
    down: matrix(4 * d, d),
  }));
  const norm = take(2 * d);
  return { embedding, positions, blocks, norm, count };
}

export const parameterCount = (p: Sizes): number => parametersOf(p).count;

const vectors = (count: number): number => 4 * Math.ceil(count / 4);

/** Of a row of logits, and of a head's scores: whole vectors. */
export const logitsPitch = ({ vocabulary }: LanguageParams): number => vectors(vocabulary);
export const scoresPitch = ({ t }: Pick<LanguageParams, 't'>): number => vectors(t);

/** Of a row of `stats`: a norm's mean and the reciprocal of its deviation; behind the last norm's the token's loss. */
export const STATS = 4;
export const LOSS = 2;

/** Of one layer: what it computes, and the loss's derivatives by it. */
export interface Activations {
  readonly input: Table;
  readonly normed1: Table;
  readonly qkv: Table;
  readonly mixed: Table;
  /** The residual stream between attention and the two wide matrices. */
  readonly middle: Table;
  readonly normed2: Table;
  /** Before GELU, and behind it. */
  readonly up: Table;
  readonly active: Table;
  readonly stats1: Table;
  readonly stats2: Table;
  /** Attention's weights [heads, pitch] of each token. */
  readonly scores: Table;
  readonly scoresDelta: Table;
  readonly inputDelta: Table;
  readonly normed1Delta: Table;
  readonly qkvDelta: Table;
  readonly mixedDelta: Table;
  readonly middleDelta: Table;
  readonly normed2Delta: Table;
  readonly upDelta: Table;
}

export interface Work {
  readonly blocks: readonly Activations[];
  readonly output: Table;
  readonly outputDelta: Table;
  readonly normed: Table;
  readonly normedDelta: Table;
  /** [pitch] of each token, then the loss's derivatives by them in their place. */
  readonly logits: Table;
  readonly stats: Table;
  readonly length: number;
}

export function workOf(p: LanguageParams): Work {
  const { width: d } = p;
  let length = 0;
  const section = (columns: number): Table => {
    const first = length;
    length += p.b * p.t * columns;
    return { first, columns };
  };
  const blocks = Array.from({ length: p.layers }, () => ({
    input: section(d),
    normed1: section(d),
    qkv: section(3 * d),
    mixed: section(d),
    middle: section(d),
    normed2: section(d),
    up: section(4 * d),
    active: section(4 * d),
    stats1: section(STATS),
    stats2: section(STATS),
    scores: section(p.heads * scoresPitch(p)),
    scoresDelta: section(p.heads * scoresPitch(p)),
    inputDelta: section(d),
    normed1Delta: section(d),
    qkvDelta: section(3 * d),
    mixedDelta: section(d),
    middleDelta: section(d),
    normed2Delta: section(d),
    upDelta: section(4 * d),
  }));
  const head = {
    output: section(d),
    outputDelta: section(d),
    normed: section(d),
    normedDelta: section(d),
    logits: section(logitsPitch(p)),
    stats: section(STATS),
  };
  return { blocks, ...head, length };
}

/** The residual stream in front of a layer, or behind the last, and the derivatives by it. */
export const streamOf = (work: Work, layer: number): { readonly at: Table; readonly delta: Table } =>
  layer < work.blocks.length
    ? { at: work.blocks[layer].input, delta: work.blocks[layer].inputDelta }
    : { at: work.output, delta: work.outputDelta };

/** f32 in a contender, float64 in the reference. */
export type Floats = Float32Array | Float64Array;
