import { expect, test } from 'vitest';
import type { TensorData, TensorSpec } from '../contract.ts';
import { MOST_PATTERN_BYTES, patternOf, unwritten } from '../gpu/pattern.ts';
import { diagnose, type Part } from './diagnose.ts';

const SIDES = [16, 16, 1];
const TURN = 1;
const spec = (dtype: TensorSpec['dtype'], ...shape: number[]): TensorSpec => ({ dtype, shape });

function diagnosed(tensor: TensorSpec, expected: TensorData, actual: TensorData, tolerance = 1e-6) {
  const verdict = { ok: false, maxError: 1, tolerance, at: null, method: 'elementwise' } as const;
  const found = diagnose(
    { outputs: { c: actual }, reference: { c: expected }, verdict, turn: TURN },
    { c: tensor },
    SIDES,
  );
  if (!found) throw new Error('no diagnosis');
  return found;
}

/** Values that differ from each other by far more than a rounding. */
const values = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) * 100);

function untouched(data: Float32Array<ArrayBuffer>, from: number): Float32Array<ArrayBuffer> {
  const bits = new Uint32Array(data.buffer);
  for (let i = from; i < bits.length; i++) bits[i] = unwritten('f32', TURN, i);
  return data;
}

test('a tail that nobody wrote is told apart from NaN, with where it begins', () => {
  const c = spec('f32', 40, 17);
  const found = diagnosed(c, values(680), untouched(values(680), 32 * 17));
  const part: Part = { of: 'rows', from: 32, tile: true };
  expect(found.kind).toEqual({ kind: 'unwritten', count: 136, part });
  expect(found.first).toMatchObject({ index: 544, at: [32, 0], untouched: true });
  const nan = values(680).fill(Number.NaN, 544);
  expect(diagnosed(c, values(680), nan).kind).toEqual({ kind: 'nan', count: 136 });
});

test('what nobody wrote beyond the first turn of the pattern is known too', () => {
  const count = MOST_PATTERN_BYTES / 4 + 1000;
  const from = count - 500;
  const tail: Part = { of: 'tail', from, tile: false };
  const kind = { kind: 'unwritten', count: 500, part: tail };
  expect(diagnosed(spec('f32', count), values(count), untouched(values(count), from)).kind).toEqual(kind);
  // As a buffer is filled: with the pattern once more.
  const noise = patternOf(TURN, MOST_PATTERN_BYTES / 4).subarray(MOST_PATTERN_BYTES / 4);
  const right = Uint32Array.from({ length: count }, (_, i) => i);
  const counts = right.map((value, i) => (i < from ? value : noise[i % noise.length]));
  expect(diagnosed(spec('u32', count), right, counts, 0).kind).toEqual(kind);
});

test('zeros everywhere are told as such, be some of them right or not', () => {
  const expected = values(100).fill(0, 40, 60);
  expect(diagnosed(spec('f32', 100), expected, new Float32Array(100)).kind).toEqual({ kind: 'zeros' });
  expect(diagnosed(spec('f32', 100), expected, new Float32Array(100).fill(1, 99)).kind.kind).toBe('values');
});

test('whole numbers and bytes that nobody wrote are known by their noise', () => {
  const right = Uint32Array.from({ length: 100 }, (_, i) => i);
  const counts = right.slice();
  for (let i = 90; i < 100; i++) counts[i] = unwritten('u32', TURN, i);
  const tail: Part = { of: 'tail', from: 90, tile: false };
  expect(diagnosed(spec('u32', 100), right, counts, 0).kind).toEqual({ kind: 'unwritten', count: 10, part: tail });
  const words = Uint32Array.from({ length: 4 * 8 }, (_, i) => unwritten('u8', TURN, i));
  const picture = diagnosed(spec('u8', 4, 8, 4), new Uint8Array(128), new Uint8Array(words.buffer), 1);
  expect(picture.kind).toMatchObject({ kind: 'unwritten', part: { of: 'all' } });
});

test('columns beyond the last whole workgroup', () => {
  const c = spec('f32', 20, 20);
  const actual = values(400).map((value, i) => (i % 20 >= 16 ? 0 : value));
  expect(diagnosed(c, values(400), actual).kind).toEqual({
    kind: 'values',
    count: 80,
    part: { of: 'columns', from: 16, tile: true },
  });
});

test.each([
  [1, false],
  [-1, false],
  [16, true],
  [-16 * 40, true],
])('values that belong %d places further on', (by, tile) => {
  const expected = values(40 * 40);
  const actual = expected.map((value, i) => expected[i + by] ?? value);
  expect(diagnosed(spec('f32', 40, 40), expected, actual).kind).toMatchObject({ kind: 'shifted', by, tile });
});

test('other values, here and there; the first with what was expected and found', () => {
  const actual = values(1000);
  actual[7] = 5;
  actual[500] = Number.POSITIVE_INFINITY;
  const found = diagnosed(spec('f32', 1000), values(1000), actual);
  expect(found).toMatchObject({ kind: { kind: 'values', part: { of: 'scattered' } }, wrong: 2, total: 1000 });
  expect(found.first).toEqual({ index: 7, at: [7], expected: values(1000)[7], found: 5, untouched: false });
});

test('roundings that are too large together have no place', () => {
  const found = diagnosed(
    spec('f32', 64),
    values(64),
    values(64).map((value) => value * (1 + 2 ** -20)),
  );
  expect(found).toMatchObject({ kind: { kind: 'rounding' }, wrong: 0, first: null });
});

test('a map has a cell for each element, or for each block of a large output; what is wrong is seen however small', () => {
  const small = values(6);
  small[4] += 1;
  small[5] += 1e6;
  const map = diagnosed(spec('f32', 2, 3), values(6), small).map;
  expect(map).toMatchObject({ width: 3, height: 2, across: 1, down: 1 });
  expect(map.cells[5]).toBe(1);
  expect(map.cells[4]).toBeGreaterThanOrEqual(0.25);
  expect([...map.cells.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  const large = values(200 * 300);
  large[299] = 0;
  const blocks = diagnosed(spec('f32', 200, 300), values(200 * 300), large).map;
  expect(blocks).toMatchObject({ across: 5, down: 4, width: 60, height: 50 });
  expect(blocks.cells.findIndex((cell) => cell > 0)).toBe(59);
});

test('without a reference there is nothing to diagnose', () => {
  const verdict = { ok: false, maxError: 1, tolerance: 0, at: null, method: 'freivalds' } as const;
  expect(diagnose({ outputs: {}, reference: null, verdict, turn: 1 }, {}, SIDES)).toBeNull();
});
