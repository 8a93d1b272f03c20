import { expect, it } from 'vitest';
import { badStep } from './reasons.ts';

const verdict = { ok: false, method: 'elementwise', maxError: 0.5, tolerance: 1e-3, at: 'weights[3]' } as const;

it('tells how far off a step is', () => {
  expect(badStep(verdict).text.en).toBe(
    'A step is wrong at weights[3]: off by 5.0e-1, allowed 1.0e-3. Its times do not count.',
  );
  const { text } = badStep({ ...verdict, maxError: Number.NaN });
  expect(text.en).toContain('off by not a number, allowed 1.0e-3');
  expect(text['zh-CN']).toContain('偏差 不是数');
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('says so where nothing can be checked: allowed %f', (tolerance) => {
  const { code, text } = badStep({ ...verdict, maxError: Number.NaN, tolerance });
  expect(code).toBe('wrong');
  expect(text.en).toContain('lead to no numbers');
  expect(text.en).not.toContain('allowed');
});
