/** The rung with broadcasts: products with matrices built for their sizes, everything else as fused has it. */
import projectCode from '../../../../shaders/language/subgroups-project.wgsl?raw';
import slopesCode from '../../../../shaders/language/subgroups-slopes.wgsl?raw';
import type { GpuPass } from '../../../engine/contract.ts';
import { type LanguageParams, type Matrix, parameterCount, type Table, workOf } from '../layout.ts';
import { type Products, passesWith } from './fused.ts';
import { pass, WEIGHTS } from './shared.ts';

const projection = { shader: 'language/subgroups-project.wgsl', code: projectCode };
const slopesKernel = { shader: 'language/subgroups-slopes.wgsl', code: slopesCode };

/** Rows, and columns of a workgroup: 4 · LANES in the shaders. */
const ROWS = 8;
const COLUMNS = 4 * 16;

export const subgroupsPasses = (p: LanguageParams): readonly GpuPass[] =>
  passesWith(p, {
    project: (of, from, matrix, to, { biased = true, residual, active } = {}) =>
      product(of, { N: matrix.columns, K: from.columns, ALONG: matrix.columns, ACROSS: 1 }, matrix, {
        from,
        to,
        residual,
        active,
        biased,
      }),
    projectBack: (of, from, matrix, to, up) =>
      product(of, { N: to.columns, K: matrix.columns, ALONG: 1, ACROSS: matrix.columns }, matrix, {
        from,
        to,
        up,
        biased: false,
      }),
    slopes,
  });

const lengths = (p: LanguageParams) => ({ COUNT: parameterCount(p), WORK: workOf(p).length });

/** What a product reads and writes. */
interface Around {
  readonly from: Table;
  readonly to: Table;
  readonly residual?: Table;
  readonly active?: Table;
  /** What GELU was given on the way forward. */
  readonly up?: Table;
  readonly biased: boolean;
}

function product(
  p: LanguageParams,
  sizes: Readonly<Record<'N' | 'K' | 'ALONG' | 'ACROSS', number>>,
  { first, inputs, columns }: Matrix,
  { from, to, residual, active, up, biased }: Around,
): GpuPass {
  const rows = p.b * p.t;
  const places = [from, residual, up, to, active].map((section) => section?.first ?? 0);
  return pass(projection, WEIGHTS, [first, first + inputs * columns, ...places], [sizes.N / COLUMNS, rows / ROWS], {
    ...sizes,
    ...lengths(p),
    M: rows,
    PITCH: from.columns,
    BIASED: biased ? 1 : 0,
    RESIDUAL: residual ? 1 : 0,
    GELU: active ? 1 : 0,
    GELU_BACK: up ? 1 : 0,
  });
}

const slopes: Products['slopes'] = (p, { inputs, columns, first }, from, delta) =>
  pass(
    slopesKernel,
    ['work', 'scales', 'weights', 'moment1', 'moment2'],
    [first, from.first, delta.first],
    // One more for the biases.
    [columns / COLUMNS, (inputs + 1) / ROWS],
    { ...lengths(p), M: p.b * p.t, N: columns, INPUTS: inputs },
  );
