import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from './labels.ts';

test('labels with room stay beside their lines', () => {
  const placed = placeLabels(
    [
      { id: 'a', y: 20 },
      { id: 'b', y: 60 },
    ],
    15,
    20,
    0,
    100,
  );
  expect([...placed]).toEqual([
    ['a', 20],
    ['b', 60],
  ]);
});

test('two that touch are moved apart around their middle', () => {
  const placed = placeLabels(
    [
      { id: 'a', y: 50 },
      { id: 'b', y: 50 },
    ],
    10,
    20,
    0,
    100,
  );
  expect([...placed.values()].sort((a, b) => a - b)).toEqual([45, 55]);
});

test('of a crowd, the first in the list are kept', () => {
  const crowd = Array.from({ length: 9 }, (_, i) => ({ id: String(i), y: 50 }));
  const placed = placeLabels(crowd, 15, 20, 0, 100);
  expect(placed.size).toBe(3);
  expect([...placed.keys()].sort()).toEqual(['0', '1', '2']);
});

test('placed labels never overlap, stay in the plot and near their lines', () => {
  const ys = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 14 });
  fc.assert(
    fc.property(ys, (all) => {
      const wanted = all.map((y, i) => ({ id: String(i), y }));
      const placed = placeLabels(wanted, 15, 22, 0, 300);
      const sorted = [...placed.values()].sort((a, b) => a - b);
      sorted.forEach((y, i) => {
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(300 + 1e-9);
        if (i > 0) expect(y - sorted[i - 1]).toBeGreaterThanOrEqual(15 - 1e-9);
      });
      for (const { id, y } of wanted) {
        const at = placed.get(id);
        if (at !== undefined) expect(Math.abs(at - y)).toBeLessThanOrEqual(22 + 1e-9);
      }
    }),
  );
});
