/** Where tensors lie, and the pattern that covers what a kernel writes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TensorData, TensorSpecs } from '../contract.ts';
import { periodOf } from '../rotation.ts';
import {
  joinOutputs,
  type Layout,
  layoutOf,
  newOutputs,
  offsetOf,
  readOutputs,
  shareOf,
  viewTensors,
  writeInputs,
} from './layout.ts';
import { overwrite } from './pattern.ts';

const spec = fc.record({
  dtype: fc.constantFrom('f32', 'u32', 'i32', 'u8' as const),
  shape: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
});
const specs = (name: string): fc.Arbitrary<TensorSpecs> =>
  fc
    .array(spec, { minLength: 1, maxLength: 3 })
    .map((list) => Object.fromEntries(list.map((one, at) => [`${name}${at}`, one])));

const rotation = fc.constantFrom(
  ...[
    [2, 3],
    [4, 3],
    [3, 4],
    [6, 5],
  ].map(([copies, places]) => ({ copies, places })),
);

/** Each region of memory that a tensor has, as views: inputs by copy, outputs by place. */
const regionsOf = (layout: Layout, buffer: ArrayBuffer, roles: readonly string[]) =>
  Object.entries(layout.tensors).flatMap(([name, { role, offsets }]) =>
    roles.includes(role) ? offsets.map((_, turn) => viewTensors(layout, buffer, turn)[name]) : [],
  );

describe('layout', () => {
  test('tensors lie apart, aligned, above the base and within the size', () => {
    fc.assert(
      fc.property(
        specs('in'),
        specs('out'),
        specs('tmp'),
        rotation,
        fc.constantFrom(0, 65_536),
        (inputs, outputs, scratch, turns, base) => {
          const layout = layoutOf({ inputs, outputs, scratch }, turns, base);
          const buffer = new ArrayBuffer(layout.bytes);
          const count = (group: TensorSpecs) => Object.keys(group).length;
          const ranges = regionsOf(layout, buffer, ['input', 'output', 'scratch']).map((view) => {
            expect(view.byteOffset % 64).toBe(0);
            return [view.byteOffset, view.byteOffset + view.byteLength];
          });
          expect(ranges).toHaveLength(turns.copies * count(inputs) + turns.places * count(outputs) + count(scratch));
          ranges.sort(([a], [b]) => a - b);
          expect(ranges[0][0]).toBe(base);
          for (let at = 1; at < ranges.length; at++) expect(ranges[at][0]).toBeGreaterThanOrEqual(ranges[at - 1][1]);
          expect(ranges.at(-1)?.[1]).toBeLessThanOrEqual(layout.bytes);
        },
      ),
    );
  });

  test('iterations take the copies and the places in turn, and meet the same pair after a period', () => {
    fc.assert(
      fc.property(specs('in'), specs('out'), rotation, fc.nat(1000), (inputs, outputs, turns, iteration) => {
        const layout = layoutOf({ inputs, outputs, scratch: {} }, turns, 0);
        const { in0, out0 } = layout.tensors;
        expect(offsetOf(layout, 'in0', iteration)).toBe(in0.offsets[iteration % turns.copies]);
        expect(offsetOf(layout, 'out0', iteration)).toBe(out0.offsets[iteration % turns.places]);
        for (const name of ['in0', 'out0']) {
          expect(offsetOf(layout, name, iteration + periodOf(turns))).toBe(offsetOf(layout, name, iteration));
        }
      }),
    );
  });

  const specsOf = {
    inputs: { x: { dtype: 'u8', shape: [5] } },
    outputs: { y: { dtype: 'f32', shape: [7, 3] } },
  } as const;
  const small = layoutOf({ ...specsOf, scratch: { t: { dtype: 'u32', shape: [9] } } }, { copies: 2, places: 3 }, 0);

  test('what is written to a copy is there, and rows read apart join to the whole of their place', () => {
    const buffer = new ArrayBuffer(small.bytes);
    writeInputs(small, buffer, { x: Uint8Array.of(1, 2, 3, 4, 5) }, [1]);
    expect(Array.from(viewTensors(small, buffer, 0).x)).toEqual([0, 0, 0, 0, 0]);
    expect(Array.from(viewTensors(small, buffer, 1).x)).toEqual([1, 2, 3, 4, 5]);
    const whole = Float32Array.from({ length: 21 }, (_, at) => at);
    viewTensors(small, buffer, 2).y.set(whole);
    const parts = Array.from({ length: 9 }, (_, thread) => {
      const share = shareOf(small, thread, 9);
      const part = newOutputs(small, share);
      readOutputs(small, buffer, 5, share, part);
      return part;
    });
    expect(parts.reduce((sum, { y }) => sum + y.length, 0)).toBe(21);
    const joined = newOutputs(small, shareOf(small, 0, 1));
    joinOutputs(small, parts, joined);
    expect(joined.y).toEqual(whole);
    readOutputs(small, buffer, 4, shareOf(small, 0, 1), joined);
    expect(joined.y).toEqual(new Float32Array(21));
  });

  test('the pattern covers every output place and the scratch, whatever its parts, and no input', () => {
    fc.assert(
      fc.property(
        specs('in'),
        specs('out'),
        specs('tmp'),
        fc.integer({ min: 1, max: 5 }),
        (inputs, outputs, scratch, parts) => {
          const layout = layoutOf({ inputs, outputs, scratch }, { copies: 2, places: 3 }, 0);
          const buffer = new ArrayBuffer(layout.bytes);
          const seen = new Map<TensorData, Set<string>>();
          const written = regionsOf(layout, buffer, ['output', 'scratch']);
          for (let turn = 0; turn < 12; turn++) {
            for (let part = 0; part < parts; part++) overwrite(layout, buffer, turn, { part, parts, scratch: 'part' });
            for (const view of written) {
              if (view instanceof Float32Array) expect(view.every(Number.isNaN)).toBe(true);
              const words = view instanceof Float32Array ? new Uint32Array(buffer, view.byteOffset, view.length) : view;
              for (let at = 0; at < view.length; at++) {
                const values = seen.get(view) ?? new Set();
                seen.set(view, values.add(`${at}: ${words[at]}`));
              }
            }
          }
          // Some values of each element differ between twelve turns; noise repeats a byte now and then.
          for (const [view, values] of seen) expect(values.size).toBeGreaterThan(view.length * 6);
          for (const view of regionsOf(layout, buffer, ['input']))
            expect(view.every((value) => value === 0)).toBe(true);
        },
      ),
    );
  });

  test('each thread without shared memory fills its own rows, and all of its scratch', () => {
    const buffer = new ArrayBuffer(small.bytes);
    overwrite(small, buffer, 1, { part: 1, parts: 7, scratch: 'whole' });
    for (const place of [0, 1, 2]) {
      const { y, t } = viewTensors(small, buffer, place);
      expect(Array.from(y, Number.isNaN)).toEqual(Array.from({ length: 21 }, (_, at) => at >= 3 && at < 6));
      expect(t.some((word) => word !== 0)).toBe(true);
    }
  });
});
