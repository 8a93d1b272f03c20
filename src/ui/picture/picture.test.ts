import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';
import { placeIn } from './fit.ts';
import { normalised, parseGrid, parseWeight, resizeGrid } from './weights.ts';

test('a grid is cropped and padded around its centre', () => {
  const grid = Array.from({ length: 25 }, (_, at) => at);
  expect(resizeGrid(grid, 3)).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
  expect(resizeGrid(resizeGrid(grid, 7), 5)).toEqual(grid);
});

test('weights are read as people write them', () => {
  expect(['1/9', ' -0.5 ', '−2', '.25', '1e-3'].map((typed) => parseWeight(typed))).toEqual(
    [1 / 9, -0.5, -2, 0.25, 0.001].map((weight) => ({ ok: true, weight })),
  );
  for (const typed of ['', 'one', '1/0', '1..2', '1e9', 'NaN', '--1'])
    expect(parseWeight(typed)).toEqual({ ok: false });
  expect(parseGrid('[[0, -1, 0],\n [-1, 5, -1],\n [0, -1, 0]]')).toEqual([0, -1, 0, -1, 5, -1, 0, -1, 0]);
  expect(parseGrid('1\t2\t3\n4\t5\t6')).toEqual([1, 2, 3, 4, 5, 6]);
  expect(parseGrid('1 two 3')).toBeNull();
  expect(parseGrid('  ')).toBeNull();
});

test('normalising keeps the brightness, and refuses a sum of zero', () => {
  expect(normalised([1, 2, 1])).toEqual([0.25, 0.5, 0.25]);
  expect(normalised([-1, 0, 1])).toBeNull();
});

test('a difference names its worst place and is amplified until it can be seen', () => {
  const reference = new Uint8Array(4 * 6).fill(100);
  const output = reference.slice();
  expect(differenceOf(output, reference, 3)).toMatchObject({ count: 0, worst: null, gain: 1 });
  output[4 * 4 + 2] = 101;
  const faint = differenceOf(output, reference, 3);
  expect(faint).toMatchObject({ count: 1, gain: 128, worst: { x: 1, y: 1, channel: 2, steps: 1 } });
  expect([...faint.pixels.slice(16, 20)]).toEqual([0, 0, 128, 255]);
  output[0] = 0;
  expect(differenceOf(output, reference, 3)).toMatchObject({ count: 2, gain: 2, worst: { x: 0, y: 0, steps: 100 } });
});

test('a picture covers the frame and keeps its centre', () => {
  expect(placeIn({ width: 400, height: 200 }, { width: 100, height: 100 })).toEqual({
    x: 100,
    y: 0,
    width: 200,
    height: 200,
  });
  expect(placeIn({ width: 200, height: 400 }, { width: 64, height: 64 })).toEqual({
    x: 0,
    y: 100,
    width: 200,
    height: 200,
  });
  expect(placeIn({ width: 1, height: 1 }, { width: 64, height: 64 })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  expect(placeIn({ width: 300, height: 200 }, { width: 150, height: 100 })).toEqual({
    x: 0,
    y: 0,
    width: 300,
    height: 200,
  });
});
