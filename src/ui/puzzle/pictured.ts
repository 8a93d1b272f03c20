/** What a puzzle's picture shows, from its definition alone: numbers, and which of them an element of the output is made of. */
import type { TensorSpec } from '../../engine/contract.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { inputsOf, wideOf } from '../../workloads/puzzles/workload.ts';

export interface PicturedTensor {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Whether it has rows at all, so that its places are pairs. */
  readonly table: boolean;
  readonly values: Float64Array;
}

export interface Pictured {
  readonly inputs: readonly PicturedTensor[];
  readonly output: PicturedTensor;
  /** By element of the output: places of each input, ascending. */
  readonly sources: readonly Readonly<Record<string, readonly number[]>>[];
}

const SEED = 3;

export function pictured(puzzle: Puzzle): Pictured {
  const { drawn } = puzzle;
  const given = wideOf(inputsOf(puzzle, drawn, SEED));
  const specs = puzzle.inputs(drawn);
  const found = puzzle.reference(given, drawn);
  const sources = Array.from(found, (): Record<string, number[]> => ({}));
  for (const [name, values] of Object.entries(given)) {
    for (let place = 0; place < values.length; place++) {
      // A number that is none spoils whatever is made of it.
      const spoilt = puzzle.reference({ ...given, [name]: values.with(place, Number.NaN) }, drawn);
      spoilt.forEach((value, element) => {
        if (Object.is(value, found[element])) return;
        sources[element][name] ??= [];
        sources[element][name].push(place);
      });
    }
  }
  const inputs = Object.entries(specs).map(([name, spec]) => tensorOf(name, spec, given[name]));
  return { inputs, output: tensorOf('out', puzzle.output(drawn), found), sources };
}

function tensorOf(name: string, { shape }: TensorSpec, values: Float64Array): PicturedTensor {
  const columns = shape[shape.length - 1];
  return { name, rows: values.length / columns, columns, table: shape.length > 1, values };
}

/** `a[3]`, or `a[1, 2]` of a table. */
export const placeOf = ({ name, columns, table }: PicturedTensor, at: number): string =>
  table ? `${name}[${Math.floor(at / columns)}, ${at % columns}]` : `${name}[${at}]`;

/** The most places that are named one by one. */
const MOST_NAMED = 3;

/** What an element of the output is made of: places by name where they are few, otherwise how many. */
export function sourceWords(
  { inputs, sources }: Pictured,
  element: number,
  many: (count: number, name: string) => string,
): readonly string[] {
  return inputs.flatMap((tensor) => {
    const places = sources[element][tensor.name] ?? [];
    if (places.length > MOST_NAMED) return [many(places.length, tensor.name)];
    return places.map((place) => placeOf(tensor, place));
  });
}

/** As it fits into a cell: whole numbers as they are, others with two digits. */
export const cellText = (value: number): string =>
  (Number.isInteger(value)
    ? String(value)
    : value.toFixed(Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2)
  ).replace('-', '−');
