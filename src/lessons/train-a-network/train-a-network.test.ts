import { describe, expect, it } from 'vitest';
import type { Results, Trail } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { driftFinding, repeatFinding } from '../training/findings.ts';
import { DRIFT, distance, LOSS } from '../training/trails.ts';
import { judge, toBeat } from './challenge.ts';
import { bigger } from './claims.ts';
import { cellsOf, gridFinding } from './crossover.ts';
import { accuracyFinding, raceFinding } from './findings.ts';
import { stopsOf } from './order.ts';
import { predictions } from './predictions.ts';
import { caseFor, formatSetup, isStandard, KNOBS, paramsOf, parseSetup, positionsOf, STANDARD } from './setup.ts';
import { ACCURACY, repeats } from './trails.ts';
import { REPEATED } from './words.ts';

/** A way on which accuracy is at 40, 60, 81 and 85% and each step takes `msPerStep`. */
function trail(side: 'gpu' | 'cpu', msPerStep: number, more: Partial<Trail> = {}, b = 32): Trail {
  const params = paramsOf({ ...STANDARD, b });
  if (!params) throw new Error('no such network');
  const points = [0.4, 0.6, 0.81, 0.85].map((right, at) => ({
    iteration: 24 * (at + 1),
    ms: 24 * (at + 1) * msPerStep,
    hidden: false,
    values: { [LOSS]: 2 - right, [ACCURACY]: right, ...(side === 'cpu' && { [DRIFT]: 1e-7 * 10 ** at }) },
  }));
  return { case: caseFor(side === 'gpu' ? 'fused' : 'wasm-threads', params), side, points, reason: null, ...more };
}

const resultsOf = (run: string, trails: readonly Trail[]): Results => ({
  [run]: { summary: {} as never, recorded: null, trails },
});

const WRONG = { code: 'wrong', text: { en: 'A step is wrong.', 'zh-CN': '有一步算错了。' } };
const outOfSight = ({ points, ...rest }: Trail): Trail => ({
  ...rest,
  points: points.map((point) => ({ ...point, hidden: true })),
});

const LOST = { code: 'device-lost', text: { en: 'The GPU went away.', 'zh-CN': 'GPU 丢失。' } };

