import { describe, expect, test } from 'vitest';
import type { Touches } from '../../engine/interpret/api.ts';
import {
  countElements,
  countThreads,
  elementLattice,
  elementsOf,
  laidOut,
  steered,
  threadCounts,
  threadLattice,
  threadsOf,
} from './touch-model.ts';

const READ = 0;
const WRITE = 1;
const ATOMIC = 2;

function touchesOf(
  perElement: number,
  cells: number,
  entries: readonly (readonly [cell: number, thread: number, kind: number])[],
): Touches {
  return {
    name: 'a',
    space: 'storage',
    buffer: 0,
    cells,
    perElement,
    cell: Uint32Array.from(entries, ([cell]) => cell),
    thread: Uint32Array.from(entries, ([, thread]) => thread),
    kind: Uint8Array.from(entries, ([, , kind]) => kind),
  };
}

const plain = touchesOf(1, 4, [
  [0, 0, READ],
  [0, 1, READ],
  [2, 1, READ],
  [2, 1, READ],
  [3, 0, WRITE],
  [1, 2, ATOMIC],
]);

describe('counts', () => {
  test('of elements: of all threads, or of one; an atomic reads and writes', () => {
    expect([...countElements(plain, 'read', null)]).toEqual([2, 1, 2, 0]);
    expect([...countElements(plain, 'write', null)]).toEqual([0, 1, 0, 1]);
    expect([...countElements(plain, 'read', 1)]).toEqual([1, 0, 2, 0]);
  });

  test('of threads: of all elements, or of one', () => {
    expect([...countThreads(plain, 'read', null, 4)]).toEqual([1, 3, 1, 0]);
    expect([...countThreads(plain, 'read', 0, 4)]).toEqual([1, 1, 0, 0]);
    expect([...threadCounts(plain, 'read')]).toEqual([2, 1, 1, 0]);
    expect(threadsOf(plain, 'read', 0, 1)).toEqual({ first: [0], count: 2 });
  });

  test('a vector that is read whole is one touch of one element; a number of it is one as well', () => {
    const vectors = touchesOf(4, 8, [...[0, 1, 2, 3].map((cell) => [cell, 5, READ] as const), [6, 2, READ]]);
    expect(elementsOf(vectors)).toBe(2);
    expect([...countElements(vectors, 'read', null)]).toEqual([1, 1]);
    expect([...countThreads(vectors, 'read', null, 6)]).toEqual([0, 0, 1, 0, 0, 1]);
  });
});

describe('places', () => {
  test('elements lie as the tensor has them, vectors along its rows', () => {
    const spec = { dtype: 'f32', shape: [3, 8] } as const;
    expect(elementLattice(touchesOf(1, 24, []), spec, [1, 1, 1])).toMatchObject({ columns: 8, rows: 3 });
    expect(elementLattice(touchesOf(4, 24, []), spec, [1, 1, 1])).toMatchObject({ columns: 2, rows: 3 });
    expect(elementLattice(touchesOf(1, 16, []), null, [4, 4, 1])).toMatchObject({ columns: 4, rows: 4 });
    expect(elementLattice(touchesOf(1, 100, []), null, [64, 1, 1])).toMatchObject({ columns: 32, rows: 4 });
  });

  test('threads lie as their workgroups do, and each is found where it is put', () => {
    const lattice = threadLattice([2, 3, 1], [4, 2, 1]);
    expect(lattice).toMatchObject({ columns: 8, rows: 6 });
    // The first thread of the second workgroup stands beside the last of the first row of the first.
    expect(lattice.placeOf(8)).toBe(4);
    const threads = Array.from({ length: 48 }, (_, thread) => thread);
    expect(threads.map((thread) => lattice.thingAt(lattice.placeOf(thread)))).toEqual(threads);
    const deep = threadLattice([1, 1, 2], [2, 2, 2]);
    expect(Array.from({ length: 16 }, (_, at) => deep.thingAt(deep.placeOf(at)))).toEqual(threads.slice(0, 16));
    expect(threadLattice([3, 1, 1], [64, 1, 1])).toMatchObject({ columns: 32, rows: 6 });
  });

  test('a last row may not be full; keys stay inside', () => {
    const lattice = threadLattice([5, 1, 1], [7, 1, 1]);
    expect(lattice).toMatchObject({ columns: 32, rows: 2 });
    expect(laidOut(lattice, new Uint32Array(35)).filter((count) => count === null)).toHaveLength(29);
    expect(steered(lattice, 0, 'ArrowRight')).toBe(1);
    expect(steered(lattice, 0, 'ArrowLeft')).toBeNull();
    expect(steered(lattice, 2, 'ArrowDown')).toBe(34);
    expect(steered(lattice, 3, 'ArrowDown')).toBeNull();
    expect(steered(lattice, 34, 'ArrowRight')).toBeNull();
    expect(steered(lattice, 34, 'ArrowUp')).toBe(2);
    expect(steered(lattice, 0, 'a')).toBeNull();
  });
});
