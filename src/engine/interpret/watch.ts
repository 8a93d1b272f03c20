/** Sees every touch of storage and workgroup memory: counts, finds races, notes what is out of bounds. */
import type { Access, Counts, Noted, OutOfBounds, Race, ThreadPlace, Touches } from './api.ts';
import type { Memory } from './memory.ts';

/** Which thread, and where it is in time. */
export interface Toucher {
  /** `workgroup * threads of a workgroup + thread`. */
  readonly id: number;
  readonly counts: { -readonly [name in keyof Counts]: number };
}

/** What a variable is called, cell by cell. */
export interface Watched {
  readonly memory: Memory;
  readonly space: 'workgroup' | 'storage';
  /** Place among the buffers of the request; -1 for workgroup memory. */
  readonly buffer: number;
  /** 2 where 16-bit numbers are in it, else 4. */
  readonly cellBytes: number;
  readonly perElement: number;
  /** Whether threads could race: someone may write it, and not by atomics alone. */
  readonly races: boolean;
  cellName(cell: number): string;
}

/** Who touched each cell; threads are their id + 1, so that 0 is nobody. Lines beside them. */
interface Marks {
  readonly writer: Int32Array;
  readonly writeEpoch: Int32Array;
  readonly writeLine: Int32Array;
  readonly reader: Int32Array;
  readonly readEpoch: Int32Array;
  readonly readLine: Int32Array;
  /** A reader besides the last one, in one epoch with it. */
  readonly other: Int32Array;
  readonly otherEpoch: Int32Array;
  readonly otherLine: Int32Array;
  /** A reader of a workgroup before. */
  readonly foreign: Int32Array;
  readonly foreignLine: Int32Array;
}

const MOST_NOTED = 50;
const MOST_TOUCHES = 2 ** 20;

export class Watch {
  readonly #watched: readonly Watched[];
  readonly #marks: readonly (Marks | null)[];
  readonly #logs: readonly Log[] | null;
  readonly #threads: number;
  readonly #placeOf: (id: number) => ThreadPlace;
  /** Raised by a barrier, and from workgroup to workgroup: what is in different ones, in one workgroup, is ordered. */
  readonly #epochs = { workgroup: 1, storage: 1 };
  readonly #races = new Map<string, Race>();
  readonly #beyond: OutOfBounds[] = [];
  #beyondCount = 0;
  #touches = 0;

  constructor(
    watched: readonly Watched[],
    threadsPerGroup: number,
    placeOf: (id: number) => ThreadPlace,
    trace: boolean,
  ) {
    this.#watched = watched;
    this.#threads = threadsPerGroup;
    this.#placeOf = placeOf;
    this.#marks = watched.map((one) => (one.races ? marksFor(cellsOf(one)) : null));
    this.#logs = trace ? watched.map(() => new Log()) : null;
    for (const [number, { memory }] of watched.entries()) memory.watched = number;
  }

  get traceCut(): boolean {
    return this.#touches > MOST_TOUCHES;
  }

