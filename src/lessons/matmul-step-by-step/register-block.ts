/**
 * One turn of the loop along k, of a thread that keeps a block of sums in registers: it reads a number for each row and
 * one for each column, and every row's meets every column's. Pure.
 */

export interface Block {
  readonly rows: number;
  readonly columns: number;
}

export interface BlockStep extends Block {
  /** Numbers of A and of B that are in registers. */
  readonly fromA: number;
  readonly fromB: number;
  /** Rows of the block whose sums have grown. */
  readonly rowsDone: number;
}

/** Reads A, reads B, then adds row by row. */
export function turnOf(block: Block): readonly BlockStep[] {
  const { rows, columns } = block;
  return [
    { ...block, fromA: rows, fromB: 0, rowsDone: 0 },
    ...Array.from({ length: rows + 1 }, (_, rowsDone) => ({ ...block, fromA: rows, fromB: columns, rowsDone })),
  ];
}

export const readsOf = ({ fromA, fromB }: BlockStep): number => fromA + fromB;

export const multiplyAddsOf = ({ rowsDone, columns }: BlockStep): number => rowsDone * columns;
