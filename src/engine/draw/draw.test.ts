import { describe, expect, it } from 'vitest';
import type { Verifier } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { fakeRun } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import type { DrawEvent, Wish } from './api.ts';
import { draw } from './draw.ts';

interface Setting {
  readonly gpu?: Behaviour;
  readonly cpu?: Behaviour;
  readonly idle?: number;
}

/** Cases 0 and 1, `gpu` and `cpu`, whose outputs are twice their input. */
function studio({ gpu = {}, cpu = {}, idle = 0 }: Setting = {}) {
  let compared = 0;
  const verifier = ({ x }: { x: { readonly [at: number]: number } }): Verifier => ({
    check({ y }) {
      compared++;
      const maxError = Math.abs(y[0] - 2 * x[0]);
      return { ok: maxError === 0, maxError, tolerance: 0, at: 'element 0', method: 'elementwise' };
    },
  });
  const run = fakeRun({ gpu: { gpu }, cpu: { cpu }, workload: { verifier: (inputs) => verifier(inputs as never) } });
  run.gpu.idle = idle;
  const { workloads, backends, signal } = run.given;
  const request = { cases: casesOf(run.workload), seed: 1 };
  return {
    ...run,
    compared: () => compared,
    begin: (ask: (event: DrawEvent) => unknown) => draw(request, { workloads, backends, signal }, ask),
    /** Has each wish drawn, one after the other. */
    async draws(...wishes: readonly Wish[]): Promise<DrawEvent[]> {
      const events: DrawEvent[] = [];
      await draw(request, { workloads, backends, signal }, (event) => {
        events.push(event);
        return wishes[events.length - 1] ?? null;
      });
      return events.slice(1);
    },
  };
}

const wish = (index: number, x: number, prove = false): Wish => ({ index, inputs: { x: Float32Array.of(x) }, prove });
const outputs = (events: readonly DrawEvent[]) =>
  events.map((event) => (event.type === 'drawn' ? event.outputs.y[0] : event.type));

it('draws what is wished for, with each case prepared once', async () => {
  const { draws, log } = studio();
  expect(outputs(await draws(wish(0, 3), wish(0, 4), wish(1, 5), wish(0, 6)))).toEqual([6, 8, 10, 12]);
  expect(log.filter((line) => line.startsWith('prepare'))).toEqual(['prepare gpu', 'prepare cpu']);
  expect(log.slice(-2)).toEqual(['dispose cpu', 'dispose gpu']);
});

it('compares the first of each case and what is to be proved, and no other', async () => {
  const { draws, compared } = studio();
  const events = await draws(wish(0, 3), wish(0, 4), wish(0, 5, true), wish(1, 6), wish(1, 7));
  expect(events.map((event) => event.type === 'drawn' && event.verdict !== null)).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(compared()).toBe(3);
});

it('shows nothing that is wrong, and nothing that an earlier picture left behind', async () => {
  expect(await studio({ gpu: { wrong: true } }).draws(wish(0, 3))).toMatchObject([
    { type: 'refused', index: 0, reason: { code: 'wrong' } },
  ]);
  const lazy = studio({ gpu: { kernel: ({ x, batch }) => (batch > 1 ? null : 2 * x) } });
  expect((await lazy.draws(wish(0, 3), wish(0, 3, true)))[1]).toMatchObject({ type: 'refused' });
});

it('tells the time of the iteration alone', async () => {
  const { draws } = studio({ gpu: { iterationMs: 10, uploadMs: 100, readMs: 100 }, idle: 7 });
  const [, second] = await draws(wish(0, 1), wish(0, 2));
  expect(second.type === 'drawn' && Math.round(second.ms)).toBe(10);
});

it('refuses what it cannot draw, and draws the other case', async () => {
  const none = { status: 'unsupported', reason: reason('limit') } as const;
  const events = await studio({ gpu: { prepared: none } }).draws(wish(0, 1), wish(1, 2), wish(7, 1));
  expect(events).toMatchObject([
    { type: 'refused', reason: { code: 'limit' } },
    { type: 'drawn', index: 1 },
    { type: 'refused', index: 7, reason: { code: 'unknown-case' } },
  ]);
  const large: Wish = { index: 0, inputs: { x: new Float32Array(9) }, prove: false };
  const strange: Wish = { index: 0, inputs: { z: new Float32Array(1) }, prove: false };
  expect(await studio().draws(large, strange)).toMatchObject([
    { type: 'refused', reason: { code: 'bad-input' } },
    { type: 'refused', reason: { code: 'bad-input' } },
  ]);
});

it('brings a lost device back for the next wish', async () => {
  let lost = 0;
  const beforeRun = () => {
    if (++lost === 2) throw new BackendLostError(reason('device-lost'));
  };
  const { draws, log } = studio({ gpu: { beforeRun } });
  const events = await draws(wish(0, 1), wish(0, 2), wish(0, 3));
  expect(outputs(events)).toEqual([2, 'refused', 6]);
  expect(log.filter((line) => line === 'rebuild' || line.startsWith('prepare'))).toEqual([
    'prepare gpu',
    'rebuild',
    'prepare gpu',
  ]);
});

describe('cancelled', () => {
  it('while the page has not answered, it ends and frees everything', async () => {
    const { begin, controller, log } = studio();
    let asked = 0;
    const over = begin(() => {
      if (++asked === 1) return wish(0, 1);
      queueMicrotask(() => controller.abort());
      return new Promise(() => {});
    });
    await over;
    expect(log.at(-1)).toBe('dispose gpu');
  });

  it('while it draws, it ends at once', async () => {
    const { begin, controller, log } = studio({ gpu: { beforeRun: () => controller.abort() } });
    await begin(() => wish(0, 1));
    expect(log.filter((line) => line.startsWith('run'))).toHaveLength(1);
    expect(log.at(-1)).toBe('dispose gpu');
  });
});

it('a page that breaks is told of it, and nothing is left open', async () => {
  const { begin, log } = studio();
  let asked = 0;
  const broken = begin(() => {
    if (++asked === 1) return wish(0, 1);
    throw new Error('gone');
  });
  await expect(broken).rejects.toThrow('gone');
  expect(log.at(-1)).toBe('dispose gpu');
});
