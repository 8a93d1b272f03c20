/**
 * Everything that could pass for a fast and right kernel, and is neither: each must end without a time. What a kernel can
 * see is in `Iteration`; some of it only somebody sees who cheats with a purpose.
 */
import { describe, expect, test } from 'vitest';
import { type Behaviour, type Iteration, patternOf } from '../testing/fake-backend.ts';
import { fakeRun, measured, outcomeOf, reasonOf, runOf } from '../testing/fake-run.ts';

const right = ({ x }: Iteration) => 2 * x;
const wrongly = ({ x }: Iteration) => 2 * x + 1;
/** Right where the condition holds. */
const only =
  (when: (one: Iteration) => boolean, otherwise: (one: Iteration) => number | null = () => null) =>
  (one: Iteration) =>
    when(one) ? right(one) : otherwise(one);
const isPattern = (value: number) => value < 0;

/** What the proof before the timing sees: three iterations in two batches. */
const PROVED_AT_FIRST = 3;

/** Batches for which a machine is busy, those among them in which two lengths are compared. */
const BUSY = { from: 8, to: 24 };

const accumulator = () => {
  let sum = 0;
  return ({ x }: Iteration) => {
    sum += 2 * x;
    return sum;
  };
};

const cheats: Readonly<Record<string, Behaviour['kernel']>> = {
  'writes nothing': () => null,
  'right in the first iteration only': only(({ number }) => number === 0),
  'right in the first iteration of each batch only': only(({ at }) => at === 0),
  'right in the last iteration of each batch only': only(({ at, length }) => at === length - 1),
  'right in all iterations but the last': only(({ at, length }) => at < length - 1),
  'right until it has been proved': only(({ number }) => number < PROVED_AT_FIRST, wrongly),
  'right until it has been proved, then nothing': only(({ number }) => number < PROVED_AT_FIRST),
  'right for as long as it warms up': only(({ batch }) => batch < 15, wrongly),
  'right until the rounds are nearly over': only(({ batch }) => batch < 40, wrongly),
  'right in small batches only': only(({ length }) => length <= 2, wrongly),
  'right in batches of even length only': only(({ length }) => length % 2 === 0, wrongly),
  'right in batches of odd length only': only(({ length }) => length % 2 === 1, wrongly),
  'right in long batches of even length only': only(({ length }) => length <= 2 || length % 2 === 0, wrongly),
  'right in long batches of odd length only': only(({ length }) => length <= 2 || length % 2 === 1, wrongly),
  'stops half-way through a batch': only(({ at, length }) => at < length / 2),
  'skips every other iteration': only(({ number }) => number % 2 === 0),
  'skips every other iteration of a batch': only(({ at }) => at % 2 === 0),
  'skips every third iteration': only(({ number }) => number % 3 !== 1),
  'reads the first set only': ({ all }) => 2 * all[0],
  'reads the second set only': ({ all }) => 2 * all[1],
  'is one iteration behind': ({ all, set }) => 2 * all[(set + 1) % all.length],
  'knows the sets and works on the first only': only(({ set }) => set === 0),
  accumulates: accumulator(),
  'adds to what lies there': ({ x, before }) => before + 2 * x,
  'works only where it sees no pattern': only(({ before }) => !isPattern(before)),
  'works only where it sees the pattern': only(({ before }) => isPattern(before)),
  'works only where it sees the pattern that it knows': only(({ before }) => before === patternOf(1)),
  'puts the pattern back': ({ before, x, number }) => (number < PROVED_AT_FIRST ? 2 * x : before),
  'uses one place of several': only(({ place }) => place === 0),
  'gives no number': () => Number.NaN,
  'gives infinity': () => Infinity,
};

