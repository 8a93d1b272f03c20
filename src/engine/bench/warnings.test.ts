import { describe, expect, test } from 'vitest';
import type { Sample, WarningCode } from '../contract.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';
import { warningsFor, warningText } from './warnings.ts';

const samples = (count: number, gpuMs: number | null = null): Sample[] =>
  Array.from({ length: count }, () => ({ iterations: 10, wallMs: 50, gpuMs }));
const steady = {
  samples: samples(20),
  kernelMs: new Array(20).fill(5),
  trust: 'confirmed',
  gpu: true,
  quantumMs: 0.005,
  idleMs: 0,
  hidden: 0,
} as const;
const codes = (evidence: Partial<Parameters<typeof warningsFor>[0]>) =>
  warningsFor({ ...steady, ...evidence }, DEFAULT_SETTINGS).map(({ code }) => code);

describe('warningsFor', () => {
  test('a good measurement has none', () => {
    expect(codes({})).toEqual([]);
  });

  test.each<[WarningCode, Partial<Parameters<typeof warningsFor>[0]>]>([
    ['few-samples', { samples: samples(4) }],
    ['coarse-clock', { quantumMs: 0.6 }],
    ['no-timestamps', { trust: 'absent' }],
    ['timestamps-rejected', { trust: 'contradicted' }],
    ['drift', { kernelMs: [...new Array(14).fill(5), ...new Array(6).fill(5.6)] }],
    ['speeding-up', { kernelMs: [...new Array(6).fill(5.6), ...new Array(14).fill(5)] }],
    ['slow-first', { kernelMs: [7, ...new Array(19).fill(5)] }],
    ['outliers', { kernelMs: [...new Array(8).fill(5), 9, 5, 5, 12, ...new Array(8).fill(5)] }],
    ['late-reports', { idleMs: 20 }],
    ['unsteady', { kernelMs: Array.from({ length: 20 }, (_, at) => (at % 2 ? 5 : 7)) }],
    ['hidden', { hidden: 3 }],
  ])('%s', (code, evidence) => {
    expect(codes(evidence)).toEqual([code]);
  });

  test('what is not a number is warned of, not trusted', () => {
    expect(codes({ kernelMs: new Array(20).fill(Number.NaN) })).toEqual(['drift', 'unsteady']);
    const unknown = samples(20).map((sample) => ({ ...sample, wallMs: Number.NaN }));
    expect(codes({ samples: unknown })).toEqual(['coarse-clock']);
  });

  test('batches that differ by steps of a coarse clock are said to have one, and no more', () => {
    const spanning = (wallMs: number) => ({
      samples: samples(20).map((one) => ({ ...one, wallMs })),
      quantumMs: 16.67,
    });
    expect(codes({ ...spanning(0), kernelMs: new Array(20).fill(0) })).toEqual(['coarse-clock']);
    const late = [...new Array(7).fill(0), ...new Array(13).fill(1.667)];
    expect(codes({ ...spanning(0), kernelMs: late })).toEqual(['coarse-clock']);
    const slower = [...new Array(14).fill(5), ...new Array(6).fill(5.6)];
    expect(codes({ ...spanning(10 * 16.67), kernelMs: slower })).toEqual(['coarse-clock']);
    expect(codes({ ...spanning(30 * 16.67), kernelMs: slower })).toEqual(['coarse-clock', 'drift']);
  });

  test('a processor needs no timestamps', () => {
    expect(codes({ trust: 'absent', gpu: false })).toEqual([]);
  });

  test('timestamps do not help a wall clock that is coarse', () => {
    expect(codes({ samples: samples(20, 5), quantumMs: 0.6, trust: 'confirmed' })).toEqual(['coarse-clock']);
    expect(codes({ samples: samples(20, 5), quantumMs: 0.4, trust: 'undecided' })).toEqual([]);
  });

  test('one outlier of twenty is what any machine has, one of five is told', () => {
    expect(codes({ kernelMs: [5, 9, ...new Array(18).fill(5)] })).toEqual([]);
    expect(codes({ kernelMs: [5, 9, 5, 5, 5], samples: samples(5) })).toEqual(['outliers']);
  });
});

test('every warning has words in both languages, with its figures', () => {
  const all: readonly WarningCode[] = [
    'few-samples',
    'coarse-clock',
    'late-reports',
    'timestamps-rejected',
    'no-timestamps',
    'drift',
    'speeding-up',
    'slow-first',
    'outliers',
    'unsteady',
    'restless',
    'not-interleaved',
    'hidden',
    'over-budget',
    'device-rebuilt',
  ];
  for (const code of all) {
    const { en, 'zh-CN': zh } = warningText({ code, value: 0.25, limit: 1 });
    expect(en).toMatch(/^[A-Z0-9].*\.$/);
    expect(zh).toMatch(/。$/);
    expect(`${en}${zh}`).not.toContain('undefined');
  }
  expect(warningText({ code: 'drift', value: 0.25 }).en).toContain('25%');
  expect(warningText({ code: 'few-samples', value: 1 }).en).toMatch(/^Only 1 sample:/);
  expect(warningText({ code: 'coarse-clock', value: 4 }).en).toContain('4 steps of the clock');
  expect(warningText({ code: 'late-reports', value: 4 }).en).not.toContain('clock');
  expect(warningText({ code: 'hidden', value: 1 }).en).toMatch(/^1 sample was thrown away/);
  expect(warningText({ code: 'hidden', value: 2 }).en).toMatch(/^2 samples were thrown away/);
});
