/**
 * Where an output is wrong, and what that looks like: elements that nobody wrote, that are no number, that belong some
 * places further on. Pure; from the bits that a proof brought home.
 */
import type { TensorData, TensorSpec, TensorSpecs } from '../contract.ts';
import { unwritten } from '../gpu/pattern.ts';
import type { Proved } from './api.ts';

type Wrong = Extract<Proved, { status: 'wrong' }>;

export interface Place {
  readonly index: number;
  /** By the tensor's sides, outermost first. */
  readonly at: readonly number[];
  readonly expected: number;
  readonly found: number;
  /** Nobody wrote it. */
  readonly untouched: boolean;
}

export type Kind =
  /** Nobody wrote them. */
  | { readonly kind: 'unwritten'; readonly count: number; readonly part: Part }
  | { readonly kind: 'nan'; readonly count: number }
  /** Every element of the output is 0, as a stub leaves it. */
  | { readonly kind: 'zeros' }
  /** They hold what belongs `by` elements further on. @param tile whether that is a side of the workgroup, or a multiple */
  | { readonly kind: 'shifted'; readonly by: number; readonly count: number; readonly tile: boolean }
  /** Each is right as far as one can tell; the roundings of all are too large. */
  | { readonly kind: 'rounding' }
  | { readonly kind: 'values'; readonly count: number; readonly part: Part };

/** `all`, those behind a place, those of the last rows or columns, or here and there. */
export type Part =
  | { readonly of: 'all' }
  | { readonly of: 'scattered' }
  | { readonly of: 'tail' | 'rows' | 'columns'; readonly from: number; readonly tile: boolean };

export interface Diagnosis {
  /** The output that it is about. */
  readonly tensor: string;
  readonly kind: Kind;
  readonly wrong: number;
  readonly total: number;
  /** Null where each element by itself is as it should be. */
  readonly first: Place | null;
  readonly map: HeatMap;
}

/** How large the errors are, cell by cell: a cell is an element or, where there are too many, a block of them. */
export interface HeatMap {
  readonly width: number;
  readonly height: number;
  /** 0 where all is right, up to 1 at the largest error or where something is no number; row by row. */
  readonly cells: Float32Array<ArrayBuffer>;
  /** Elements of a row where a list was cut into rows to be seen; null where the tensor has rows of its own. */
  readonly cutAt: number | null;
  /** Elements that a cell spans. */
  readonly across: number;
  readonly down: number;
}

const MOST_CELLS = 64;
/** Beside the tolerance of the worst element: those of larger ones are wider. */
const RELATIVE = 2 ** -16;

/** Null where there is nothing to compare with. @param sides of the workgroup */
export function diagnose(
  { outputs, reference, verdict, turn }: Pick<Wrong, 'outputs' | 'reference' | 'verdict' | 'turn'>,
  specs: TensorSpecs,
  sides: readonly number[],
): Diagnosis | null {
  if (!reference) return null;
  const found = Object.keys(specs).flatMap((tensor) => {
    const [actual, expected] = [outputs[tensor], reference[tensor]];
    if (!actual || !expected || actual.length !== expected.length || !actual.length) return [];
    const bits = new DataView(actual.buffer, actual.byteOffset, actual.byteLength);
    const { tolerance } = verdict;
    return [diagnoseOne({ tensor, spec: specs[tensor], actual, expected, bits, tolerance, turn, sides })];
  });
  return found.sort((a, b) => b.wrong / b.total - a.wrong / a.total)[0] ?? null;
}

interface Compared {
  readonly tensor: string;
  readonly spec: TensorSpec;
  readonly actual: TensorData;
  readonly expected: TensorData;
  readonly tolerance: number;
  /** Of `actual`, to tell what nobody wrote. */
  readonly bits: DataView;
  readonly turn: number;
  readonly sides: readonly number[];
}

function diagnoseOne(compared: Compared): Diagnosis {
  const { tensor, spec, actual, expected } = compared;
  const wrong: number[] = [];
  for (let i = 0; i < actual.length; i++) if (!agrees(compared, i, i)) wrong.push(i);
  const grid = gridOf(spec);
  const [index] = wrong;
  return {
    tensor,
    kind: kindOf(compared, wrong, grid),
    wrong: wrong.length,
    total: actual.length,
    first:
      index === undefined
        ? null
        : {
            index,
            at: placeOf(spec, index),
            expected: expected[index],
            found: actual[index],
            untouched: isUntouched(compared, index),
          },
    map: mapOf(compared, grid),
  };
}

/** Whether element `i` holds what is expected at `other`. */
function agrees({ actual, expected, tolerance }: Compared, i: number, other: number): boolean {
  const [is, should] = [actual[i], expected[other]];
  if (Object.is(is, should) || is === should) return true;
  return Math.abs(is - should) <= Math.max(Number.isFinite(tolerance) ? tolerance : 0, RELATIVE * Math.abs(should));
}

