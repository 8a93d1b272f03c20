import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { On, Params } from '../../engine/contract.ts';
import type { Challenge, Results } from '../lesson.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { crossingOf, duelsOf, winnerOf } from './crossing.ts';
import { lesson } from './index.ts';
import { amdahl, finding, gustafson } from './laws.ts';
import { SIZES } from './prediction.ts';

type Timed = Omit<TimedRow, 'on' | 'warnings'> & { readonly params: Params };

const GPU = ['vec4', 'one', 'branch'];

const onOf = (variant: string): On => (GPU.includes(variant) ? 'gpu' : variant === 'js' ? 'js' : 'wasm');

const resultsOf = (runs: Readonly<Record<string, readonly Timed[]>>): Results =>
  resultsFrom(
    'made',
    Object.fromEntries(
      Object.entries(runs).map(([id, timed]) => [id, timed.map((one) => ({ ...one, on: onOf(one.variant) }))]),
    ),
  );

/** GPU over CPU by size: the CPU takes 1 ms everywhere. */
const sweepOf = (ratios: readonly (number | null)[], more: Partial<Timed> = {}, sizes = SIZES): readonly Timed[] =>
  ratios.flatMap((ratio, i) => [
    { variant: 'vec4', params: { n: sizes[i] }, ms: ratio === null ? null : 1 / ratio, copiesMs: 1, ...more },
    { variant: 'js', params: { n: sizes[i] }, ms: 1, ...more },
    { variant: 'wasm-threads', params: { n: sizes[i] }, ms: 2, ...more },
  ]);

const crossing = (ratios: readonly (number | null)[], more?: Partial<Timed>) =>
  crossingOf(duelsOf(resultsOf({ sweep: sweepOf(ratios, more) }), 'sweep'));

describe('where the lead changes hands', () => {
  it('lies between the last size of the CPU and the first of the GPU', () => {
    expect(crossing([0.1, 0.5, 3, 9])).toEqual({ kind: 'between', low: SIZES[1], high: SIZES[2] });
  });

  it('is wider where a tie lies between', () => {
    expect(crossing([0.1, 1, 3, 9])).toEqual({ kind: 'between', low: SIZES[0], high: SIZES[2] });
  });

  it('is nowhere where one side leads throughout, with or without ties', () => {
    expect(crossing([0.1, 0.2, 0.3, 1])).toEqual({ kind: 'cpu' });
    expect(crossing([1, 2, 3, 9])).toEqual({ kind: 'gpu' });
  });

  it('is not clear where all are ties, or where the lead comes and goes', () => {
    expect(crossing([1, 1, 1, 1])).toEqual({ kind: 'unclear' });
    expect(crossing([0.1, 2, 0.5, 9])).toEqual({ kind: 'unclear' });
    expect(crossing([9, 2, 0.5, 0.1])).toEqual({ kind: 'unclear' });
    expect(crossing([0.5, 0.6, 1.5, 1.8], { spread: 0.9 })).toEqual({ kind: 'unclear' });
  });

  it('is won by nobody at a size that is too noisy to tell', () => {
    const duels = duelsOf(
      resultsOf({ sweep: [...sweepOf([0.5], { spread: 0.9 }), ...sweepOf([1], {}, [7])] }),
      'sweep',
    );
    expect(duels.map(winnerOf)).toEqual(['tie', 'noisy']);
  });

  it('is not known without a GPU, or from one size', () => {
    expect(crossing([null, null, null, null])).toBeNull();
    expect(crossing([0.1, null, null, null])).toBeNull();
    expect(crossingOf(duelsOf({}, 'sweep'))).toBeNull();
  });

  it('takes the best of each side, whatever the order of the rows', () => {
    const rows = [...sweepOf([0.1, 0.5, 3, 9])].reverse();
    const duels = duelsOf(resultsOf({ sweep: rows }), 'sweep');
    expect(duels.map(({ n }) => n)).toEqual(SIZES);
    expect(duels.map(({ cpuMs }) => cpuMs)).toEqual([1, 1, 1, 1]);
    expect(duels[3].withCopies).toBeCloseTo(1 / (1 + 1 / 9));
  });
});

