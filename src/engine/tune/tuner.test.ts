import { describe, expect, test } from 'vitest';
import { createBench } from '../bench/bench.ts';
import type { Tuning } from '../contract.ts';
import type { Behaviour } from '../testing/fake-backend.ts';
import { environment, runOf } from '../testing/fake-run.ts';
import { caps, keyOf, named, setting, tuneIt, VISIBLE } from '../testing/fake-tuning.ts';
import type { TuneEvent } from './api.ts';
import { tunedFor, tunedKey } from './key.ts';

test('the fastest wins, and is found under the key of its device, browser and bucket', async () => {
  const one = setting(named(30, (at) => 10 + Math.abs(at - 17)));
  const { end, winners, events } = await tuneIt(one);
  expect(events[0]).toMatchObject({ type: 'start', configurations: 30 });
  expect(winners).toMatchObject([{ configuration: 'c17', ms: 10, fallbackMs: 27, params: { n: 1 } }]);
  expect(end).toMatchObject({ cancelled: false, problem: null, tuned: { [keyOf(one, 'n 1')]: 'c17' } });
  expect(keyOf(one, 'n 1')).toBe('fake@1 | f32 | n 1 | test | Test 1');
  expect(tunedFor(end.tuned, environment(), one.workload, { n: 1 })).toBe('c17');
  expect(tunedFor(end.tuned, environment(), one.workload, { n: 2 })).toBeUndefined();
});

test('half go on at each halving, with twice the batches, and the default runs along', async () => {
  const { tried, log } = await tuneIt(setting(named(24, (at) => 100 - at)));
  const times = (name: string) => tried.filter(({ configuration }) => configuration === name).length;
  // 24, 12, 6 and 3 with the default beside them.
  expect(tried).toHaveLength(24 + 13 + 7 + 4);
  expect([times('c0'), times('c1'), times('c12'), times('c18'), times('c23')]).toEqual([4, 1, 2, 3, 4]);
  // Each session runs once to be felt out; then 1, 2, 4 and 8 batches.
  expect(log.filter((line) => line.startsWith('run c23'))).toHaveLength(4 + 1 + 2 + 4 + 8);
});

test('progress only ever grows and ends at 1', async () => {
  const { events } = await tuneIt(
    setting(
      named(9, (at) => 10 + at),
      [1, 2, 4],
    ),
  );
  const fractions = events.flatMap((event) => (event.type === 'tried' ? [event.fraction] : []));
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});

test('a lucky first batch does not win against steady ones', async () => {
  const lucky: Behaviour = { iterationMs: (batch) => (batch <= 1 ? 10 : 30) };
  const { winners } = await tuneIt(setting({ steady: { iterationMs: 20 }, lucky, slow: { iterationMs: 40 } }));
  expect(winners[0].configuration).toBe('steady');
});

test('the default is kept where another is ahead by chance only', async () => {
  const { winners } = await tuneIt(setting({ first: { iterationMs: 10 }, other: { iterationMs: 9.9 } }));
  expect(winners).toMatchObject([{ configuration: 'first', ms: 10, fallbackMs: 10 }]);
});

test('on a clock of 16.67 ms the fastest is found all the same, and no batch is endless', async () => {
  const one = setting({ slow: { iterationMs: 6 }, fast: { iterationMs: 2 }, slower: { iterationMs: 9 } }, [1], 16.67);
  const { winners, tried, log } = await tuneIt(one, undefined, VISIBLE, 16.67);
  expect(winners[0]).toMatchObject({ configuration: 'fast' });
  expect(winners[0].ms).toBeGreaterThan(1.5);
  expect(winners[0].ms).toBeLessThan(2.5);
  for (const each of tried) expect(each.status === 'timed' && each.ms).toBeGreaterThan(1);
  const lengths = log.filter((line) => line.startsWith('run')).map((line) => Number(line.split(' ')[2]));
  expect(Math.max(...lengths)).toBeLessThan(200);
});

test('of sizes that share a bucket the largest is tuned', async () => {
  const one = setting(
    named(2, (at) => 10 + at),
    [1, 2, 4],
  );
  const tuning = { ...(one.workload.tuning as Tuning), buckets: ({ n }: { n?: unknown }) => [n === 4 ? 'b' : 'a'] };
  const { winners } = await tuneIt({ ...one, workload: { ...one.workload, tuning } });
  expect(winners.map(({ params }) => params.n)).toEqual([2, 4]);
});

test('what is hopeless at one size is not tried at the next; the default always is', async () => {
  const behaviours = { first: { iterationMs: 500 }, fast: { iterationMs: 10 }, slow: { iterationMs: 200 } };
  const { tried, winners } = await tuneIt(setting(behaviours, [1, 2]));
  const at = (n: number) =>
    [...new Set(tried.filter(({ params }) => params.n === n).map(({ configuration }) => configuration))].sort();
  expect(at(1)).toEqual(['fast', 'first', 'slow']);
  expect(at(2)).toEqual(['fast', 'first']);
  expect(winners.map(({ configuration }) => configuration)).toEqual(['fast', 'fast']);
});

