import { describe, expect, it } from 'vitest';
import { askerOf, isServed, LINE, lineOf, loadsOf, strided, THREADS, usedOf } from './coalescing.ts';

/** Bytes of four each: lines that hold any byte of the numbers asked for. */
function linesTouched(stride: number): number {
  const bytes = 4;
  const touched = new Set<number>();
  for (let thread = 0; thread < THREADS; thread++) {
    for (let byte = 0; byte < bytes; byte++) touched.add(Math.floor((thread * stride * bytes + byte) / (LINE * bytes)));
  }
  return touched.size;
}

describe.each([1, 2, 3, 4, 5, 8, 16])('stride %i', (stride) => {
  const loads = loadsOf(strided(stride));
  const last = loads[loads.length - 1];

  it('needs a line for every stretch of memory that holds a byte of what is asked for', () => {
    expect(last.lines).toHaveLength(linesTouched(stride));
    expect(last.needed).toBe(last.lines.length);
  });

  it('fetches one line a step, none twice, and serves every thread exactly when its line comes', () => {
    expect(loads[0].lines).toEqual([]);
    loads.slice(1).forEach((load, at) => {
      expect(load.lines).toHaveLength(at + 1);
      expect(new Set(load.lines).size).toBe(at + 1);
      const before = loads[at];
      for (let thread = 0; thread < THREADS; thread++) {
        const fresh = isServed(load, thread) && !isServed(before, thread);
        expect(fresh).toBe(lineOf(load.addresses[thread]) === load.lines[at]);
      }
    });
    expect(Array.from({ length: THREADS }, (_, thread) => isServed(last, thread))).not.toContain(false);
  });

  it('uses one number for each thread of all that came', () => {
    expect(last.lines.reduce((sum, line) => sum + usedOf(last, line), 0)).toBe(THREADS);
  });
});

it('side by side all of a line is used, and at stride s one in s, down to one in a line', () => {
  const share = (stride: number) => {
    const last = loadsOf(strided(stride)).at(-1);
    return THREADS / ((last?.lines.length ?? 0) * LINE);
  };
  expect([1, 2, 4, 8].map(share)).toEqual([1, 1 / 2, 1 / 4, 1 / 8]);
  expect(share(16)).toBe(1 / LINE);
});

it('knows who asks for a number', () => {
  const [load] = loadsOf(strided(4));
  expect([0, 4, 28].map((address) => askerOf(load, address))).toEqual([0, 1, 7]);
  expect(askerOf(load, 3)).toBeNull();
});