describe('refused', () => {
  test.each(Object.entries(cheats))('%s', async (_, kernel) => {
    for (const on of ['gpu', 'cpu', 'library'] as const) {
      // With few places batches of 99 and 102, and of 6 and 9; with many 83 and 116, and 6 and 7.
      const settings = [0.5, 7].flatMap((ms) =>
        (['arithmetic', 'memory'] as const).map((bound) => [ms, bound] as const),
      );
      for (const [iterationMs, bound] of settings) {
        const { by, events } = await runOf({
          [on]: { gpucheat: { kernel, iterationMs } },
          workload: { boundBy: () => bound },
        });
        expect(by.gpucheat.status).toBe('wrong');
        expect(by.gpucheat).not.toHaveProperty('samples');
        expect(by.gpucheat).toMatchObject({ verdict: { ok: false } });
        const finals = events.filter((event) => event.type === 'measurement' && event.final);
        expect(finals).toMatchObject([{ measurement: { status: 'wrong' } }]);
      }
    }
  });

  // One iteration is a batch: what counts is that neighbours are right, and the last of each set.
  const LONG = { iterationMs: 700 };
  test.each<[string, Behaviour['kernel']]>([
    ['writes nothing', () => null],
    ['right in the first iteration only', only(({ number }) => number === 0)],
    ['right until it has been proved', only(({ number }) => number < 2, wrongly)],
    ['reads the first set only', ({ all }) => 2 * all[0]],
    ['skips every other iteration', only(({ number }) => number % 2 === 0)],
    ['accumulates', accumulator()],
  ])('where one iteration is long: %s', async (_, kernel) => {
    const { by } = await runOf({ cpu: { a: { ...LONG, kernel } } });
    expect(by.a.status).toBe('wrong');
  });

  test.each([60_000, 10_000])(
    'takes longer for very many, and no longer in the batches that follow: %i ms',
    async (budgetMs) => {
      const lazy: Behaviour = { batchMs: (iterations) => (iterations > 1000 ? 10 : Math.min(iterations, 2)) };
      const { by } = await runOf({ library: { a: lazy, b: {} }, plan: { budgetMs } });
      expect(reasonOf(by.a)).toBe('skips-work');
      expect(by.b.status).toBe('ok');
    },
  );

  // Flat in every batch that a run asks for, and longer in the end: it is asked again and again.
  const flat: Behaviour = {
    kernel: only(({ at, length }) => at >= length - 2),
    batchMs: (iterations) => (iterations > 1000 ? iterations / 5 : Math.min(iterations, 50)),
  };

  test.each([60_000, 10_000])('takes longer only for more than a batch ever has: %i ms', async (budgetMs) => {
    const { by } = await runOf({ library: { a: flat, b: {} }, plan: { budgetMs } });
    expect(reasonOf(by.a)).toBe('skips-work');
    expect(by.b.status).toBe('ok');
  });

  test('is flat, and no time is left to find out: it has no time, and takes none of the others', async () => {
    for (let budgetMs = 800; budgetMs < 6000; budgetMs += 100) {
      const { by } = await runOf({ library: { a: flat, b: {} }, plan: { budgetMs } });
      expect([reasonOf(by.a), by.b.status], `${budgetMs} ms`).toEqual(['out-of-time', 'ok']);
    }
  });

  test.each([60_000, 10_000])(
    'is held up by others in every shorter batch of a pair for a while, which accuses nobody: %i ms',
    async (budgetMs) => {
      let before = 0;
      const busy: Behaviour = {
        batchMs: (iterations, batch) => {
          const held = batch >= BUSY.from && batch < BUSY.to && iterations !== 2 * before ? 60 : 0;
          before = iterations;
          return iterations / 2 + held;
        },
      };
      const { by } = await runOf({ library: { a: busy, b: {} }, plan: { budgetMs } });
      expect(by.a.status).toBe('ok');
    },
  );

  test('does only the last two iterations of a batch: then twice as many take no longer', async () => {
    const lazy: Behaviour = {
      kernel: only(({ at, length }) => at >= length - 2),
      batchMs: (iterations) => Math.min(iterations, 2),
    };
    const { by } = await runOf({ library: { a: lazy, b: {} } });
    expect(reasonOf(by.a)).toBe('skips-work');
    expect(by.b.status).toBe('ok');
  });

  test.each<[string, Behaviour]>([
    ['both readouts are of one set', { readout: (last) => last.map((one) => ({ ...one, set: 0 })) }],
    ['one readout of a long batch', { readout: (last) => last.slice(-1) }],
    ['no readout', { readout: () => [] }],
    ['a set that nobody gave', { readout: (last) => last.map((one) => ({ ...one, set: one.set + 5 })) }],
    ['a batch of another length', { sample: (sample) => ({ ...sample, iterations: sample.iterations + 1 }) }],
    ['a time that is no number', { sample: (sample) => ({ ...sample, wallMs: Number.NaN }) }],
    ['a time that is negative', { sample: (sample) => ({ ...sample, wallMs: -1 }) }],
    ['a time without end', { sample: (sample) => ({ ...sample, wallMs: Infinity }) }],
  ])('a session that reports %s has a bug, and no time', async (_, behaviour) => {
    const { by } = await runOf({ gpu: { a: behaviour, b: {} } });
    expect(by.a).toMatchObject({ status: 'failed', reason: { code: 'error' } });
    expect(by.b.status).toBe('ok');
  });

  test('a verdict whose figures are no numbers, whatever it says of itself', async () => {
    for (const figures of [{ maxError: Number.NaN }, { tolerance: Number.NaN }]) {
      const verdict = { ok: true, maxError: 0, tolerance: 1, at: null, method: 'elementwise' as const, ...figures };
      const { by } = await runOf({ gpu: { a: {} }, workload: { verifier: () => ({ check: () => verdict }) } });
      expect(by.a).toMatchObject({ status: 'wrong', verdict: { ok: false } });
    }
  });
});