describe('the curve', () => {
  const { curve } = lesson.predictions;
  if (curve.kind !== 'curve') throw new Error('It is drawn by hand.');

  it('is answered by the ratio at every size, or not at all', () => {
    expect(curve.answer(resultsOf({ sweep: sweepOf([0.1, 0.5, 3, 9]) }))?.map((y) => Number(y.toFixed(3)))).toEqual([
      0.1, 0.5, 3, 9,
    ]);
    expect(curve.answer(resultsOf({ sweep: sweepOf([0.1, null, 3, 9]) }))).toBeNull();
    expect(curve.answer({})).toBeNull();
  });

  it('tells who won at both ends, a tie too, and counts the winners that were guessed', () => {
    const guess = [0.5, 0.5, 0.5, 0.5];
    const told = curve.explain(resultsOf({ sweep: sweepOf([0.1, 0.5, 3, 9]) }), guess);
    expect(told.en).toContain('at 512 the CPU is 10× faster. At 262,144 the GPU is 9× faster');
    expect(told.en).toContain('right winner at 2 of 4 sizes');
    expect(told['zh-CN']).toContain('4 种规模里，你的曲线猜对了 2 种');
    expect(curve.explain(resultsOf({ sweep: sweepOf([1, 1, 1, 1]) }), guess).en).toContain('at 512 it is a tie');
    const [first, ...others] = SIZES;
    const noisy = [...sweepOf([0.5], { spread: 0.9 }, [first]), ...sweepOf([0.5, 3, 9], {}, others)];
    const some = curve.explain(resultsOf({ sweep: noisy }), guess);
    expect(some.en).toContain('at 512 it is too noisy to tell.');
    expect(some.en).toContain('right winner at 1 of 3 sizes where that can be told.');
    expect(some['zh-CN']).toContain('能分出快慢的 3 种规模里，你的曲线猜对了 1 种');
    expect(curve.explain({}, guess).en).toBe('No time was measured.');
  });
});

describe('the challenges', () => {
  const number = lesson.challenges['break-even'] as Extract<Challenge, { kind: 'number' }>;
  const choice = lesson.challenges.ever as Extract<Challenge, { kind: 'choice' }>;
  const fine = (ratios: readonly (number | null)[]) => resultsOf({ fine: sweepOf(ratios) });

  it('accept what was measured where the lead changes hands', () => {
    expect(number.accepts(fine([0.1, 0.5, 3, 9]))).toEqual({ low: SIZES[1], high: SIZES[2] });
    expect(choice.correct(fine([0.1, 0.5, 3, 9]))).toBeNull();
  });

  it('ask who leads where it does not', () => {
    expect(number.accepts(fine([0.1, 0.2, 0.3, 0.4]))).toBeNull();
    expect(choice.correct(fine([0.1, 0.2, 0.3, 0.4]))).toBe('cpu');
    expect(choice.correct(fine([2, 3, 4, 5]))).toBe('gpu');
    expect(choice.correct(fine([1, 1, 1, 1]))).toBe('unclear');
    const options = choice.options.map(({ id }) => id);
    for (const id of ['cpu', 'gpu', 'unclear']) expect(options).toContain(id);
  });

  it('do not judge without a GPU', () => {
    expect(choice.correct(fine([null, null, null, null]))).toBeNull();
    expect(number.accepts({})).toBeNull();
  });
});

