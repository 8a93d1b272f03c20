/** The gradient, a row of a table of the parameters at a time: a sum over all tokens of the batch of what lies in `work`. */
import type { Tensors } from '../../engine/contract.ts';
import { type LanguageParams, type Matrix, parametersOf, streamOf, type Table, type Work, workOf } from './layout.ts';
import type { Model } from './model.ts';
import { rowAt } from './operations/embedding.ts';

/** A row of a table: its slopes are sums of products of what these two sections have for a token. */
export interface Row {
  readonly of: 'embedding' | 'position' | 'weight' | 'bias' | 'gain';
  /** Of the matrix, its biases or the norm that it belongs to. */
  readonly name: string;
  /** In its table, and where it begins among all parameters. */
  readonly row: number;
  readonly first: number;
  readonly columns: number;
  /** What its matrix, or its norm, was given. */
  readonly input: Table;
  /** The derivatives by what came of it. */
  readonly delta: Table;
  /** Of a norm. */
  readonly stats: Table;
}

const known = new WeakMap<LanguageParams, readonly Row[]>();

/** All rows, in the order in which they lie. Made once: a thread asks for them with every portion that it is given. */
export function rowsOf(p: LanguageParams): readonly Row[] {
  const rows = known.get(p) ?? makeRows(p, workOf(p));
  known.set(p, rows);
  return rows;
}

function makeRows(p: LanguageParams, work: Work): readonly Row[] {
  const { embedding, positions, blocks, norm } = parametersOf(p);
  const { at: input, delta } = streamOf(work, 0);
  const { stats } = work;
  const table = (
    of: Row['of'],
    name: string,
    { first, columns }: Table,
    count: number,
    sections: Pick<Row, 'input' | 'delta'>,
  ) =>
    Array.from(
      { length: count },
      (_, row): Row => ({ of, name, row, first: first + row * columns, columns, stats, ...sections }),
    );
  const matrix = (name: string, { first, columns, inputs }: Matrix, sections: Pick<Row, 'input' | 'delta'>) => [
    ...table('weight', name, { first, columns }, inputs, sections),
    ...table('bias', `biases of ${name}`, { first: first + inputs * columns, columns }, 1, sections),
  ];
  const ofNorm = (name: string, first: number, sections: Pick<Row, 'input' | 'delta' | 'stats'>): Row[] => {
    const columns = p.width;
    return [
      { of: 'gain', name: `gains of ${name}`, row: 0, first, columns, ...sections },
      { of: 'bias', name: `biases of ${name}`, row: 0, first: first + columns, columns, ...sections },
    ];
  };
  return [
    ...table('embedding', 'embedding', embedding, p.vocabulary, { input, delta }),
    ...table('position', 'positions', positions, p.t, { input, delta }),
    ...blocks.flatMap((block, layer) => {
      const own = work.blocks[layer];
      const of = (name: string) => `${name} in layer ${layer + 1}`;
      return [
        ...ofNorm(of('norm 1'), block.norm1, { input: own.input, delta: own.normed1Delta, stats: own.stats1 }),
        ...matrix(of('queries, keys and values'), block.qkv, { input: own.normed1, delta: own.qkvDelta }),
        ...matrix(of('projection'), block.projection, { input: own.mixed, delta: own.middleDelta }),
        ...ofNorm(of('norm 2'), block.norm2, { input: own.middle, delta: own.normed2Delta, stats: own.stats2 }),
        ...matrix(of('up'), block.up, { input: own.normed2, delta: own.upDelta }),
        ...matrix(of('down'), block.down, { input: own.active, delta: streamOf(work, layer + 1).delta }),
      ];
    }),
    ...ofNorm('the last norm', norm, { input: work.output, delta: work.normedDelta, stats }),
  ];
}

/**
 * Adds up a row's slopes; `sums` has room for its columns.
 * @param squares likewise those of its terms, where somebody wants them
 */
export function addSlopes(
  { p, sections, work }: Model,
  { tokens, step }: Tensors,
  row: Row,
  sums: Float64Array,
  squares?: Float64Array,
): void {
  const { columns, input, delta } = row;
  const add = (factor: number, first: number) => {
    for (let c = 0; c < columns; c++) sums[c] += factor * work[first + c];
    for (let c = 0; squares && c < columns; c++) squares[c] += (factor * work[first + c]) ** 2;
  };
  for (let token = 0; token < p.b * p.t; token++) {
    const slopes = delta.first + token * delta.columns;
    if (row.of === 'weight') add(work[input.first + token * input.columns + row.row], slopes);
    else if (row.of === 'bias') add(1, slopes);
    else if (row.of === 'position') {
      if (token % p.t === row.row) add(1, slopes);
    } else if (row.of === 'embedding') {
      const { logits, normed } = sections;
      add(work[logits.first + token * logits.columns + row.row], normed.first + token * normed.columns);
      const own = rowAt(tokens, step[0], Math.floor(token / p.t), p)[token % p.t];
      if (own === row.row) add(1, slopes);
    } else {
      const stats = row.stats.first + token * row.stats.columns;
      const from = input.first + token * input.columns;
      for (let c = 0; c < columns; c++) {
        const term = (work[from + c] - work[stats]) * work[stats + 1] * work[slopes + c];
        sums[c] += term;
        if (squares) squares[c] += term * term;
      }
    }
  }
}
