import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILL_MS, ILLUSTRATION, paceOf, paceOfVerdict, ROW_BY_ROW, SIDE, stillOf } from './pace.ts';

const ms = fc.double({ min: 1e-4, max: 1e5, noNaN: true });

test('the two fill at the measured ratio, and the slower takes the time of the picture', () => {
  fc.assert(
    fc.property(ms, ms, fc.boolean(), (gpu, cpu, software) => {
      const pace = paceOf({ gpu, cpu }, software);
      if (!pace?.gpu || !pace.cpu) throw new Error('both have a time');
      expect(pace.gpu.pictureMs / pace.cpu.pictureMs).toBeCloseTo(gpu / cpu, 6);
      expect(Math.max(pace.gpu.pictureMs, pace.cpu.pictureMs)).toBeCloseTo(FILL_MS, 6);
      // When the faster is done it is whole, and the other as far as the ratio says.
      expect(Math.max(pace.gpu.share, pace.cpu.share)).toBe(1);
      expect(Math.min(pace.gpu.share, pace.cpu.share)).toBeCloseTo(Math.min(gpu, cpu) / Math.max(gpu, cpu), 9);
    }),
  );
});

test('it says by how much it is slowed: 8 ms that take four seconds by 500', () => {
  expect(paceOf({ gpu: 1, cpu: 8 }, false)).toEqual({
    gpu: { pictureMs: 500, share: 1, atOnce: 2048, measuredMs: 1 },
    cpu: { pictureMs: 4000, share: 1 / 8, atOnce: 8, measuredMs: 8 },
    slowed: 500,
  });
  // Longer than the picture: a time lapse.
  expect(paceOf({ gpu: null, cpu: 8000 }, false)?.slowed).toBe(0.5);
});

test('a side without a time stays empty, and none at all shows nothing', () => {
  expect(paceOf({ gpu: null, cpu: 8 }, false)).toMatchObject({ gpu: null, cpu: { pictureMs: FILL_MS, share: 1 } });
  expect(paceOf({ gpu: 8, cpu: null }, false)).toMatchObject({ cpu: null, gpu: { share: 1 } });
  expect(paceOf({ gpu: null, cpu: null }, false)).toBeNull();
  expect(paceOfVerdict({ kind: 'none' }, false)).toBeNull();
});

test('a GPU that the CPU imitates fills no thousands at once', () => {
  expect(paceOf({ gpu: 1, cpu: 8 }, true)?.gpu?.atOnce).toBe(8);
});

test('the illustration is within five seconds, has the GPU ahead, and names no measured time', () => {
  expect(FILL_MS).toBeLessThan(5000);
  expect(ILLUSTRATION.slowed).toBeNull();
  expect(ILLUSTRATION.gpu).toMatchObject({ share: 1, measuredMs: null });
  expect(ILLUSTRATION.cpu?.share).toBeLessThan(0.1);
  expect(ILLUSTRATION.cpu?.measuredMs).toBeNull();
});

test('a still has the share in rows and cells', () => {
  expect(stillOf(0)).toEqual({ rows: 0, cells: 0 });
  expect(stillOf(1)).toEqual({ rows: SIDE, cells: 0 });
  expect(stillOf(1 / 8)).toEqual({ rows: 8, cells: 0 });
  expect(stillOf(1 / 38)).toEqual({ rows: 1, cells: 44 });
  // However slow: whoever was measured has begun.
  expect(stillOf(1e-9)).toEqual({ rows: 0, cells: 1 });
});

test('row by row: each row goes from empty to full in its share of the time, and the last stays full', () => {
  const points = ROW_BY_ROW.slice('linear('.length, -1).split(',');
  const at = points.map((point) => point.split(' '));
  expect(at).toHaveLength(2 * SIDE);
  expect(at.map(([value]) => Number(value))).toEqual(at.map((_, index) => index % 2));
  for (const [index, [, place]] of at.entries()) {
    if (index === 0 || index === at.length - 1) expect(place).toBeUndefined();
    else expect(Number.parseFloat(place)).toBeCloseTo((100 * Math.ceil(index / 2)) / SIDE, 1);
  }
});