function kindOf(compared: Compared, wrong: readonly number[], grid: Grid): Kind {
  const { actual, sides } = compared;
  if (!wrong.length) return { kind: 'rounding' };
  if (wrong.filter((i) => isUntouched(compared, i)).length * 2 > wrong.length) {
    // Some may hold what they should by chance.
    const untouched = [...actual.keys()].filter((i) => isUntouched(compared, i));
    return { kind: 'unwritten', count: untouched.length, part: partOf(untouched, actual.length, grid, sides) };
  }
  const nans = wrong.filter((i) => Number.isNaN(actual[i])).length;
  if (nans * 2 > wrong.length) return { kind: 'nan', count: nans };
  if (actual.every((value) => value === 0)) return { kind: 'zeros' };
  return (
    shifted(compared, wrong, grid) ?? {
      kind: 'values',
      count: wrong.length,
      part: partOf(wrong, actual.length, grid, sides),
    }
  );
}

/** Bits, since one NaN is another's equal. Bytes were written as words, and are looked at as such. */
function isUntouched({ bits, spec, turn }: Compared, i: number): boolean {
  const word = spec.dtype === 'u8' ? i >> 2 : i;
  if (4 * word + 4 > bits.byteLength) return false;
  return bits.getUint32(4 * word, true) === unwritten(spec.dtype, turn, word);
}

/** Most of the wrong ones agree with the reference `by` places on: one at least, up to some sides of the workgroup. */
function shifted(compared: Compared, wrong: readonly number[], { columns }: Grid): Kind | null {
  if (wrong.length < 4) return null;
  const steps = [1, ...compared.sides.filter((side) => side > 1)];
  const distances = [...new Set(steps.flatMap((step) => [step, step * columns]))].flatMap((step) => [step, -step]);
  for (const by of distances) {
    const inside = wrong.filter((i) => i + by >= 0 && i + by < compared.expected.length);
    const hits = inside.filter((i) => agrees(compared, i, i + by)).length;
    if (inside.length * 2 > wrong.length && hits > 0.9 * inside.length) {
      const distance = Math.abs(by) % columns ? Math.abs(by) : Math.abs(by) / columns;
      return {
        kind: 'shifted',
        by,
        count: hits,
        tile: compared.sides.some((side) => side > 1 && distance % side === 0),
      };
    }
  }
  return null;
}

/** A tensor as rows of elements: its innermost side; a list is folded. A pixel is one element of its row. */
interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** A list that was folded to be seen. */
  readonly folded: boolean;
}

function gridOf({ shape }: TensorSpec): Grid {
  const sides = shape.filter((side) => side > 1);
  const total = sides.reduce((product, side) => product * side, 1);
  if (sides.length < 2) {
    const columns = 2 ** Math.ceil(Math.log2(Math.max(1, Math.sqrt(total))));
    return { columns, rows: Math.ceil(total / columns), folded: true };
  }
  const columns =
    sides.length > 2 && sides[sides.length - 1] <= 4
      ? sides.slice(-2).reduce((a, b) => a * b, 1)
      : sides[sides.length - 1];
  return { columns, rows: total / columns, folded: false };
}

function partOf(
  indices: readonly number[],
  total: number,
  { rows, columns, folded }: Grid,
  sides: readonly number[],
): Part {
  if (indices.length === total) return { of: 'all' };
  const onTile = (from: number) => sides.some((side) => side > 1 && from % side === 0);
  const [first] = indices;
  if (indices.length === total - first) {
    const row = first / columns;
    if (!folded && Number.isInteger(row)) return { of: 'rows', from: row, tile: onTile(row) };
    return { of: 'tail', from: first, tile: onTile(first) };
  }
  if (folded) return { of: 'scattered' };
  const column = indices.reduce((least, i) => Math.min(least, i % columns), columns);
  const isBlock = indices.length === rows * (columns - column);
  return isBlock ? { of: 'columns', from: column, tile: onTile(column) } : { of: 'scattered' };
}

function placeOf({ shape }: TensorSpec, index: number): readonly number[] {
  const at: number[] = [];
  let rest = index;
  for (const side of [...shape].reverse()) {
    at.unshift(rest % side);
    rest = Math.floor(rest / side);
  }
  return at;
}

function mapOf(compared: Compared, { rows, columns, folded }: Grid): HeatMap {
  const across = Math.ceil(columns / MOST_CELLS);
  const down = Math.ceil(rows / MOST_CELLS);
  const width = Math.ceil(columns / across);
  const height = Math.ceil(rows / down);
  const cells = new Float32Array(width * height);
  const { actual, expected } = compared;
  let largest = 0;
  for (let i = 0; i < actual.length; i++) {
    if (agrees(compared, i, i)) continue;
    const error = Math.abs(actual[i] - expected[i]);
    const cell = Math.floor(Math.floor(i / columns) / down) * width + Math.floor((i % columns) / across);
    cells[cell] = Math.max(cells[cell], Number.isFinite(error) ? error : Infinity);
    if (Number.isFinite(error)) largest = Math.max(largest, error);
  }
  // What is wrong is seen, however small it is beside the largest.
  const shade = (error: number) => (error === 0 ? 0 : error === Infinity ? 1 : 0.25 + 0.75 * (error / largest));
  return { width, height, cutAt: folded && rows > 1 ? columns : null, across, down, cells: cells.map(shade) };
}
