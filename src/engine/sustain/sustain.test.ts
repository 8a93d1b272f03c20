import { describe, expect, test } from 'vitest';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { environment, type FakeRun, fakeRun, reasonOf, type Setting } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import type { SustainEvent, Sustained } from './api.ts';
import { sustain } from './sustain.ts';

const SECONDS = 20;

async function sustained(
  behaviour: Behaviour,
  setting: Setting = {},
  onEvent: (event: SustainEvent, run: FakeRun) => void = () => {},
  id?: string,
) {
  const run = fakeRun({ gpu: { kernel: behaviour }, ...setting });
  const { workloads, backends, clock, signal, visibility, startedAt } = run.given;
  const events: SustainEvent[] = [];
  const [first] = casesOf(run.workload);
  const request = { case: id === undefined ? first : { ...first, variant: id }, seconds: SECONDS, seed: 3 };
  const parts = { workloads, backends, clock, signal, visibility, startedAt, environment: async () => environment() };
  for await (const event of sustain(request, parts)) {
    events.push(event);
    onEvent(event, run);
  }
  const last = events.at(-1);
  if (last?.type !== 'end') throw new Error('It did not end with `end`.');
  return { events, end: last.sustained, run };
}

const totalMs = ({ batches }: Sustained) => batches.reduce((sum, { workMs }) => sum + workMs, 0);

test('goes on batch upon batch for its time, and every one of them is told', async () => {
  const { events, end } = await sustained({ iterationMs: 10 });
  expect(end.measurement.status).toBe('ok');
  expect(end).toMatchObject({ seconds: SECONDS, seed: 3, cancelled: false });
  const told = events.flatMap((event) => (event.type === 'batch' ? [event.batch] : []));
  expect(end.batches).toEqual(told);
  expect(end.batches.at(-1)?.endMs).toBeGreaterThanOrEqual(1000 * SECONDS);
  expect(end.batches.at(-2)?.endMs).toBeLessThan(1000 * SECONDS);
  for (const { workMs, iterations } of end.batches) expect(workMs / iterations).toBeCloseTo(10, 6);
  expect(totalMs(end)).toBeGreaterThan(0.9 * 1000 * SECONDS);
  const phases = events.flatMap((event) => (event.type === 'phase' ? [event.phase] : []));
  expect(phases).toEqual(['prepare', 'verify', 'warm-up', 'sample']);
});

test('what slows down is seen where it slows down', async () => {
  const { end } = await sustained({ iterationMs: (_batch, now) => (now > 10_000 ? 20 : 10) });
  const pace = end.batches.map(({ workMs, iterations }) => Math.round(workMs / iterations));
  expect(pace[0]).toBe(10);
  expect(pace.at(-1)).toBe(20);
});

describe('nothing counts unless it is proved', () => {
  test('before the first batch', async () => {
    const { end, events } = await sustained({ wrong: true });
    expect(end.measurement.status).toBe('wrong');
    expect(end.batches).toEqual([]);
    expect(events.some(({ type }) => type === 'batch')).toBe(false);
  });

  test('and after the last: outputs that went wrong on the way take all times along', async () => {
    let ran = 0;
    const { end, events } = await sustained({
      iterationMs: 10,
      kernel: ({ x, batch }) => {
        ran = Math.max(ran, batch);
        return batch > 100 ? 2 * x + 1 : 2 * x;
      },
    });
    expect(ran).toBeGreaterThan(100);
    expect(events.some(({ type }) => type === 'batch')).toBe(true);
    expect(end.measurement.status).toBe('wrong');
    expect(end.batches).toEqual([]);
  });

  test('who does not do all iterations is found out', async () => {
    const { end } = await sustained({ batchMs: () => 10 });
    expect(reasonOf(end.measurement)).toBe('skips-work');
  });
});

describe('a cancel', () => {
  const cancelAt = (endMs: number) => (event: SustainEvent, run: FakeRun) => {
    if (event.type === 'batch' && event.batch.endMs >= endMs) run.controller.abort(new DOMException('', 'AbortError'));
  };

  test('ends it after the batch under way, and what was run until then is proved and kept', async () => {
    const { end } = await sustained({ iterationMs: 10 }, {}, cancelAt(5000));
    expect(end.cancelled).toBe(true);
    expect(end.measurement.status).toBe('ok');
    expect(end.batches.at(-1)?.endMs).toBeLessThan(5200);
  });

  test('before the first batch leaves nothing', async () => {
    const stop = (event: SustainEvent, run: FakeRun) => {
      if (event.type === 'phase' && event.phase === 'verify') run.controller.abort(new DOMException('', 'AbortError'));
    };
    const { end } = await sustained({ iterationMs: 10 }, {}, stop);
    expect(end).toMatchObject({ cancelled: true, batches: [] });
    expect(reasonOf(end.measurement)).toBe('cancelled');
  });
});

test('batches of a hidden page are marked', async () => {
  let hidden = false;
  const visibility = { hidden: () => hidden, changes: () => (hidden ? 1 : 0) };
  const hide = (event: SustainEvent) => {
    if (event.type === 'batch') hidden = event.batch.endMs > 10_000;
  };
  const { end } = await sustained({ iterationMs: 10 }, { given: { visibility } }, hide);
  expect(end.batches[0].hidden).toBe(false);
  expect(end.batches.at(-1)?.hidden).toBe(true);
  expect(end.measurement.status).toBe('ok');
});

test('a page that was hidden throughout is told so, though it is in front again at the end', async () => {
  let hidden = false;
  const visibility = { hidden: () => hidden, changes: () => 0 };
  const hide = (event: SustainEvent) => {
    if (event.type === 'phase' && event.phase === 'sample') hidden = true;
    if (event.type === 'batch' && event.batch.endMs >= 1000 * SECONDS) hidden = false;
  };
  const { end } = await sustained({ iterationMs: 10 }, { given: { visibility } }, hide);
  expect(hidden).toBe(false);
  expect(reasonOf(end.measurement)).toBe('hidden');
});

test('a device that is lost ends it with the reason, and comes back for whatever is next', async () => {
  const { end, run } = await sustained({
    iterationMs: 10,
    beforeRun: (batch) => {
      if (batch === 60) throw new BackendLostError(reason('gone'));
    },
  });
  expect(reasonOf(end.measurement)).toBe('gone');
  expect(end.batches).toEqual([]);
  expect(run.log).toContain('rebuild');
});

test('a case that nobody knows is told as such', async () => {
  const { end } = await sustained({}, {}, undefined, 'unknown');
  expect(reasonOf(end.measurement)).toBe('unknown-case');
});
