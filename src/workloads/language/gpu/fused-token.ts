/** The fused rung's dispatches for one more token: six a layer. Norms are folded into the matrices behind them. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { tokenScratch } from '../decode/kernels.ts';
import { scalesOf } from '../decode/packing.ts';
import type { LanguageParams, Table } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import type { TokenSections } from '../token.ts';
import { pass, scaleBits } from './shared.ts';
import {
  addedBinding,
  bitsOf,
  drawScratch,
  lastNorm,
  type PackedMatrix,
  type PackedNorm,
  packedBindings,
  partsOf,
  placeBinding,
  tokenPasses,
  writesOf,
} from './token.ts';
import * as kernels from './token-kernels.ts';

/** What differs between the rungs that have six dispatches a layer. */
export interface TokenKernels {
  readonly project: Pick<GpuPass, 'shader' | 'code'>;
  /** Vectors of columns of a workgroup. */
  readonly strip: number;
  /** Further constants of it. */
  constants(p: LanguageParams): NonNullable<GpuPass['constants']>;
  readonly next: Pick<GpuPass, 'shader' | 'code'>;
  /** Of the vocabulary, of a workgroup. */
  readonly tokens: number;
  /** Earlier tokens that a thread attends to. */
  readonly chunk: number;
}

/** GROUP in the shaders. */
const THREADS = 32;

const FUSED: TokenKernels = {
  project: kernels.fusedProject,
  strip: THREADS,
  constants: () => ({}),
  next: kernels.fusedNext,
  tokens: THREADS,
  chunk: 64,
};

const chunksOf = ({ t }: LanguageParams, { chunk }: TokenKernels): number => Math.ceil(t / chunk);

export const tokenScratchWith = (p: LanguageParams, own: TokenKernels): TensorSpecs => ({
  ...tokenScratch(p),
  ...drawScratch(p),
  parts: { dtype: 'f32', shape: [p.b * p.heads, chunksOf(p, own), headWidth(p) + 4] },
});

export const tokenPassesWith = (p: LanguageParams, own: TokenKernels): readonly GpuPass[] =>
  tokenPasses(p, {
    layer: (of, at, sections) => layer(of, at, sections, own),
    next: (of, sections) => next(of, sections, own),
  });

export const fusedTokenScratch = (p: LanguageParams): TensorSpecs => tokenScratchWith(p, FUSED);

export const fusedTokenPasses = (p: LanguageParams): readonly GpuPass[] => tokenPassesWith(p, FUSED);

/** Sequences of a thread. */
export const rowsOf = ({ b }: LanguageParams): number => (b > 1 ? 4 : 1);

const inVectors = (count: number): number => count / 4;

interface More {
  readonly norm?: PackedNorm;
  readonly residual?: boolean;
  readonly gelu?: boolean;
}

function project(
  p: LanguageParams,
  own: TokenKernels,
  { matrix, scale }: PackedMatrix,
  from: Table,
  to: Table,
  { norm, residual = false, gelu = false }: More,
): GpuPass {
  const { inputs, columns, first } = matrix;
  return pass(
    own.project,
    [...packedBindings(p), 'work'],
    [p.b, inputs, ...[columns, first, scale, norm?.gains ?? 0, norm?.scale ?? 0, from.first, to.first].map(inVectors)],
    [columns / 4 / own.strip, p.b / rowsOf(p)],
    {
      ...bitsOf(p),
      ...own.constants(p),
      ROWS: rowsOf(p),
      NORM: norm ? 1 : 0,
      RESIDUAL: residual ? 1 : 0,
      GELU: gelu ? 1 : 0,
    },
  );
}

function layer(
  p: LanguageParams,
  at: number,
  { stream, qkv, mixed, wide }: TokenSections,
  rung: TokenKernels,
): readonly GpuPass[] {
  const { b, t, width, heads, layers } = p;
  const { norm1, norm2, ...own } = partsOf(p, at);
  const chunks = chunksOf(p, rung);
  const size = { SIZE: inVectors(headWidth(p)), ...writesOf(p) };
  return [
    project(p, rung, own.qkv, stream, qkv, { norm: norm1 }),
    pass(
      kernels.attend,
      ['cache', 'work', 'parts', placeBinding(p)],
      [b * heads, t, heads, layers, at, chunks, inVectors(qkv.first), scaleBits(p)],
      [chunks / THREADS, b * heads],
      { ...size, CHUNK: rung.chunk },
    ),
    pass(
      kernels.merge,
      ['parts', 'work', addedBinding(p), placeBinding(p)],
      [t, inVectors(width), layers, at, chunks, inVectors(qkv.first), inVectors(mixed.first)],
      [width / 4 / THREADS, b],
      size,
    ),
    project(p, rung, own.projection, mixed, stream, { residual: true }),
    project(p, rung, own.up, stream, wide, { norm: norm2, gelu: true }),
    project(p, rung, own.down, wide, stream, { residual: true }),
  ];
}

function next(p: LanguageParams, { stream }: TokenSections, own: TokenKernels): readonly GpuPass[] {
  const { b, width, vocabulary } = p;
  const { gains, scale } = lastNorm(p);
  return [
    pass(
      own.next,
      [...packedBindings(p), 'work', 'logits'],
      [b, inVectors(width), vocabulary, scalesOf(p).embedding, ...[gains, scale, stream.first].map(inVectors)],
      [vocabulary / own.tokens, b / rowsOf(p)],
      { ...bitsOf(p), ROWS: rowsOf(p) },
    ),
  ];
}