describe('what was timed is proved', () => {
  test.each<[string, Behaviour['kernel']]>([
    ['right in the first run only', ({ x, batch }) => (batch === 1 ? 2 * x : 0)],
    ['reads the first set only', ({ all }) => 2 * all[0]],
    ['writes nothing', () => null],
    ['skips every other iteration', ({ x, number }) => (number % 2 ? null : 2 * x)],
    ['works only where no pattern lies', ({ x, before }) => (before < 0 ? null : 2 * x)],
  ])('%s: it wins nothing, however fast', async (_, kernel) => {
    const { tried, winners } = await tuneIt(
      setting({ cheat: { iterationMs: 0.5, kernel }, good: { iterationMs: 10 } }),
    );
    expect(tried.find(({ configuration }) => configuration === 'cheat')).toMatchObject({ status: 'wrong' });
    expect(winners).toMatchObject([{ configuration: 'good', fallbackMs: null }]);
  });

  test('of every configuration at every halving, in the batch that was timed last', async () => {
    const { tried, log } = await tuneIt(setting(named(6, (at) => 1 + at)));
    const reads = log.flatMap((line, at) => (line.startsWith('read') ? [log.slice(at - 2, at + 1)] : []));
    expect(reads).toHaveLength(tried.length);
    for (const [overwrite, run] of reads) {
      expect(overwrite).toMatch(/^overwrite/);
      expect(run).toMatch(/^run/);
    }
  });
});

test('goes by the wall clock less the idle step, as a run does, whatever timestamps say', async () => {
  const one = setting({ a: { iterationMs: 2, gpuMs: () => 0.001 }, b: { iterationMs: 1 } });
  one.backend.idle = 5;
  const { winners, log } = await tuneIt(one);
  expect(winners[0]).toMatchObject({ configuration: 'b' });
  expect(winners[0].ms).toBeCloseTo(1, 9);
  expect(winners[0].fallbackMs).toBeCloseTo(2, 9);
  expect(log.filter((line) => line === 'idle')).toHaveLength(1);
});

test('another browser version, device or workload version is another key', () => {
  const { workload } = setting(named(1, () => 1));
  const place = environment();
  const key = tunedKey(place, workload, 'x');
  expect(tunedKey({ ...place, browser: 'Test 2' }, workload, 'x')).not.toBe(key);
  expect(tunedKey({ ...place, browser: 'Test 1.7' }, workload, 'x')).toBe(key);
  expect(tunedKey(place, { ...workload, version: 2 }, 'x')).not.toBe(key);
  expect(tunedKey({ ...place, adapter: null }, workload, 'x')).toBeNull();
  expect(tunedKey(place, { ...workload, tuning: undefined }, 'x')).toBeNull();
});

describe('a run', () => {
  const workload = { tuning: setting(named(2, () => 1)).workload.tuning };
  const key = keyOf(setting(named(2, () => 1)), 'any');

  test.each([
    ['what was tuned for a bucket that fits', { [key]: 'c1' }, 'prepare c1'],
    ['the default where nothing was tuned', {}, 'prepare tuned'],
    ['the default where another device was', { [key.replace('test', 'other')]: 'c1' }, 'prepare tuned'],
  ])('takes %s', async (_, tuned, expected) => {
    const { log, report } = await runOf({ gpu: { tuned: {}, other: {} }, workload, plan: { tuned } });
    expect(log).toContain(expected);
    expect(log).toContain('prepare other');
    const [ran, other] = report.measurements;
    expect(ran).toMatchObject({ status: 'ok', case: { build: expected === 'prepare c1' ? 'c1' : 'default' } });
    expect(other.case).not.toHaveProperty('build');
  });
});

test('the bench tunes one at a time, and refuses what has nothing to tune', async () => {
  const { clock, backend, workload } = setting(named(3, (at) => 10 + at));
  const bench = createBench({
    workloads: [workload],
    backends: [backend],
    clock,
    environment: async () => environment(),
    capabilities: async () => caps,
    compile: async () => [],
    date: () => '',
    uuid: () => '',
  });
  const events: TuneEvent[] = [];
  const first = bench.tune({ workload: 'fake' }, (batch) => void events.push(...batch));
  await expect(bench.tune({ workload: 'fake' }, () => {})).rejects.toThrow('going on already');
  await first;
  expect(events[0].type).toBe('start');
  expect(events.at(-1)).toMatchObject({ type: 'end', cancelled: false });
  await expect(bench.tune({ workload: 'none' }, () => {})).rejects.toThrow("no workload 'none'");
});