  get races(): Noted<Race> {
    return { first: [...this.#races.values()].slice(0, MOST_NOTED), count: this.#races.size };
  }

  get outOfBounds(): Noted<OutOfBounds> {
    return { first: this.#beyond, count: this.#beyondCount };
  }

  touches(): Touches[] {
    return (this.#logs ?? []).map((log, number) => {
      const one = this.#watched[number];
      const { space, buffer, perElement, memory } = one;
      return { name: memory.name, space, buffer, cells: cellsOf(one), perElement, ...log.taken() };
    });
  }

  barrier(workgroup: boolean, storage: boolean): void {
    if (workgroup) this.#epochs.workgroup++;
    if (storage) this.#epochs.storage++;
  }

  beyond(id: number, kind: 'read' | 'write', name: string, index: number, length: number, line: number): void {
    this.#beyondCount++;
    if (this.#beyond.length < MOST_NOTED) this.#beyond.push({ by: this.#placeOf(id), kind, name, index, length, line });
  }

  atomic(by: Toucher, memory: Memory, at: number): void {
    by.counts.atomics++;
    if (this.#logs) this.#log(memory.watched, at >> 2, 1, by.id, 2);
  }

  read(by: Toucher, memory: Memory, at: number, bytes: number, line: number): void {
    const number = memory.watched;
    const { space, cellBytes } = this.#watched[number];
    if (space === 'storage') by.counts.reads++;
    else by.counts.sharedReads++;
    const first = cellBytes === 4 ? at >> 2 : at >> 1;
    const count = cellBytes === 4 ? bytes >> 2 : bytes >> 1;
    if (this.#logs) this.#log(number, first, count, by.id, 0);
    const marks = this.#marks[number];
    if (!marks) return;
    const epoch = this.#epochs[space];
    const own = by.id + 1;
    for (let cell = first; cell < first + count; cell++) {
      this.#afterWriter(number, cell, marks, by.id, 'read', line);
      const before = marks.reader[cell];
      if (before !== own && before !== 0) {
        if (marks.readEpoch[cell] === epoch) {
          marks.other[cell] = before;
          marks.otherEpoch[cell] = epoch;
          marks.otherLine[cell] = marks.readLine[cell];
        } else if (this.#apart(space, before, own)) {
          marks.foreign[cell] = before;
          marks.foreignLine[cell] = marks.readLine[cell];
        }
      }
      marks.reader[cell] = own;
      marks.readEpoch[cell] = epoch;
      marks.readLine[cell] = line;
    }
  }

  write(by: Toucher, memory: Memory, at: number, bytes: number, line: number): void {
    const number = memory.watched;
    const { space, cellBytes } = this.#watched[number];
    if (space === 'storage') by.counts.writes++;
    else by.counts.sharedWrites++;
    const first = cellBytes === 4 ? at >> 2 : at >> 1;
    const count = cellBytes === 4 ? bytes >> 2 : bytes >> 1;
    if (this.#logs) this.#log(number, first, count, by.id, 1);
    const marks = this.#marks[number];
    if (!marks) return;
    const epoch = this.#epochs[space];
    const own = by.id + 1;
    for (let cell = first; cell < first + count; cell++) {
      this.#afterWriter(number, cell, marks, by.id, 'write', line);
      const { reader, other, foreign } = marks;
      const [last, second, before] = [reader[cell], other[cell], foreign[cell]];
      if (last !== 0 && last !== own && (marks.readEpoch[cell] === epoch || this.#apart(space, last, own)))
        this.#race(number, cell, last - 1, 'read', marks.readLine[cell], by.id, 'write', line);
      else if (second !== 0 && second !== own && marks.otherEpoch[cell] === epoch)
        this.#race(number, cell, second - 1, 'read', marks.otherLine[cell], by.id, 'write', line);
      else if (before !== 0 && this.#apart(space, before, own))
        this.#race(number, cell, before - 1, 'read', marks.foreignLine[cell], by.id, 'write', line);
      marks.writer[cell] = own;
      marks.writeEpoch[cell] = epoch;
      marks.writeLine[cell] = line;
    }
  }

  /** Whether somebody else wrote a cell that a thread now touches, with nothing in between that orders the two. */
  #afterWriter(number: number, cell: number, marks: Marks, id: number, kind: Access['kind'], line: number): void {
    const writer = marks.writer[cell];
    if (writer === 0 || writer === id + 1) return;
    const { space } = this.#watched[number];
    if (marks.writeEpoch[cell] === this.#epochs[space] || this.#apart(space, writer, id + 1))
      this.#race(number, cell, writer - 1, 'write', marks.writeLine[cell], id, kind, line);
  }

  /** In different workgroups, whom nothing orders. Each has workgroup memory of its own. */
  #apart(space: Watched['space'], a: number, b: number): boolean {
    return space === 'storage' && this.#groupOf(a - 1) !== this.#groupOf(b - 1);
  }

  #groupOf(id: number): number {
    return Math.floor(id / this.#threads);
  }

  #race(
    number: number,
    cell: number,
    a: number,
    kindOfA: Access['kind'],
    lineOfA: number,
    b: number,
    kindOfB: Access['kind'],
    lineOfB: number,
  ): void {
    const across = this.#groupOf(a) !== this.#groupOf(b);
    const key = `${number} ${kindOfA} ${lineOfA} ${kindOfB} ${lineOfB} ${across}`;
    if (this.#races.has(key)) return;
    const { space, cellName } = this.#watched[number];
    this.#races.set(key, {
      cell: cellName(cell),
      space,
      first: { by: this.#placeOf(a), kind: kindOfA, line: lineOfA },
      second: { by: this.#placeOf(b), kind: kindOfB, line: lineOfB },
      across,
    });
  }

  #log(number: number, first: number, count: number, thread: number, kind: number): void {
    this.#touches += count;
    if (this.#touches > MOST_TOUCHES) return;
    for (let cell = first; cell < first + count; cell++) this.#logs?.[number].add(cell, thread, kind);
  }
}

const cellsOf = ({ memory, cellBytes }: Watched): number => Math.floor(memory.bytes.length / cellBytes);

function marksFor(cells: number): Marks {
  const make = () => new Int32Array(cells);
  return {
    writer: make(),
    writeEpoch: make(),
    writeLine: make(),
    reader: make(),
    readEpoch: make(),
    readLine: make(),
    other: make(),
    otherEpoch: make(),
    otherLine: make(),
    foreign: make(),
    foreignLine: make(),
  };
}

/** Three columns that grow. */
class Log {
  #cell = new Uint32Array(1024);
  #thread = new Uint32Array(1024);
  #kind = new Uint8Array(1024);
  #length = 0;

  add(cell: number, thread: number, kind: number): void {
    const at = this.#length++;
    if (at === this.#kind.length) {
      this.#cell = grown(this.#cell, new Uint32Array(at * 2));
      this.#thread = grown(this.#thread, new Uint32Array(at * 2));
      this.#kind = grown(this.#kind, new Uint8Array(at * 2));
    }
    this.#cell[at] = cell;
    this.#thread[at] = thread;
    this.#kind[at] = kind;
  }

  taken(): Pick<Touches, 'cell' | 'thread' | 'kind'> {
    const end = this.#length;
    return { cell: this.#cell.slice(0, end), thread: this.#thread.slice(0, end), kind: this.#kind.slice(0, end) };
  }
}

function grown<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
