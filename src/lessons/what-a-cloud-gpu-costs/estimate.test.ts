import { describe, expect, it, test } from 'vitest';
import { OFFERS, type Offer } from './data.ts';
import { DELIVERED, RENTED } from './delivered.ts';
import {
  type Assumed,
  assumedRate,
  billedHours,
  billOf,
  breakEven,
  cheapest,
  converted,
  HOURS_A_MONTH,
  hoursOf,
  idleMonth,
  machinesFor,
  ownBill,
  ranking,
  readersOn,
} from './estimate.ts';
import { ANSWER, JOBS, type Kept, SERVICE, type Task, TRAINING } from './jobs.ts';

/** A T4 at a dollar an hour. */
const offer = (over: Partial<Offer> = {}): Offer => ({
  ...OFFERS[0],
  card: 't4',
  count: 1,
  usdPerHour: 1,
  billing: 'second',
  minimumSeconds: 60,
  ...over,
});

/** All of the peak at once, without a start. */
const WHOLE: Assumed = { kind: 'f32', arithmetic: 1, memory: 1, startMinutes: 0 };

/** An hour of a T4's 8.1 TFLOP/s. */
const HOUR: Task = { ...TRAINING, flops: 8100e9 * 3600, memoryGb: 1, deadlineHours: null };

describe('what is billed', () => {
  const seconds = (used: number, billing: Offer['billing'], minimumSeconds: number) =>
    Math.round(billedHours(used / 3600, { billing, minimumSeconds }) * 3600);

  it.each([
    [1, 'second', 60, 60],
    [60, 'second', 60, 60],
    [60.2, 'second', 60, 61],
    [61, 'minute', 60, 120],
    [120, 'minute', 60, 120],
    [1, 'hour', 3600, 3600],
    [3600, 'hour', 3600, 3600],
    [3601, 'hour', 3600, 7200],
    [0, 'second', 60, 60],
  ] as const)('%d s by the %s, at least %d s, are %d s', (used, billing, least, expected) => {
    expect(seconds(used, billing, least)).toBe(expected);
  });

  it('is no further step where only rounding makes one', () => {
    expect(billedHours(0.1 + 0.2, { billing: 'minute', minimumSeconds: 60 })).toBeCloseTo(0.3, 12);
  });
});

describe('how long', () => {
  it('whatever is slower decides', () => {
    expect(hoursOf({ flops: 3600e9, bytes: 0 }, { gflops: 1, gbps: 1 })).toBeCloseTo(1);
    expect(hoursOf({ flops: 3600e9, bytes: 7200e9 }, { gflops: 1, gbps: 1 })).toBeCloseTo(2);
  });

  it('is the share of the peak that is assumed', () => {
    const [first] = OFFERS;
    const card = { ...DELIVERED.assumed, kind: 'f16', arithmetic: 0.5, memory: 0.25 } as const;
    expect(assumedRate({ ...cardOfT4, id: first.card }, card)).toEqual({ gflops: 500, gbps: 20 });
  });
});
const cardOfT4 = {
  id: '',
  name: '',
  memoryGb: 1,
  gflops: { f32: 100, f16: 1000 },
  gbps: 80,
  watts: 1,
  launched: '2020',
  source: '-',
  date: '2020',
};

describe('how many machines', () => {
  it.each([
    [10, null, 0, 1],
    [10, 10, 0, 1],
    [10, 5, 0, 2],
    [10, 4.9, 0, 3],
    [10, 5, 1, 3],
    [0.1, 5, 1, 1],
    [10, 1, 1, Infinity],
    [10, 0.5, 1, Infinity],
  ])('%d h within %s h, %d h to start: %d', (alone, deadline, start, expected) => {
    expect(machinesFor(alone, deadline, start)).toBe(expected);
  });

  it('each pays for its start and its steps', () => {
    const assumed = { ...WHOLE, startMinutes: 6 };
    expect(billOf(HOUR, offer(), assumed, null)).toMatchObject({ machines: 1, usd: expect.closeTo(1.1, 6) });
    expect(billOf(HOUR, offer(), assumed, 0.6)).toMatchObject({ machines: 2, usd: expect.closeTo(1.2, 6) });
    const hourly = offer({ billing: 'hour', minimumSeconds: 3600 });
    expect(billOf(HOUR, hourly, assumed, 0.6)).toMatchObject({ machines: 2, usd: 2 });
    expect(billOf(HOUR, offer(), assumed, 0.05)).toBe('deadline');
    expect(billOf(HOUR, offer(), assumed, 0.101)).toBe('deadline');
  });

  it('GPUs of one machine share what can be shared', () => {
    expect(billOf(HOUR, offer({ count: 8 }), WHOLE)).toMatchObject({ hours: expect.closeTo(0.125, 6) });
    expect(billOf({ ...HOUR, splits: false }, offer({ count: 8 }), WHOLE)).toMatchObject({
      hours: expect.closeTo(1, 6),
    });
    expect(billOf({ ...HOUR, splits: false }, offer(), WHOLE, 0.5)).toBe('deadline');
  });

  it('a service needs as many as its readers do', () => {
    // Readers want 160 GB/s for the weights and 160 GFLOP/s each.
    expect(readersOn(SERVICE, { gflops: 1600, gbps: 160 })).toBe(10);
    expect(readersOn(SERVICE, { gflops: 1600, gbps: 159 })).toBe(0);
    expect(readersOn(SERVICE, { gflops: 159, gbps: 1000 })).toBe(0);
    expect(readersOn(SERVICE, { gflops: 1e9, gbps: 1000 })).toBe(64);
    // 39.0 TFLOP/s of eight A100 at a quarter: 30 readers a GPU, three GPUs, one machine; alone three machines.
    const quarter = { ...WHOLE, arithmetic: 0.25 };
    expect(billOf(SERVICE, offer({ card: 'a100-80', count: 8 }), quarter)).toMatchObject({ machines: 1 });
    expect(billOf(SERVICE, offer({ card: 'a100-80' }), quarter)).toMatchObject({
      machines: 3,
      usd: expect.closeTo(3 * HOURS_A_MONTH, 6),
    });
  });
});