describe('race', () => {
  it.each([
    [1, 3, 'gpu', 'The GPU was first, 3× sooner.'],
    [5, 2, 'cpu', 'The CPU was first, 2.5× sooner.'],
    [2, 2.1, 'tie', 'A tie: they are within a tenth of each other.'],
  ])('at %f and %f ms a step goes to %s', (gpu, cpu, winner, sentence) => {
    const trails = [trail('gpu', gpu), trail('cpu', cpu)];
    const results = resultsOf('race', trails);
    expect(predictions.first.answer(results)).toBe(winner);
    expect(raceFinding(trails)?.en).toContain(sentence);
    expect(predictions.first.explain(results, winner).en).toContain('You saw that coming.');
  });

  it('says how long and how many pictures 80% took, and where it was not reached', () => {
    const short = trail('cpu', 3);
    const trails = [trail('gpu', 10), { ...short, points: short.points.slice(0, 2) }];
    expect(raceFinding(trails)?.en).toBe(
      'GPU: 80% after 0.72 s, at step 72 (2,304 pictures seen). CPU: not at 80% within 8 passes or 60 s; 60.0% after 0.14 s.',
    );
    expect(predictions.first.answer(resultsOf('race', trails))).toBe('gpu');
    expect(predictions.pictures.answer(resultsOf('race', trails))).toBe(2304);
  });

  it('has no winner where a side was stopped, or the page was hidden', () => {
    const cpu = trail('cpu', 2);
    for (const gpu of [
      trail('gpu', 1, { reason: LOST }),
      trail('gpu', 1, { points: [] }),
      outOfSight(trail('gpu', 1)),
      outOfSight(trail('gpu', 1, { points: trail('gpu', 1).points.slice(0, 2) })),
      trail('gpu', 1, { reason: WRONG }),
    ]) {
      expect(predictions.first.answer(resultsOf('race', [gpu, cpu]))).toBeNull();
    }
  });

  it('tells what 1,000 pictures are worth, and how far apart the weights are', () => {
    const trails = [trail('gpu', 1), trail('cpu', 1)];
    expect(accuracyFinding(trails)?.en).toContain('85.0% of 1,000 test pictures right');
    expect(accuracyFinding(trails)?.en).toContain('between 82.7% and 87.1%');
    expect(driftFinding(trails)?.en).toContain('After step 24 the weights of the two sides differ by 1.0 × 10⁻⁷');
    expect(driftFinding(trails)?.en).toContain('after step 96 by 1.0 × 10⁻⁴');
    expect(driftFinding([trail('gpu', 1)])).toBeNull();
  });

  it('gives what failed its proof no time, and does not call it right', () => {
    const trails = [trail('gpu', 1, { reason: WRONG }), trail('cpu', 2)];
    expect(raceFinding(trails)?.en).not.toContain('GPU: 80%');
    expect(raceFinding(trails)?.en).toContain('CPU: 80% after');
    expect(driftFinding(trails)?.en).not.toContain('Both are right.');
    expect(driftFinding([trail('gpu', 1), trail('cpu', 2)])?.en).toContain('Both are right.');
    expect(predictions.pictures.answer(resultsOf('race', [trails[0]]))).toBeNull();
  });

  it('counts looks that repeat bit by bit', () => {
    const first = trail('gpu', 1);
    const slower = trail('gpu', 9);
    expect(repeats(slower, first)).toEqual({ same: 4, of: 4 });
    const [one, ...others] = slower.points;
    const off = { ...slower, points: [{ ...one, values: { ...one.values, [LOSS]: 1.6 + 1e-7 } }, ...others] };
    expect(repeats(off, first)).toEqual({ same: 3, of: 4 });
    expect(repeatFinding([{ side: 'gpu', same: 3, of: 4 }], REPEATED)?.en).toContain(
      'GPU: loss and accuracy are the same bits at 3 of 4 looks.',
    );
    expect(repeatFinding([], REPEATED)).toBeNull();
  });
});

it('measures how far apart weights are in their own length', () => {
  expect(distance([3, 4], [3, 4])).toBe(0);
  expect(distance([3, 4], [0, 4])).toBe(0.75);
});

describe('claim', () => {
  const bySize = (times: readonly (readonly [b: number, msPerStep: number])[]) =>
    resultsOf(
      'batches',
      times.map(([b, ms]) => trail('cpu', ms, {}, b)),
    );
  it.each([
    [
      'no',
      [
        [8, 1],
        [32, 2],
        [512, 20],
      ],
      'Fast is not the same as learning fast.',
    ],
    [
      'yes',
      [
        [8, 10],
        [32, 11],
        [512, 5],
      ],
      'Here the biggest batch got there first',
    ],
    [
      'partly',
      [
        [8, 10],
        [32, 11],
        [512, 10.5],
      ],
      'goes through the most pictures a second',
    ],
  ] as const)('is answered with %s', (holds, times, because) => {
    const verdict = bigger.verdict(bySize(times));
    expect(verdict).toMatchObject({ holds });
    expect(verdict?.because.en).toContain(because);
    expect(verdict?.because.en).toContain('Batches of 8:');
  });
  it('says nothing of a single batch size', () => {
    expect(bigger.verdict(bySize([[8, 1]]))).toBeNull();
  });
});

describe('challenge', () => {
  const goal = toBeat(resultsOf('race', [trail('gpu', 10), trail('cpu', 5)]));
  it('asks for a tenth less than the faster side took', () => {
    expect(goal).toEqual({ side: 'cpu', ms: 360, withinMs: 324 });
    expect(toBeat({})).toBeNull();
    expect(toBeat(resultsOf('race', [trail('gpu', 10), outOfSight(trail('cpu', 5))]))).toMatchObject({ side: 'gpu' });
    expect(toBeat(resultsOf('race', [trail('gpu', 10), trail('cpu', 5, { reason: WRONG })]))).toMatchObject({
      side: 'gpu',
    });
  });
  it.each([
    [4.4, true],
    [4.6, false],
  ])('at %f ms a step is %s', (ms, right) => {
    expect(goal && judge(trail('cpu', ms), goal)).toBe(right);
  });
  it('knows nothing of what was stopped', () => {
    expect(goal && judge(trail('cpu', 1, { reason: LOST }), goal)).toBeNull();
  });
});

