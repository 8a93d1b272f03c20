/** The parts of the CPU backend that need no threads. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TensorData, TensorSpecs } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { periodOf } from '../rotation.ts';
import { dataUrlBytes } from './data-url.ts';
import { IdleProbe } from './idle.ts';
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
import { Memories } from './memories.ts';
import type { Numbered } from './messages.ts';
import { overwrite } from './pattern.ts';
import { Pool, type Thread } from './pool.ts';
import { abortShared, newControl, resetControl, runShared } from './shared-run.ts';
import { wasmFeatures } from './wasm.ts';

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

describe('IdleProbe', () => {
  /** Probes take what `probes` gives, on a clock of their own; `pauses` counts the waits between. */
  function machine(probes: (nowMs: number, count: number) => number) {
    let nowMs = 0;
    const seen = { count: 0, pauses: 0, nowMs: () => nowMs };
    const idle = new IdleProbe({
      probe: async () => {
        const ms = probes(nowMs, seen.count++);
        nowMs += ms;
        return ms;
      },
      now: () => nowMs,
      later: (ms, call) => {
        nowMs += ms;
        seen.pauses++;
        call();
        return () => {};
      },
    });
    return { idle, seen };
  }
  const { signal } = new AbortController();

  test('an idle machine is told by two probes', async () => {
    const { idle, seen } = machine((_, count) => 4 + (count % 2) / 10);
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(true);
    expect(seen).toMatchObject({ count: 4, pauses: 0 });
  });

  test('one that was slow at first (code not yet compiled) is not taken for the measure', async () => {
    const { idle, seen } = machine((_, count) => (count === 0 ? 20 : 4));
    expect(await idle.settle(signal)).toBe(true);
    expect(seen.count).toBe(3);
  });

  test('threads that spin on are waited for, with pauses', async () => {
    const { idle, seen } = machine((nowMs) => (nowMs > 100 && nowMs < 400 ? 7 : 4));
    while (seen.nowMs() <= 100) expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(true);
    expect(seen.nowMs()).toBeGreaterThanOrEqual(408);
    expect(seen.pauses).toBeGreaterThan(10);
  });

  test('a quick probe between slow ones is luck', async () => {
    const { idle } = machine((_, count) => (count < 2 || count % 2 ? 4 : 7));
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(false);
  });

  test('it gives up after two seconds, once: a machine that has become slower is not waited for again', async () => {
    const { idle, seen } = machine((nowMs) => (nowMs < 8 ? 4 : 7));
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(false);
    expect(seen.nowMs()).toBeLessThan(2050);
    expect(await idle.settle(signal)).toBe(true);
  });

  test('cancelling ends it with the reason', async () => {
    const controller = new AbortController();
    const { idle } = machine((_, count) => {
      if (count === 5) controller.abort(new Error('enough'));
      return 4 + count;
    });
    await expect(idle.settle(controller.signal)).rejects.toThrow('enough');
    await expect(idle.settle(controller.signal)).rejects.toThrow('enough');
  });
});

describe('Memories', () => {
  test('gives a memory again, and nothing of what it held', () => {
    const memories = new Memories();
    const first = memories.take(100_000);
    expect(first.buffer.byteLength).toBe(131_072);
    new Uint8Array(first.buffer).fill(9);
    memories.give(first);
    const again = memories.take(70_000);
    expect(again).toBe(first);
    expect(new Uint8Array(again.buffer, 0, 70_000).every((byte) => byte === 0)).toBe(true);
    // In use: another one.
    expect(memories.take(70_000)).not.toBe(first);
  });

  test('many cases need few memories', () => {
    const memories = new Memories();
    const seen = new Set<WebAssembly.Memory>();
    for (let run = 0; run < 500; run++) {
      const memory = memories.take(65_536 * (1 + (run % 16)));
      seen.add(memory);
      memories.give(memory);
    }
    expect(seen.size).toBe(5);
  });
});

