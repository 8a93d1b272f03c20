import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../engine/bench/estimate.ts';
import { expandPattern } from '../../engine/bench/plan.ts';
import { LOCALES } from '../../i18n/index.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import { generate } from '../../workloads/language/definition.ts';
import { parameterCount } from '../../workloads/language/layout.ts';
import { storyOf, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { ALL } from './challenge.ts';
import { lesson } from './index.ts';
import {
  flopsShare,
  KERNELS,
  kernelsAt,
  msOf,
  patternsOf,
  percentsOf,
  portions,
  SHAPE,
  shareOf,
  TOKENS,
  timedOf,
} from './kernels.ts';
import { matricesOf, multiplyAdds, weightsIn } from './matrices.ts';
import { LENGTHS, runOfLength } from './plays.ts';
import { createReading } from './reading.ts';
import { replaced, shortened, suggestionsFor } from './suggestions.ts';

describe('the kernels', () => {
  it('have the sizes of the English model', () => {
    expect(vocabularyOf('en').tokens.length).toBe(SHAPE.vocabulary);
  });

  it('multiply each token by every matrix that multiplies, once', () => {
    const flops = KERNELS.filter(({ kind }) => kind === 'matrix').reduce((sum, one) => sum + one.flops, 0);
    expect(flops).toBe(2 * TOKENS * multiplyAdds(matricesOf(SHAPE)));
  });

  it.each(LENGTHS)('are timed as cases of the same arithmetic, at T = %i', (t) => {
    for (const kernel of [...KERNELS, ...kernelsAt(t)]) {
      const [pattern] = patternsOf([kernel]);
      const expanded = expandPattern(pattern, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      expect(expanded.cases).toHaveLength(2);
      for (const { workload: id, variant: name, params } of expanded.cases) {
        const workload = workloads.find((one) => one.id === id);
        const variant = workload?.variants.find((one) => one.id === name);
        if (!workload || !variant) throw new Error(pattern);
        expect(kernel.times * costOf(workload, variant, params).flops).toBe(kernel.flops);
      }
    }
  });

  it('keep their products at every length, while attention grows with it', () => {
    const flops = (t: number, kind: string) =>
      kernelsAt(t).reduce((sum, one) => sum + (one.kind === kind ? one.flops : 0), 0);
    expect(new Set(LENGTHS.map((t) => flops(t, 'matrix'))).size).toBe(1);
    for (const t of LENGTHS) expect(flops(t, 'attention') / flops(SHAPE.t, 'attention')).toBe((t + 1) / (SHAPE.t + 1));
  });
});

describe('the matrices', () => {
  it('are all weights but norms and biases', () => {
    const { width, layers } = SHAPE;
    const sum = matricesOf(SHAPE).reduce((all, one) => all + weightsIn(one), 0);
    expect(parameterCount(SHAPE)).toBe(sum + 13 * width * layers + 2 * width);
  });

  it('of the large model of the challenge are counted alike', () => {
    const matrices = matricesOf({ width: 4096, layers: 32, heads: 32, t: 1, vocabulary: 32_000 });
    expect(multiplyAdds(matrices) / 1e9).toBeCloseTo(ALL, 9);
    const { weights } = lesson.challenges;
    const accepted = weights.kind === 'number' ? weights.accepts({}) : null;
    expect(accepted && [6.44, 6.57].every((value) => value > accepted.low && value < accepted.high)).toBe(true);
    expect(accepted && [0.2, 5.4, 8].some((value) => value > accepted.low && value < accepted.high)).toBe(false);
  });
});

/** Each case of a run, timed by its workload and side. */
function timesBy(patterns: readonly string[], msOf: (workload: string, gpu: boolean) => number | null): SummaryRow[] {
  return patterns.flatMap((pattern) => {
    const [id, variants, params] = pattern.split(':');
    return variants.split('|').flatMap((variant, at) => {
      const ms = msOf(id, at === 0);
      return ms === null ? [] : [costedRow(`${id}:${variant}:${params}`, ms)];
    });
  });
}

const run = (id: string, rows: readonly SummaryRow[]): Results => {
  const made = resultsFrom('none', { [id]: [] })[id];
  return made ? { [id]: { ...made, summary: { ...made.summary, measurements: rows } } } : {};
};

const MS: Readonly<Record<string, number>> = { matmul: 0.1, attention: 0.2, softmax: 0.05, 'vector-add': 0.02 };
const TIMES = run(
  'time',
  timesBy(patternsOf(KERNELS), (id, gpu) => (gpu ? MS[id] : id === 'matmul' ? 1 : MS[id])),
);
const lengthRun = (t: number, attention: number) =>
  run(
    runOfLength(t),
    timesBy(patternsOf(kernelsAt(t)), (id) => (id === 'matmul' ? 0.1 : attention)),
  );

describe('where the time goes', () => {
  it('counts each kernel as often as a pass has it', () => {
    const timed = timedOf(TIMES, 'time', 'gpu') ?? [];
    expect(timed).toHaveLength(KERNELS.length);
    // Nine products, attention twice, softmax eight times, five additions.
    expect(shareOf(timed, 'matrix')).toBeCloseTo(0.9 / 1.8, 9);
    expect(shareOf(timed, 'attention')).toBeCloseTo(0.4 / 1.8, 9);
    expect(shareOf(timed, 'rest')).toBeCloseTo(0.5 / 1.8, 9);
  });

  it('is not told while a kernel has no time', () => {
    const without = run(
      'time',
      timesBy(patternsOf(KERNELS), (id, gpu) => (gpu && id === 'attention' ? null : 1)),
    );
    expect(timedOf(without, 'time', 'gpu')).toBeNull();
    expect(timedOf(without, 'time', 'cpu')).not.toBeNull();
    expect(lesson.predictions.share.answer(without)).toBeNull();
    expect(lesson.predictions.longest.answer(without)).toBeNull();
    expect(lesson.predictions.share.explain(without, 50).en).toBe('No time was measured.');
    expect(lesson.claims.attention.verdict(without)?.because.en).toMatch(
      /^CPU: .* There is no whole time of the GPU yet\./,
    );
    const missing = msOf(without, 'time', 'gpu').filter(({ ms }) => ms === null);
    expect(missing.map(({ kernel }) => kernel.id)).toEqual(['attention']);
  });

  it('is told in percents that add up to 100', () => {
    expect(percentsOf(timedOf(TIMES, 'time', 'gpu') ?? [])).toEqual({ matrix: '50', attention: '22', rest: '28' });
    expect(portions([0.335, 0.335, 0.33])).toEqual(['34', '33', '33']);
    expect(portions([0.992, 0.004, 0.004])).toEqual(['99.2', '0.4', '0.4']);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const all = parts.reduce((sum, one) => sum + one, 0);
        const told = portions(parts.map((one) => one / all));
        expect(told.reduce((sum, one) => sum + Number(one), 0)).toBeCloseTo(100, 6);
      }),
    );
  });

  it('has the arithmetic of the products told alike in text and table', () => {
    const all = KERNELS.reduce((sum, { flops }) => sum + flops, 0);
    const told = portions(KERNELS.map(({ flops }) => flops / all));
    const products = KERNELS.reduce((sum, { kind }, at) => sum + (kind === 'matrix' ? Number(told[at]) : 0), 0);
    expect(Math.round(products)).toBe(Math.round(100 * flopsShare(KERNELS, 'matrix')));
  });

  it('answers the guesses', () => {
    const { share, longest } = lesson.predictions;
    expect(share.answer(TIMES)).toBeCloseTo(50, 9);
    expect(share.explain(TIMES, 52).en).toBe(
      'GPU: 50% of 1.8 ms. CPU: 91% of 9.9 ms. Of the arithmetic it is 88%. The rest has little to compute, but as much to move and as many launches to wait for. Your guess was close.',
    );
    expect(longest.answer(TIMES)).toBe('small');
    expect(longest.explain(TIMES, 'attention')['zh-CN']).toMatch(
      /^从长到短：归一化、GELU 和相加 450 µs；升维和降维两个大矩阵 400 µs；/,
    );
  });

  it('shows attention’s part growing with the length', () => {
    const results = { ...lengthRun(LENGTHS[0], 0.1), ...lengthRun(LENGTHS[2], 1.2) };
    expect(lesson.plays.length.finding(results)?.en).toContain('GPU: attention takes 20% at T = 96, 75% at T = 1,536.');
    expect(lesson.claims.attention.verdict(TIMES)?.holds).toBe('no');
    expect(lesson.claims.attention.verdict({ ...TIMES, ...results })).toMatchObject({
      holds: 'partly',
      because: { en: expect.stringContaining('At 1,536 tokens a text you measured more than half.') },
    });
  });
});

