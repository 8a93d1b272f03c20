import { expect, describe as group, it } from 'vitest';
import { planOf } from '../state/lesson-runs.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { afterwards, FACTS, isApart, isComplete, verdict885 } from './claim.ts';
import { lesson } from './index.ts';
import { best, boldest, honest, says, sentence, speedUps } from './speed-ups.ts';

const cpu = (js: number): TimedRow[] => [
  { variant: 'js', on: 'js', ms: js },
  { variant: 'workers', on: 'workers', ms: js / 2 },
  { variant: 'wasm', on: 'wasm', ms: js / 4 },
  { variant: 'wasm-threads', on: 'wasm', ms: js / 8, copiesMs: 0.1 },
];
const results = (...rows: TimedRow[]) => resultsFrom('mandelbrot', { draw: rows });
const gpuWins = results(
  ...cpu(80),
  { variant: 'squares', on: 'gpu', ms: 1, copiesMs: 1 },
  { variant: 'four', on: 'gpu', ms: 2 },
);
const cpuWins = results(...cpu(8), { variant: 'squares', on: 'gpu', ms: 40, copiesMs: 1 });
const tie = results(...cpu(80), { variant: 'squares', on: 'gpu', ms: 10, copiesMs: 0.1 });
const noGpu = results(...cpu(80), { variant: 'squares', on: 'gpu', ms: null });
const bold = results(...cpu(8000), { variant: 'squares', on: 'gpu', ms: 0.5 });

group('speed-ups', () => {
  it('divides each kind of CPU code by the same best GPU time', () => {
    expect(speedUps(gpuWins, 'kernel').map(({ variant, ratio }) => [variant, Math.round(ratio.median)])).toEqual([
      ['js', 80],
      ['workers', 40],
      ['wasm', 20],
      ['wasm-threads', 10],
    ]);
    expect(best(gpuWins, 'gpu', 'kernel')?.variant).toBe('squares');
    expect(speedUps(gpuWins, 'endToEnd')[0].ratio.median).toBeCloseTo(40, 5);
  });

  it('has nothing to divide by without a GPU time', () => {
    for (const none of [noGpu, {}]) {
      expect(speedUps(none, 'kernel')).toEqual([]);
      expect(sentence(none, 'kernel')).toBeNull();
      expect(honest(none)).toBeNull();
      expect(boldest(none)).toBeNull();
    }
  });

  it('says faster, slower and a tie', () => {
    expect(sentence(gpuWins, 'kernel')?.en).toMatch(/“JavaScript” the GPU is 80× faster\. .* 10× faster\..* 8× apart/);
    expect(sentence(cpuWins, 'kernel')?.en).toMatch(/5× slower\. .* 40× slower/);
    expect(sentence(tie, 'kernel')?.en).toMatch(/8× faster\. .* as fast \(a tie\)/);
    expect(says({ median: 0.5, low: 0.4, high: 0.6, tie: false })['zh-CN']).toBe('用时是它的 2 倍');
  });

  it('takes the fastest of each side by the clock that is asked for', () => {
    expect(best(gpuWins, 'gpu', 'endToEnd')?.variant).toBe('squares');
    expect(best({}, 'gpu', 'endToEnd')).toBeNull();
  });
});

group('the claim', () => {
  const needed = FACTS.filter((fact) => fact.needed).map(({ id }) => id);

  it('wants all that is missing and nothing else', () => {
    expect(isComplete(needed)).toBe(true);
    expect(isComplete(needed.slice(1))).toBe(false);
    expect(isComplete([...needed, 'colours'])).toBe(false);
  });

  it('accepts the honest ratio within its interval, not the bold one', () => {
    const fair = honest(gpuWins);
    if (!fair) throw new Error('There is no honest ratio.');
    expect(fair.median).toBeCloseTo(10.1 / 2, 5);
    expect(isApart(gpuWins, Number(fair.median.toPrecision(2)))).toBe(true);
    expect(isApart(gpuWins, 80)).toBe(false);
    expect(isApart(noGpu, 5)).toBe(false);
  });

  it('tests 885× against both figures', () => {
    expect(verdict885(gpuWins)?.holds).toBe('no');
    expect(verdict885(bold)?.holds).toBe('yes');
    expect(verdict885(results(...cpu(2000), { variant: 'squares', on: 'gpu', ms: 1 }))?.holds).toBe('partly');
    expect(verdict885(noGpu)).toBeNull();
    expect(verdict885({})).toBeNull();
    expect(afterwards(cpuWins)?.en).toMatch(/slower here/);
    expect(afterwards({})).toBeNull();
  });
});

group('the prediction', () => {
  const { spread } = lesson.predictions;
  it('needs the CPU alone', () => {
    expect(spread.answer(noGpu)).toBeCloseTo(8);
    expect(spread.answer({})).toBeNull();
    expect(spread.explain(noGpu, 8).en).toMatch(/8×.*close/);
    expect(spread.explain(noGpu, 100).en).not.toMatch(/close/);
    expect(spread.explain({}, 8).en).toMatch(/No time/);
  });

  it('judges the language by what SIMD and cores gain', () => {
    const { language } = lesson.claims;
    expect(language.verdict(noGpu)?.holds).toBe('no');
    const even = cpu(8).map((row) => ({ ...row, ms: 8 }));
    expect(language.verdict(results(...even))?.holds).toBe('yes');
    expect(language.verdict({})).toBeNull();
  });
});

it('names cases that exist', () => {
  for (const run of Object.values(lesson.runs)) {
    expect(planOf(run, 1).cases.length).toBeGreaterThan(0);
    expect(planOf({ ...run, patterns: run.small ?? run.patterns }, 1).cases.length).toBe(planOf(run, 1).cases.length);
  }
});