describe('Pool', () => {
  /** A thread that answers when it is told to. */
  function manual() {
    const posted: Numbered[] = [];
    let answer: (message: unknown) => void = () => {};
    let crash: (message: string) => void = () => {};
    let terminated = 0;
    const thread: Thread = {
      post: (message) => posted.push(message as Numbered),
      onMessage: (call) => {
        answer = call;
      },
      onCrash: (call) => {
        crash = call;
      },
      terminate: () => terminated++,
    };
    return {
      thread,
      posted,
      answer: (message: unknown) => answer(message),
      crash: (words: string) => crash(words),
      terminated: () => terminated,
    };
  }
  const free = { type: 'free', session: 0 } as const;

  test('answers find who asked', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    const first = pool.ask(0, free);
    const second = pool.ask(0, free);
    one.answer({ id: one.posted[1].id, ok: true, wallMs: 2, outputs: null });
    one.answer({ id: one.posted[0].id, ok: true, wallMs: 1, outputs: null });
    expect([(await first).wallMs, (await second).wallMs]).toEqual([1, 2]);
  });

  test('an error keeps its words, and says when there was no room', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    const asked = [pool.ask(0, free), pool.ask(0, free)];
    one.answer({ id: one.posted[0].id, ok: false, message: 'it broke', full: false });
    one.answer({ id: one.posted[1].id, ok: false, message: 'too large', full: true });
    await expect(asked[0]).rejects.toThrow('it broke');
    await expect(asked[1]).rejects.toThrow(RangeError);
  });

  test('a crash loses everything that waits, and ends every thread once', async () => {
    const threads = [manual(), manual()];
    let started = 0;
    const pool = new Pool(() => threads[started++].thread);
    const asked = [pool.ask(0, free), pool.ask(1, free)];
    threads[1].crash('out of memory');
    threads[1].crash('again');
    for (const one of asked) await expect(one).rejects.toThrow(BackendLostError);
    expect(threads.map(({ terminated }) => terminated())).toEqual([1, 1]);
    expect(pool.generation).toBe(1);
    // A word from the dead is not heard.
    threads[0].answer({ id: 0, ok: true, wallMs: 1, outputs: null });
  });

  test('idle waits for what is under way, and for nothing else', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    await pool.idle();
    const asked = pool.ask(0, free);
    let idle = false;
    const waiting = pool.idle().then(() => {
      idle = true;
    });
    await Promise.resolve();
    expect(idle).toBe(false);
    one.answer({ id: one.posted[0].id, ok: true, wallMs: 1, outputs: null });
    await asked;
    await waiting;
    expect(idle).toBe(true);
  });

  test('a message that cannot be sent rejects and is not waited for', async () => {
    const pool = new Pool(() => ({
      ...manual().thread,
      post: () => {
        throw new DOMException('could not be cloned', 'DataCloneError');
      },
    }));
    await expect(pool.ask(0, free)).rejects.toThrow('could not be cloned');
    await pool.idle();
  });
});

describe('runShared, alone', () => {
  const stages = [
    { entry: 'a', rows: 10, grain: 3 },
    { entry: 'b', rows: 4, grain: 4 },
  ];

  test('runs each row of each stage once an iteration, stages in order', () => {
    const control = newControl();
    for (let batch = 0; batch < 2; batch++) {
      resetControl(control);
      const done: string[] = [];
      const { error } = runShared(control, 1, stages, 2, ({ entry }, iteration, begin, end) =>
        done.push(`${iteration}${entry}${begin}-${end}`),
      );
      expect(error).toBeNull();
      expect(done).toEqual(
        [0, 1].flatMap((at) => ['a0-3', 'a3-6', 'a6-9', 'a9-10', 'b0-4'].map((part) => `${at}${part}`)),
      );
    }
  });

  test('an abort ends a batch of a thousand million iterations at once', () => {
    const control = newControl();
    let ran = 0;
    runShared(control, 1, stages, 1e9, () => {
      if (++ran === 7) abortShared(control);
    });
    expect(ran).toBe(7);
  });

  test('an error ends the batch and is handed over', () => {
    const control = newControl();
    const { error } = runShared(control, 1, stages, 1e9, () => {
      throw new Error('row');
    });
    expect(error).toEqual(new Error('row'));
  });
});

test('data URLs give their bytes; anything else is refused', () => {
  expect(Array.from(dataUrlBytes('data:application/wasm;base64,AGFzbQ=='))).toEqual([0, 97, 115, 109]);
  for (const url of ['/kernel.wasm', 'data:application/wasm,abc', 'https://x/;base64,AA=='])
    expect(() => dataUrlBytes(url)).toThrow(/Not a base64/);
});

test('this Node has WebAssembly SIMD', () => {
  expect(wasmFeatures().simd).toBe(true);
});
