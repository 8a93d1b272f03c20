/**
 * Kernels that cheat on the CPU: right when they are proved, or by what lay there before, and doing less than they are
 * timed for. y = 2x + 1 in f32, and y = x xor 90 in bytes, which have no value that a pattern could keep to itself.
 */
import type { JsVariant, LocalText, Params, Tensors, Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { type ToyParams, toy } from './toy.ts';
import { bytecode, FIRST_PLACE_ONLY, HONEST, NOTHING, ONCE } from './toy-wasm.ts';

/** Where a cheat is found at the latest: in the first iteration, in the two after it, or in the last timed batch. */
export type Found = 'first' | 'second' | 'timed';

const text = (words: string): LocalText => ({ en: words, 'zh-CN': words });
const named = (id: string) => ({ id, title: text(id), idea: text(id) });

function add({ x, y }: Tensors, begin: number, end: number): void {
  for (let at = begin; at < end; at++) y[at] = 2 * x[at] + 1;
}

const flip = ({ x, y }: Tensors, begin: number, end: number): void => {
  for (let at = begin; at < end; at++) y[at] = x[at] ^ 90;
};

type Rows = (io: Tensors, begin: number, end: number) => void;

const js = <P extends Params>(id: string, kernel: JsVariant<P>['kernel']): JsVariant<P> => ({
  ...named(id),
  on: 'js',
  kernel,
});

/** Cheats that work for any kernel; each thread has its own count of calls, one an iteration. */
function lazy(work: Rows): Record<string, { readonly found: Found; readonly variant: JsVariant<ToyParams> }> {
  const when = (id: string, found: Found, works: (io: Tensors, call: number) => boolean) => {
    let call = 0;
    return {
      [id]: {
        found,
        variant: js<ToyParams>(id, (io, { n }) => {
          if (works(io, call++)) work(io, 0, n);
        }),
      },
    };
  };
  const seen = new Set<string>();
  const once = (key: string) => !seen.has(key) && seen.add(key) !== null;
  return {
    ...when('writes-nothing', 'first', () => false),
    ...when('first-iteration-only', 'second', (_, call) => call === 0),
    ...when('every-other-iteration', 'second', (_, call) => call % 2 === 0),
    ...when('two-in-three', 'second', (_, call) => call % 3 !== 2),
    ...when('first-batches-only', 'timed', (_, call) => call < 3),
    ...when('sees-the-pattern', 'timed', ({ y }, call) => call < 3 || Number.isNaN(y[0])),
    ...when('once-for-each-set-and-place', 'timed', ({ x, y }) => once(`${x.byteOffset} ${y.byteOffset}`)),
    ...when('not-after-fifty', 'timed', (_, call) => call < 50),
  };
}

const firstSet = (): JsVariant<ToyParams> => {
  let kept: Tensors | null = null;
  return js('first-set-only', ({ x, y }, { n }) => {
    kept ??= { x: x.slice() };
    add({ ...kept, y }, 0, n);
  });
};

const firstPlace = (): JsVariant<ToyParams> => {
  let kept: Tensors | null = null;
  return js('first-place-only', ({ x, y }, { n }) => {
    kept ??= { y };
    add({ ...kept, x }, 0, n);
  });
};

const tail = (): JsVariant<ToyParams> => {
  const seen = new Set<number>();
  return js('unwritten-tail', (io, { n }) => {
    add(io, 0, seen.has(io.y.byteOffset) ? n - 1 : n);
    seen.add(io.y.byteOffset);
  });
};

/** Computes each set once and copies its result from then on. */
const inScratch = (): JsVariant<ToyParams> => {
  const sets: number[] = [];
  return {
    ...js('results-in-scratch', ({ x, y, results }, { n }) => {
      const known = sets.indexOf(x.byteOffset);
      const set = known < 0 ? sets.push(x.byteOffset) - 1 : known;
      const place = results.subarray(set * n, (set + 1) * n);
      if (known < 0) add({ x, y: place }, 0, n);
      y.set(place);
    }),
    scratch: ({ n }) => ({ results: { dtype: 'f32', shape: [2, n] } }),
  };
};

/** Counts from where it sees the pattern, and rests once there are results in every place. */
const firstOfBatch = (count: number): JsVariant<ToyParams> => ({
  ...js(`first-${count}-of-a-batch`, (io, { n }) => {
    const { calls } = io;
    if (Number.isNaN(calls[0])) calls[0] = 0;
    if (calls[0]++ < count) add(io, 0, n);
  }),
  scratch: () => ({ calls: { dtype: 'f32', shape: [1] } }),
});

const accumulates = js<ToyParams>('accumulates', ({ x, y }, { n }) => {
  for (let at = 0; at < n; at++) y[at] += 2 * x[at] + 1;
});

const drifts = (): JsVariant<ToyParams> => {
  let calls = 0;
  return js('wrong-after-a-hundred', (io, { n }) => {
    add(io, 0, n);
    if (++calls > 100) io.y[n >> 1] += 1;
  });
};

const lastRows: Variant<ToyParams> = {
  ...named('last-row-of-a-thread'),
  on: 'workers',
  stages: ({ n }) => [{ entry: 'add', rows: n, grain: 7 }],
  kernel: (io, { n }, _entry, begin, end) => add(io, begin, end === n ? end - 1 : end),
};

const KEPT = 0x6b657074;
const keepsInputs: Variant<ToyParams> = {
  ...named('keeps-its-inputs'),
  on: 'workers',
  scratch: ({ n }) => ({ kept: { dtype: 'f32', shape: [n] }, flag: { dtype: 'u32', shape: [1] } }),
  stages: ({ n }) => [
    { entry: 'keep', rows: 1, grain: 1 },
    { entry: 'add', rows: n, grain: 7 },
  ],
  kernel: ({ x, y, kept, flag }, _p, entry, begin, end) => {
    if (entry === 'add') add({ x: kept, y }, begin, end);
    else if (flag[0] !== KEPT) {
      kept.set(x);
      flag[0] = KEPT;
    }
  },
};

const sums: Variant<ToyParams> = {
  ...named('adds-up-in-scratch'),
  on: 'workers',
  scratch: ({ n }) => ({ sum: { dtype: 'f32', shape: [n] } }),
  stages: ({ n }) => [
    { entry: 'sum', rows: n, grain: 9 },
    { entry: 'add', rows: n, grain: 7 },
  ],
  kernel: ({ x, y, sum }, _p, entry, begin, end) => {
    if (entry === 'add') add({ x: sum, y }, begin, end);
    else for (let at = begin; at < end; at++) sum[at] += x[at];
  },
};

/**
 * Two threads count to two in one cell. They meet between reading and writing, so that without an atomic addition one
 * count is lost every time; the result is right only where both were counted.
 */
const counting = (id: string, count: (cell: Uint32Array, meet: () => void) => void): Variant<ToyParams> => ({
  ...named(id),
  on: 'workers',
  scratch: () => ({ cell: { dtype: 'u32', shape: [1] }, here: { dtype: 'u32', shape: [1] } }),
  stages: ({ n }) => [
    { entry: 'reset', rows: 1, grain: 1 },
    { entry: 'count', rows: 2, grain: 1 },
    { entry: 'add', rows: n, grain: 7 },
  ],
  kernel: ({ x, y, cell, here }, _p, entry, begin, end) => {
    if (entry === 'reset') {
      cell[0] = 0;
      here[0] = 0;
    } else if (entry === 'add') {
      for (let at = begin; at < end; at++) y[at] = 2 * x[at] - 1 + cell[0];
    } else {
      const alone = end - begin === 2;
      const meet = () => {
        Atomics.add(here as Uint32Array, 0, 1);
        while (!alone && Atomics.load(here as Uint32Array, 0) < 2);
      };
      for (let row = begin; row < end; row++) count(cell as Uint32Array, meet);
    }
  },
});

/** Refused only where threads share memory: elsewhere each counts alone, and rightly. */
export const race = counting('race', (cell, meet) => {
  const seen = cell[0];
  meet();
  cell[0] = seen + 1;
});

const wasm = (id: string, threads: 'one' | 'all', prologue: readonly number[]): WasmVariant<ToyParams> => ({
  ...named(id),
  on: 'wasm',
  threads,
  module: async ({ shared }) => bytecode(prologue, shared),
  stages: ({ n }) => [{ entry: 'add', rows: n, grain: 7 }],
  args: (_p, at) => [at('x'), at('y')],
});

const entries = (found: Found, ...variants: readonly Variant<ToyParams>[]) =>
  Object.fromEntries(variants.map((variant) => [variant.id, { found, variant }]));

const floats = {
  ...lazy(add),
  ...entries('first', lastRows, wasm('wasm-writes-nothing', 'one', NOTHING)),
  ...entries('second', firstSet(), firstPlace(), keepsInputs, sums),
  ...entries('second', wasm('wasm-first-iteration', 'one', ONCE), wasm('wasm-first-place', 'one', FIRST_PLACE_ONLY)),
  ...entries('timed', tail(), inScratch(), accumulates, drifts()),
  ...entries('timed', ...[3, 4, 5, 6, 7, 8].map(firstOfBatch)),
};
const bytes = lazy(flip);

export const honest: readonly Variant<ToyParams>[] = [
  js('honest-js', (io, { n }) => add(io, 0, n)),
  {
    ...named('honest-workers'),
    on: 'workers',
    stages: ({ n }) => [{ entry: 'add', rows: n, grain: 7 }],
    kernel: (io, _p, _entry, begin, end) => add(io, begin, end),
  },
  counting('honest-count', (cell, meet) => {
    meet();
    Atomics.add(cell, 0, 1);
  }),
  wasm('honest-wasm', 'one', HONEST),
  wasm('honest-wasm-all', 'all', HONEST),
];

export const adversaries: Workload<ToyParams> = {
  ...toy,
  id: 'adversaries-cpu',
  variants: [...honest, race, ...Object.values(floats).map(({ variant }) => variant)],
};

export const byteAdversaries: Workload<ToyParams> = {
  ...toy,
  id: 'byte-adversaries-cpu',
  tensors: ({ n }) => ({ inputs: { x: { dtype: 'u8', shape: [n] } }, outputs: { y: { dtype: 'u8', shape: [n] } } }),
  generate: ({ n }, seed) => {
    const next = randomU32(seed);
    return { x: Uint8Array.from({ length: n }, () => next() >>> 24) };
  },
  verifier: ({ x }) => ({
    check: ({ y }) => {
      const worst = x.findIndex((value, at) => !((value ^ 90) === y[at]));
      return {
        ok: worst < 0,
        maxError: worst < 0 ? 0 : 1,
        tolerance: 0,
        at: worst < 0 ? null : `byte ${worst}`,
        method: 'elementwise',
      };
    },
  }),
  variants: [js('honest-bytes', (io, { n }) => flip(io, 0, n)), ...Object.values(bytes).map(({ variant }) => variant)],
};

/** Every cheat, with the workload that it belongs to and where it is found. */
export const cheats = [
  ...Object.values(floats).map((cheat) => ({ ...cheat, workload: adversaries })),
  ...Object.values(bytes).map((cheat) => ({ ...cheat, workload: byteAdversaries })),
];