describe('what cannot be', () => {
  it('what does not fit into the memory of one GPU, however many there are', () => {
    expect(billOf({ ...HOUR, memoryGb: 17 }, offer({ count: 8 }), WHOLE)).toBe('memory');
    expect(billOf(SERVICE, offer(), WHOLE)).toBe('memory');
    const kept: Kept = { id: 'x', label: ANSWER.label, told: ANSWER.told, memoryGb: 17, hours: 1 };
    expect(billOf(kept, offer(), WHOLE)).toBe('memory');
    expect(billOf({ ...kept, memoryGb: 16 }, offer({ card: 'v100' }), { ...WHOLE, startMinutes: 30 })).toMatchObject({
      usd: 1.5,
    });
  });

  it('a service that is too slow', () => {
    expect(billOf(SERVICE, offer({ card: 'a40' }), { ...WHOLE, arithmetic: 0.004 })).toBe('pace');
    expect(ownBill(SERVICE, { gflops: 1e4, gbps: 1000 }, DELIVERED.own)).toBe('pace');
  });
});

describe('rent or buy', () => {
  const own = { usd: 1000, years: 1, watts: 500, usdPerKwh: 0.2 };

  it('breaks even where purchase and electricity are what renting would have cost', () => {
    // An hour rented at 1.1 is an hour of electricity at 0.1 and 1 saved.
    expect(breakEven(own, 1, 1.1)).toEqual({ rented: expect.closeTo(1000), own: expect.closeTo(1000), inTime: true });
    const even = breakEven(own, 2, 1.1);
    expect(even?.rented).toBeCloseTo(1000 / 0.9);
    expect(even && own.usd + even.own * 0.1).toBeCloseTo((even?.rented ?? 0) * 1.1);
  });

  it('does not where the machine is old before, and never where electricity costs more than renting', () => {
    expect(breakEven(own, 10, 1.1)?.inTime).toBe(false);
    expect(breakEven(own, 11, 1.1)).toBeNull();
    expect(breakEven(own, 12, 1.1)).toBeNull();
  });

  it('costs electricity alone once it is there, however late it is', () => {
    expect(ownBill(HOUR, { gflops: 8100, gbps: 1 }, own)).toMatchObject({
      hours: expect.closeTo(1),
      usd: expect.closeTo(0.1),
    });
    expect(ownBill(TRAINING, { gflops: 1, gbps: 1 }, own)).toMatchObject({ machines: 1 });
    expect(ownBill(SERVICE, { gflops: 11_000, gbps: 200 }, own)).toMatchObject({
      usd: expect.closeTo(0.1 * HOURS_A_MONTH),
    });
  });
});

test('a machine that is stopped costs its disk, or all of it', () => {
  expect(idleMonth({ usdPerHour: 2 }, 'disk', 0.5, 100)).toBe(50);
  expect(idleMonth({ usdPerHour: 2 }, 'ended', 0.5, 10)).toBe(5);
  expect(idleMonth({ usdPerHour: 2 }, 'full', null, 100)).toBe(2 * HOURS_A_MONTH);
});

test('another currency is the amount times its rate', () => {
  expect(converted(3, 7)).toBe(21);
});

test('each of the three jobs has another cheapest instance, and none of them has the cheapest hour', () => {
  const first = JOBS.map((job) => ranking(job, RENTED, DELIVERED.assumed)[0].offer.id);
  expect(first).toEqual(['g4dn.xlarge', 'lambda-h100-pcie', 'vultr-l40s']);
});

test('who is within two percent of the cheapest is as cheap', () => {
  const ranked = [1, 1.02, 1.03].map((usd) => ({ offer: offer(), bill: { machines: 1, hours: 1, billed: 1, usd } }));
  expect(cheapest(ranked)).toHaveLength(2);
  expect(cheapest([])).toEqual([]);
});
