import { expect, test } from 'vitest';
import type { Sample, Session } from '../contract.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { Batches } from './batches.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';

const { signal } = new AbortController();

/** Batches of a session that takes `wallMs` for so many iterations, as they are before anything was warmed. */
function batchesOf(
  wallMs: (iterations: number) => number,
  hasState = false,
  quantumMs = 0.005,
): { batches: Batches; ran: number[] } {
  const ran: number[] = [];
  const session = {
    overwrite: async () => {},
    run: async (iterations: number) => {
      ran.push(iterations);
      return { iterations, wallMs: wallMs(iterations), gpuMs: null };
    },
  } as unknown as Session;
  const tools = {
    clock: new FakeClock(),
    settings: DEFAULT_SETTINGS,
    visibility: { hidden: () => false, changes: () => 0 },
    quantumMs,
  };
  const batches = new Batches(tools, 1, 1);
  batches.use(session, 0, 1, hasState);
  return { batches, ran };
}

test('a batch that is all start grows once it has enough to do', async () => {
  const { batches, ran } = batchesOf((iterations) => 20 + iterations * 0.001);
  expect(await batches.grows(signal)).toBe(true);
  // 20 ms of work beside 20 ms of start.
  expect(ran.at(-1)).toBe(4 ** 8);
});

test('one that never takes longer does not, however many it is given', async () => {
  const { batches, ran } = batchesOf(() => 2);
  expect(await batches.grows(signal)).toBe(false);
  expect(ran.at(-1)).toBe(2 ** 20);
});

test('where a batch may have no more iterations nobody is told to skip them', async () => {
  const { batches, ran } = batchesOf(() => 2, true);
  await batches.warmUp(1, 1, signal);
  ran.length = 0;
  expect(await batches.grows(signal)).toBe(true);
  expect(Math.max(...ran)).toBeLessThan(DEFAULT_SETTINGS.mostTraced);
});

test('a batch whose length was chosen while others had the processor is lengthened until it fills its time', async () => {
  let busy = 200;
  const { batches, ran } = batchesOf((iterations) => iterations * 0.001 * busy);
  await batches.warmUp(1, 1, signal);
  const short = batches.longest;
  busy = 1;
  const samples = [await batches.timed(signal)];
  while (batches.lengthen(samples.at(-1) as Sample)) samples.push(await batches.timed(signal));
  expect(short * 0.001).toBeLessThan(DEFAULT_SETTINGS.batchMs / 100);
  expect(samples.at(-1)?.wallMs).toBeGreaterThan(DEFAULT_SETTINGS.batchMs / 4);
  expect(ran.slice(-samples.length)).toEqual(samples.map(({ iterations }) => iterations));
});

test('one that is as short however long it is made comes to an end, and is then as it is', async () => {
  let wallMs = (iterations: number) => iterations * 0.1;
  const { batches, ran } = batchesOf((iterations) => wallMs(iterations));
  await batches.warmUp(1, 1, signal);
  wallMs = () => 0;
  ran.length = 0;
  while (batches.lengthen(await batches.timed(signal)));
  expect(ran).toHaveLength(5);
});

test('where batches hold only so many iterations they stay as long as they may be', async () => {
  let busy = 20;
  const { batches } = batchesOf((iterations) => iterations * 0.01 * busy, true);
  await batches.warmUp(1, 1, signal);
  busy = 1;
  while (batches.lengthen(await batches.timed(signal)));
  expect(batches.longest).toBeLessThanOrEqual(DEFAULT_SETTINGS.mostTraced);
});

test('on a coarse clock one of fewer steps than count is lengthened, though it is near its aim', async () => {
  let busy = 2;
  const { batches } = batchesOf((iterations) => iterations * busy, false, 100);
  await batches.warmUp(1, 1, signal);
  busy = 1;
  let sample = await batches.timed(signal);
  expect(sample.wallMs).toBeLessThan(DEFAULT_SETTINGS.leastClockSteps * 100);
  while (batches.lengthen(sample)) sample = await batches.timed(signal);
  expect(sample.wallMs).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.leastClockSteps * 100);
});