describe('setup', () => {
  const mine = { seed: 7, knobs: { ...STANDARD, b: 128, width: 64 } };
  const other = { seed: 9, knobs: STANDARD };
  it('goes through an address and back', () => {
    expect(parseSetup(formatSetup(mine), other)).toEqual(mine);
    expect(isStandard(mine)).toBe(false);
    expect(isStandard(other)).toBe(true);
  });
  it.each([
    '',
    'seed=-1,b=1.5',
    'seed=4294967296',
    'b=1e3',
    'width=0',
    'b=1024,width=4096',
    'width=1024',
    'seed=,b=,,=',
    'b=<b>',
  ])('takes nothing from %s', (settings) => {
    expect(parseSetup(settings, other)).toEqual(other);
  });
  it('offers positions that the workload takes', () => {
    for (const name of KNOBS) {
      for (const value of positionsOf(name))
        expect(paramsOf({ ...STANDARD, [name]: value }), `${name}=${value}`).not.toBeNull();
    }
  });
});

it('looks after the first step and then at even distances, as far as eight passes', () => {
  expect(stopsOf(32).slice(0, 4)).toEqual([1, 24, 48, 72]);
  for (const b of [1, 8, 32, 512, 1024]) {
    const stops = stopsOf(b);
    expect(stops).toEqual([...stops].sort((x, y) => x - y));
    expect(stops.length).toBeLessThan(70);
    expect(stops[stops.length - 1] * b).toBeLessThanOrEqual(8 * 6000 + b);
  }
});

describe('grid', () => {
  const row = (on: 'gpu' | 'wasm', b: number, width: number, ms: number): TimedRow => ({
    variant: on === 'gpu' ? 'fused' : 'wasm-threads',
    on,
    ms,
    params: { b, width },
  });
  it('says where the GPU stands best and where worst', () => {
    const rows = [row('gpu', 8, 32, 4), row('wasm', 8, 32, 1), row('gpu', 512, 512, 2), row('wasm', 512, 512, 6)];
    const cells = cellsOf(rowsOf(resultsFrom('training', { grid: rows }), 'grid'));
    expect(cells.find(({ b, width }) => b === 8 && width === 32)?.winner).toBe('cpu');
    expect(cells.find(({ b, width }) => b === 8 && width === 512)?.winner).toBeNull();
    expect(gridFinding(cells)?.en).toBe(
      'The GPU wins 1 of 2 places. It stands best at batch 512, width 512 (3× the CPU’s speed) and worst at batch 8, width 32 (4× the CPU’s time).',
    );
    expect(gridFinding([])).toBeNull();
  });
  it('gives a place that is too noisy to nobody, nor calls it the best', () => {
    const wide = (one: TimedRow): TimedRow => ({ ...one, spread: 0.9 });
    const rows = [
      wide(row('gpu', 8, 32, 1)),
      wide(row('wasm', 8, 32, 9)),
      row('gpu', 64, 32, 1),
      row('wasm', 64, 32, 2),
      row('gpu', 512, 32, 1),
      row('wasm', 512, 32, 1),
    ];
    const cells = cellsOf(rowsOf(resultsFrom('training', { grid: rows }), 'grid'));
    expect(cells.map(({ winner }) => winner)).toEqual(['noisy', 'gpu', 'tie']);
    expect(gridFinding(cells)?.en).toBe(
      'The GPU wins 1 of 3 places. It stands best at batch 64, width 32 (2× the CPU’s speed) and worst at batch 512, width 32 (1× the CPU’s speed).',
    );
    expect(gridFinding(cells.slice(0, 1))?.en).toBe('The GPU wins 0 of 1 place.');
  });
});