describe('who is honest is not refused', () => {
  test.each<[string, Behaviour]>([
    ['short iterations', { iterationMs: 0.01 }],
    ['iterations of half a batch', { iterationMs: 26 }],
    ['iterations of two batches', { iterationMs: 110 }],
    ['long iterations', { iterationMs: 900 }],
    ['a first run that takes long', { firstMs: 2000, iterationMs: 0.1 }],
    ['a batch that is mostly waiting', { fixedMs: 40, iterationMs: 0.1 }],
    ['a clock that steps', { sample: (sample) => ({ ...sample, wallMs: Math.floor(sample.wallMs / 5) * 5 }) }],
  ])('%s', async (_, behaviour) => {
    for (const seed of [1, 2, 3]) {
      const { by } = await runOf({ gpu: { a: behaviour }, plan: { seed } });
      expect(measured(by.a).samples.length).toBeGreaterThan(5);
    }
  });

  test('batches are of odd and of even length, in an order that the seed decides', async () => {
    const lengths = async (seed: number) => {
      const { by } = await runOf({ cpu: { a: { iterationMs: 7 } }, plan: { seed } });
      return measured(by.a).samples.map(({ iterations }) => iterations);
    };
    const one = await lengths(1);
    expect(new Set(one)).toEqual(new Set([5, 8]));
    expect(await lengths(1)).toEqual(one);
    expect(await lengths(2)).not.toEqual(one);
  });

  test('outputs are overwritten before every timed batch, those of pairs too, with another pattern each time', async () => {
    const seen: number[] = [];
    const kernel = (one: Iteration) => {
      if (one.at === 0) seen.push(one.before);
      return right(one);
    };
    const run = fakeRun({ cpu: { a: { kernel } } });
    const { by } = await outcomeOf(run);
    const { samples, calibration } = measured(by.a);
    const timed = run.log.filter((line) => line === 'overwrite a').length;
    // One for the proof before, one for the proof after.
    expect(timed).toBe(samples.length + calibration.length + 2);
    expect(new Set(seen.filter(isPattern)).size).toBe(timed);
  });
});
