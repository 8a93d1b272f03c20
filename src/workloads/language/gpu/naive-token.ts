/** The plain rung's dispatches for one more token: a kernel for each operation, a thread for each number. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { tokenScratch } from '../decode/kernels.ts';
import { scalesOf } from '../decode/packing.ts';
import { type LanguageParams, scoresPitch, type Table } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import type { TokenSections } from '../token.ts';
import * as plain from './kernels.ts';
import { GROUP, pass, scaleBits } from './shared.ts';
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

export const naiveTokenScratch = (p: LanguageParams): TensorSpecs => ({ ...tokenScratch(p), ...drawScratch(p) });

export const naiveTokenPasses = (p: LanguageParams): readonly GpuPass[] => tokenPasses(p, { layer, next });

const norm = (p: LanguageParams, { gains, scale }: PackedNorm, from: Table, to: Table): GpuPass =>
  pass(
    kernels.norm,
    [...packedBindings(p), 'work'],
    [p.b, p.width, gains, scale, from.first, to.first],
    [p.b / GROUP],
    bitsOf(p),
  );

const project = (p: LanguageParams, { matrix, scale }: PackedMatrix, from: Table, to: Table, residual = 0): GpuPass =>
  pass(
    kernels.project,
    [...packedBindings(p), 'work'],
    [matrix.inputs, matrix.columns, matrix.first, scale, from.first, to.first],
    [matrix.columns / GROUP, p.b],
    { ...bitsOf(p), RESIDUAL: residual },
  );

function layer(p: LanguageParams, at: number, sections: TokenSections): readonly GpuPass[] {
  const { b, t, width, heads, layers } = p;
  const { stream, normed, qkv, shares, mixed, wide } = sections;
  const { norm1, norm2, ...own } = partsOf(p, at);
  const pitch = scoresPitch(p);
  const places = [t, width, headWidth(p), pitch, layers, at, qkv.first, shares.first];
  const past = ['cache', 'work', placeBinding(p)];
  const added = ['work', addedBinding(p), placeBinding(p)];
  const writes = writesOf(p);
  return [
    norm(p, norm1, stream, normed),
    project(p, own.qkv, normed, qkv),
    pass(kernels.added, added, [t, width, layers, at, qkv.first, 3 * width], [(2 * width) / GROUP, b], writes),
    pass(kernels.scores, past, [...places, scaleBits(p)], [t / GROUP, b, heads], writes),
    pass(
      kernels.softmax,
      ['work', placeBinding(p)],
      [b * heads, t, pitch, shares.first],
      [(b * heads) / GROUP],
      writes,
    ),
    pass(kernels.mix, past, [...places, mixed.first], [width / GROUP, b], writes),
    project(p, own.projection, mixed, stream, 1),
    norm(p, norm2, stream, normed),
    project(p, own.up, normed, wide),
    pass(plain.gelu, ['work'], [4 * width * b, wide.first, wide.first], [(4 * width * b) / GROUP]),
    project(p, own.down, wide, stream, 1),
  ];
}

const next = (p: LanguageParams, { stream, normed }: TokenSections): readonly GpuPass[] => [
  norm(p, lastNorm(p), stream, normed),
  pass(
    kernels.next,
    [...packedBindings(p), 'work', 'logits'],
    [p.width, p.vocabulary, scalesOf(p).embedding, normed.first],
    [p.vocabulary / GROUP, p.b],
    bitsOf(p),
  ),
];