describe('the claims', () => {
  const { always, workers } = lesson.claims;

  it('“always” holds only where the GPU leads at every size, copies counted', () => {
    const verdict = (rows: readonly Timed[]) => always.verdict(resultsOf({ sweep: rows }))?.holds;
    expect(verdict(sweepOf([3, 9, 20, 40], { copiesMs: 0 }))).toBe('yes');
    expect(verdict(sweepOf([3, 9, 20, 40]))).toBe('no');
    expect(verdict(sweepOf([0.1, 0.2, 0.3, 0.4]))).toBe('no');
    expect(verdict(sweepOf([null, null]))).toBeUndefined();
    const noisy = sweepOf([2], { copiesMs: 0, spread: 0.9 }, SIZES.slice(0, 1));
    expect(verdict([...noisy, ...sweepOf([9, 20], { copiesMs: 0 }, SIZES.slice(1))])).toBeUndefined();
    expect(verdict([...noisy, ...sweepOf([0.1, 20], { copiesMs: 0 }, SIZES.slice(1))])).toBe('no');
    expect(always.verdict(resultsOf({ sweep: sweepOf([0.1, 0.5, 3, 9]) }))?.because.en).toContain(
      'Of 4 sizes its kernel leads at 2; with the copies counted it leads at 0.',
    );
  });

  const chain = (one: number | null, all: number | null, js: number | null = 1) =>
    workers.verdict(
      resultsOf({
        chain: [
          { variant: 'one', params: {}, ms: one },
          { variant: 'js', params: {}, ms: js },
          { variant: 'wasm-threads', params: {}, ms: all },
        ],
      }),
    );

  it('“more workers” falls where nobody is sooner, and is judged without a GPU too', () => {
    expect(chain(20, 1.1)?.holds).toBe('no');
    expect(chain(1, 1)?.holds).toBe('no');
    expect(chain(0.5, 1.1)?.holds).toBe('partly');
    expect(chain(null, 1.1)?.because.en).toContain('the GPU –');
    expect(chain(null, null)).toBeNull();
    expect(chain(1, 1, null)).toBeNull();
  });
});

describe('branches', () => {
  const { branches } = lesson.plays;
  const at = (run: number, gpu: number | null, js: number, wasm: number) => [
    `branches=${run}`,
    [
      { variant: 'branch', params: { run }, ms: gpu },
      { variant: 'js', params: { run }, ms: js },
      { variant: 'wasm', params: { run }, ms: wasm },
    ],
  ];
  const told = (...runs: ReturnType<typeof at>[]) => branches.finding(resultsOf(Object.fromEntries(runs)));

  it('says what disagreeing costs, whatever it costs', () => {
    const both = told(at(1, 2, 1, 3), at(256, 1, 1, 2));
    expect(both?.en).toBe(
      'Arranged by 1 instead of 256, the same work takes the GPU 2× the time. It takes the CPU’s SIMD 1.5× the time, and plain JavaScript the same time.',
    );
    expect(both?.['zh-CN']).toContain('GPU 用时是 2 倍');
    expect(told(at(1, 1, 1, 1), at(256, 2, 1, 1))?.en).toContain('the GPU less, 0.5× the time');
  });

  it('says nothing from one position, or without a GPU', () => {
    expect(told(at(1, 2, 1, 3))).toBeNull();
    expect(told(at(1, null, 1, 3), at(256, null, 1, 3))).toBeNull();
  });
});

describe('the laws', () => {
  it('agree where nothing or everything is serial', () => {
    for (const law of [amdahl, gustafson]) {
      expect(law(0, 8)).toBeCloseTo(8);
      expect(law(1, 8)).toBe(1);
    }
    expect(amdahl(0.1, 9)).toBeCloseTo(5);
    expect(gustafson(0.1, 9)).toBeCloseTo(8.2);
  });

  it('stay between no gain and the gain of the part, Amdahl below Gustafson and below its limit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (f, s) => {
          const [whole, scaled] = [amdahl(f, s), gustafson(f, s)];
          expect(whole).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(scaled).toBeLessThanOrEqual(s * (1 + 1e-9));
          expect(whole).toBeLessThanOrEqual(scaled * (1 + 1e-9));
          expect(whole).toBeLessThanOrEqual((1 / f) * (1 + 1e-9));
        },
      ),
    );
  });

  it('are put into words for a gain, a loss, no measurement, and nothing to spread', () => {
    expect(finding(10, 9).en).toContain('done 5× as fast, and never more than 10×. ');
    expect(finding(10, 9).en).toContain('does 8.2× the work');
    expect(finding(0, 9).en).not.toContain('never more');
    expect(finding(10, 0.5).en).toContain('makes the whole slower: 0.53×');
    expect(finding(10, null).en).toContain('never more than 10×');
    expect(finding(100, 9).en).toContain('Nothing is left');
  });
});
