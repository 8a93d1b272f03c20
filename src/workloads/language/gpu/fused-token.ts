/** The fused rung's dispatches for one more token: six a layer. Norms are folded into the matrices behind them. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { tokenScratch } from '../decode/kernels.ts';
import { scalesOf } from '../decode/packing.ts';
import type { LanguageParams, Table } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import type { TokenSections } from '../token.ts';
import { pass, scaleBits } from './shared.ts';
import {
  bitsOf,
  drawScratch,
  lastNorm,
  type PackedMatrix,
  type PackedNorm,
  packedBindings,
  partsOf,
  tokenPasses,
} from './token.ts';
import * as kernels from './token-kernels.ts';

/** GROUP and CHUNK in the shaders. */
const THREADS = 32;
const CHUNK = 64;

const chunksOf = ({ t }: LanguageParams): number => Math.ceil(t / CHUNK);

export const fusedTokenScratch = (p: LanguageParams): TensorSpecs => ({
  ...tokenScratch(p),
  ...drawScratch(p),
  parts: { dtype: 'f32', shape: [p.b * p.heads, chunksOf(p), headWidth(p) + 4] },
});

export const fusedTokenPasses = (p: LanguageParams): readonly GpuPass[] => tokenPasses(p, { layer, next });

/** Sequences of a thread. */
const rowsOf = ({ b }: LanguageParams): number => (b > 1 ? 4 : 1);

const inVectors = (count: number): number => count / 4;

interface More {
  readonly norm?: PackedNorm;
  readonly residual?: boolean;
  readonly gelu?: boolean;
}

function project(
  p: LanguageParams,
  { matrix, scale }: PackedMatrix,
  from: Table,
  to: Table,
  { norm, residual = false, gelu = false }: More,
): GpuPass {
  const { inputs, columns, first } = matrix;
  return pass(
    kernels.fusedProject,
    [...packedBindings(p), 'work'],
    [p.b, inputs, ...[columns, first, scale, norm?.gains ?? 0, norm?.scale ?? 0, from.first, to.first].map(inVectors)],
    [columns / 4 / THREADS, p.b / rowsOf(p)],
    { ...bitsOf(p), ROWS: rowsOf(p), NORM: norm ? 1 : 0, RESIDUAL: residual ? 1 : 0, GELU: gelu ? 1 : 0 },
  );
}

function layer(p: LanguageParams, at: number, { stream, qkv, mixed, wide }: TokenSections): readonly GpuPass[] {
  const { b, t, width, heads, layers } = p;
  const { norm1, norm2, ...own } = partsOf(p, at);
  const chunks = chunksOf(p);
  const size = { SIZE: inVectors(headWidth(p)) };
  return [
    project(p, own.qkv, stream, qkv, { norm: norm1 }),
    pass(
      kernels.attend,
      ['cache', 'work', 'parts'],
      [b * heads, t, heads, layers, at, chunks, inVectors(qkv.first), scaleBits(p)],
      [chunks / THREADS, b * heads],
      size,
    ),
    pass(
      kernels.merge,
      ['parts', 'work', 'added'],
      [inVectors(width), layers, at, chunks, inVectors(qkv.first), inVectors(mixed.first)],
      [width / 4 / THREADS, b],
      size,
    ),
    project(p, own.projection, mixed, stream, { residual: true }),
    project(p, own.up, stream, wide, { norm: norm2, gelu: true }),
    project(p, own.down, wide, stream, { residual: true }),
  ];
}

function next(p: LanguageParams, { stream }: TokenSections): readonly GpuPass[] {
  const { b, width, vocabulary } = p;
  const { gains, scale } = lastNorm(p);
  return [
    pass(
      kernels.fusedNext,
      [...packedBindings(p), 'work', 'logits'],
      [b, inVectors(width), vocabulary, scalesOf(p).embedding, ...[gains, scale, stream.first].map(inVectors)],
      [vocabulary / THREADS, b / rowsOf(p)],
      { ...bitsOf(p), ROWS: rowsOf(p) },
    ),
  ];
}