describe('a sentence', () => {
  it.each(LOCALES)('stays the same tokens when one is written behind it, in %s', (locale) => {
    const { tokens, encode, decode } = vocabularyOf(locale);
    const any = fc.array(fc.integer({ min: 1, max: tokens.length - 1 }), { maxLength: 30 });
    const story = fc.nat(5000).chain((seed) => {
      const told = Array.from(storyOf(locale, seed)).slice(0, -1);
      return fc.nat(told.length).map((length) => told.slice(0, length));
    });
    fc.assert(
      fc.property(fc.oneof(any, story), (some) => {
        expect(encode(decode(some))).toEqual({ ok: true, tokens: Uint32Array.from(some) });
      }),
    );
  });

  it('is read anew only where it is no longer the same', () => {
    const shape = { width: 16, layers: 2, heads: 2, t: 8, vocabulary: 12 };
    const given = { task: 'prefill', b: 1, windows: 1, shape: '', bits: '32', sampling: 'greedy', ...shape } as const;
    const weights = generate(given, 3).weights as Float32Array<ArrayBuffer>;
    const reading = createReading({ shape, weights });
    const texts = [[1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2], [5], []];
    for (const text of texts) {
      expect(reading.looks(text)).toEqual(createReading({ shape, weights }).looks(text));
      expect(reading.looks(text)).toHaveLength(text.length + 1);
    }
    expect(reading.most).toBe(7);
    expect(() => reading.looks([1, 2, 3, 4, 5, 6, 7, 8])).toThrow(RangeError);
  });

  it('with a word that is not known is offered those most like it', () => {
    expect(suggestionsFor(vocabularyOf('en'), 'Ann', 1)).toEqual(['Anna']);
    expect(suggestionsFor(vocabularyOf('en'), 'cow', 2)).toContain('cows');
    expect(suggestionsFor(vocabularyOf('en'), 'xyz')).toHaveLength(5);
    expect(replaced('The cat sat on the catalogue', 'cat', 'cows')).toBe('The cows sat on the catalogue');
    expect(replaced('Cat and cat', 'cat', '$&')).toBe('$& and cat');
    expect(replaced('小明有一只猫', '猫', '马')).toBe('小明有一只马');
  });

  it('are none for what is longer than any word, which is told by its first letters', () => {
    const tokens = vocabularyOf('en');
    expect(suggestionsFor(tokens, 'a'.repeat(40))).toHaveLength(5);
    expect(suggestionsFor(tokens, 'a'.repeat(41))).toEqual([]);
    expect(suggestionsFor(tokens, 'a'.repeat(1_000_000))).toEqual([]);
    expect(shortened('a'.repeat(20))).toBe('a'.repeat(20));
    expect(shortened('a'.repeat(21))).toBe(`${'a'.repeat(19)}…`);
    expect(shortened('𠀀'.repeat(1_000_000))).toBe(`${'𠀀'.repeat(19)}…`);
    expect(shortened('𠀀'.repeat(20))).toBe('𠀀'.repeat(20));
  });
});
