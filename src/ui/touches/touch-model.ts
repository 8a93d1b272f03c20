/** What a picture of touches shows. Pure. */
import type { TensorSpec } from '../../engine/contract.ts';
import type { Touches } from '../../engine/interpret/api.ts';

export type Look = 'read' | 'write';
const KINDS = { read: 0, write: 1 } as const;
/** An atomic reads and writes. */
const ATOMIC = 2;

type Three = readonly [number, number, number];

/** Elements of the array, a vector or a structure being one. */
export const elementsOf = ({ cells, perElement }: Touches): number => Math.ceil(cells / perElement);

/** How often each element was touched; of one that has several numbers, the most that one of them was. */
export function countElements(touches: Touches, look: Look, thread: number | null): Uint32Array {
  const { cell, thread: by, kind, cells, perElement } = touches;
  const each = new Uint32Array(cells);
  for (let i = 0; i < cell.length; i++) {
    if ((kind[i] === KINDS[look] || kind[i] === ATOMIC) && (thread === null || by[i] === thread)) each[cell[i]]++;
  }
  const counts = new Uint32Array(elementsOf(touches));
  for (let i = 0; i < cells; i++) {
    const element = Math.floor(i / perElement);
    counts[element] = Math.max(counts[element], each[i]);
  }
  return counts;
}

/** How often each thread touched any element, or this one. */
export function countThreads(touches: Touches, look: Look, element: number | null, threads: number): Uint32Array {
  const { cell, thread: by, kind, perElement } = touches;
  const counts = new Uint32Array(threads);
  for (let i = 0; i < cell.length; i++) {
    const here = element === null || Math.floor(cell[i] / perElement) === element;
    // A vector that is touched whole is one touch of its thread: its first number counts.
    const first = cell[i] % perElement === 0 || cell[i - 1] !== cell[i] - 1 || by[i - 1] !== by[i];
    if (here && first && (kind[i] === KINDS[look] || kind[i] === ATOMIC)) counts[by[i]]++;
  }
  return counts;
}

/** Places of things in rows and columns, and back. */
export interface Lattice {
  readonly columns: number;
  readonly rows: number;
  /** Of a thing, row by row. */
  placeOf(thing: number): number;
  /** Null where nothing stands. */
  thingAt(place: number): number | null;
}

const MOST_COLUMNS = 32;

function inRows(count: number, columns: number): Lattice {
  return {
    columns,
    rows: Math.ceil(count / columns),
    placeOf: (thing) => thing,
    thingAt: (place) => (place < count ? place : null),
  };
}

/** Elements as the tensor has them, or as wide as the workgroup is. */
export function elementLattice(touches: Touches, spec: TensorSpec | null, [width]: Three): Lattice {
  const count = elementsOf(touches);
  const [across = 0, down = 0] = spec ? [...spec.shape].reverse() : [];
  const wanted = spec ? (spec.shape.length > 1 ? [across, across / touches.perElement, down] : []) : [width];
  const fits = (columns: number) =>
    Number.isInteger(columns) && columns > 1 && columns <= count && count % columns === 0;
  return inRows(count, wanted.find(fits) ?? Math.min(count, MOST_COLUMNS));
}

/** Threads as they lie in the dispatch: workgroups beside and below each other, each with its threads. */
export function threadLattice(workgroups: Three, size: Three): Lattice {
  const [x, y, z] = size.map((side, axis) => side * workgroups[axis]);
  const each = size[0] * size[1] * size[2];
  const count = x * y * z;
  if (y * z === 1) return inRows(count, Math.min(count, MOST_COLUMNS));
  return {
    columns: x,
    rows: y * z,
    placeOf(thread) {
      const group = unravelled(Math.floor(thread / each), workgroups);
      const local = unravelled(thread % each, size);
      const [column, row, layer] = group.map((at, axis) => at * size[axis] + local[axis]);
      return (layer * y + row) * x + column;
    },
    thingAt(place) {
      if (place >= count) return null;
      const at = unravelled(place, [x, y, z]);
      const group = at.map((one, axis) => Math.floor(one / size[axis])) as unknown as Three;
      const local = at.map((one, axis) => one % size[axis]) as unknown as Three;
      return ravelled(group, workgroups) * each + ravelled(local, size);
    },
  };
}

const unravelled = (at: number, [x, y]: Three): Three => [at % x, Math.floor(at / x) % y, Math.floor(at / (x * y))];
const ravelled = ([a, b, c]: Three, [x, y]: Three): number => (c * y + b) * x + a;

/** Counts by place; null where nothing stands. */
export function laidOut(lattice: Lattice, counts: ArrayLike<number>): readonly (number | null)[] {
  return Array.from({ length: lattice.columns * lattice.rows }, (_, place) => {
    const thing = lattice.thingAt(place);
    return thing === null ? null : counts[thing];
  });
}

/** Threads by number that touched an element, ascending, the first of them. */
export function threadsOf(touches: Touches, look: Look, element: number, most: number) {
  const all = new Set<number>();
  const { cell, thread, kind, perElement } = touches;
  for (let i = 0; i < cell.length; i++) {
    if (Math.floor(cell[i] / perElement) === element && (kind[i] === KINDS[look] || kind[i] === ATOMIC))
      all.add(thread[i]);
  }
  return { first: [...all].sort((a, b) => a - b).slice(0, most), count: all.size };
}

/** By how many threads each element was touched. */
export function threadCounts(touches: Touches, look: Look): Uint32Array {
  const { cell, thread, kind, perElement } = touches;
  const seen = Array.from({ length: elementsOf(touches) }, () => new Set<number>());
  for (let i = 0; i < cell.length; i++) {
    if (kind[i] === KINDS[look] || kind[i] === ATOMIC) seen[Math.floor(cell[i] / perElement)].add(thread[i]);
  }
  return Uint32Array.from(seen, ({ size }) => size);
}

/** Where an arrow key leads; null for other keys, and where the edge is. */
export function steered({ columns, rows, thingAt }: Lattice, place: number, key: string): number | null {
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const [x, y] =
    key === 'ArrowLeft'
      ? [column - 1, row]
      : key === 'ArrowRight'
        ? [column + 1, row]
        : key === 'ArrowUp'
          ? [column, row - 1]
          : key === 'ArrowDown'
            ? [column, row + 1]
            : [-1, -1];
  const next = y * columns + x;
  return x < 0 || y < 0 || x >= columns || y >= rows || thingAt(next) === null ? null : next;
}
