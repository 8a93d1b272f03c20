/** Libraries that keep the state of the toy, made for tests: one that is right, and some that are not. */
import type { DenseArray, DenseLayout, LibraryVariant, Peer, Workload } from '../../engine/contract.ts';
import { type StateParams, toyState } from './toy-state.ts';

/** x and r as they are; how old x is it does not keep, as who counts iterations knows. */
const layout: DenseLayout<StateParams> = {
  inputs: ({ r }, { n }) => [{ data: r as Float32Array<ArrayBuffer>, shape: [n] }],
  outputShape: () => [1],
  outputs: (data) => ({ first: new Float32Array(data) }),
  state: {
    start: ({ x }, { n }) => [{ data: x as Float32Array<ArrayBuffer>, shape: [n] }],
    tensors: ([x], _p, age) => ({ x, age: Uint32Array.of(age), ages: Uint32Array.of(age, 2 * age) }),
  },
};

type Step = (x: Float32Array, r: Float32Array, repeats: number, iteration: number) => Float32Array;

const right = (x: Float32Array, r: Float32Array, repeats: number): Float32Array => {
  const f = Math.fround;
  let next = x;
  for (let i = 0; i < repeats; i++) next = next.map((value, at) => f(r[at] * f(value * f(1 - value))));
  return next;
};

class ToyPeer implements Peer {
  readonly #step: Step;
  readonly #repeats: number;
  readonly #copies: Float32Array[] = [];
  /** Before the last iteration, and after it. */
  #states: Float32Array[] = [];

  constructor(step: Step, repeats: number) {
    this.#step = step;
    this.#repeats = repeats;
  }

  async upload(copy: number, [{ data }]: readonly DenseArray[]) {
    this.#copies[copy] = data.slice();
  }

  async overwrite() {
    this.#states = [];
  }

  async begin([{ data }]: readonly DenseArray[]) {
    this.#states = [data.slice()];
  }

  async run(first: number, iterations: number) {
    for (let i = first; i < first + iterations; i++) this.#iterate(this.#copies[i % this.#copies.length], i);
  }

  async read() {
    return (this.#states.at(-1) as Float32Array).slice(0, 1);
  }

  async readState(back: 0 | 1) {
    return [this.#states.at(-1 - back) as Float32Array];
  }

  async roundTrip([{ data }]: readonly DenseArray[], iteration: number) {
    this.#iterate(data, iteration);
    return this.read();
  }

  async dispose() {}

  #iterate(r: Float32Array, iteration: number): void {
    const before = this.#states.at(-1) as Float32Array;
    this.#states = [before, this.#step(before, r, this.#repeats, iteration)];
  }
}

const library = (id: string, peer: (p: StateParams) => Peer): LibraryVariant<StateParams> => ({
  id,
  title: toyState.title,
  idea: toyState.summary,
  on: 'library',
  side: 'cpu',
  library: { packageName: 'toy', version: '1.0.0', downloadBytes: null },
  load: async () => ({ ok: true, layout, open: async (p) => peer(p) }),
});

const stepping = (id: string, step: Step) => library(id, ({ repeats }) => new ToyPeer(step, repeats));

/** Is never set back to its start. */
class Onwards extends ToyPeer {
  #begun = false;

  override async overwrite() {}

  override async begin(state: readonly DenseArray[]) {
    if (!this.#begun) await super.begin(state);
    this.#begun = true;
  }
}

let calls = 0;

export const toyLibrary: Workload<StateParams> = {
  ...toyState,
  id: 'toy-library',
  variants: [
    stepping('right', right),
    stepping('right-in-other-bits', (x0, r, repeats) => {
      const x = right(x0, r, repeats);
      // Within the tolerance, and never the same.
      x[0] += calls++ % 2 ? 2 ** -22 : 0;
      return x;
    }),
    stepping('does-nothing', (x) => x),
    stepping('right-at-first', (x, r, repeats, iteration) => right(x, r, iteration ? repeats - 1 : repeats)),
    library('right-until-it-has-been-proved', ({ repeats }) => {
      // The first iteration, and two runs before anything is timed: one, then two.
      let left = 4;
      return new ToyPeer((x, r) => right(x, r, left-- > 0 ? repeats : repeats - 1), repeats);
    }),
    stepping('other-inputs', (x, r, repeats, iteration) => right(x, iteration % 2 ? r.map(() => 3.9) : r, repeats)),
    library('never-set-back', ({ repeats }) => new Onwards(right, repeats)),
  ],
};
