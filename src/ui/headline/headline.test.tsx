import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { timedRow } from '../../chart-model/testing/rows.ts';
import { createI18n, type Locale } from '../../i18n/index.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { useHeadline } from './headline.tsx';

/** Intervals of 1 to 10 ms and of 2 to 12 ms leave room for either being several times as fast. */
const between = (median: number, low: number, high: number, variant: string): SummaryRow => ({
  ...timedRow('matmul', variant, { n: 64 }, { ms: median }),
  kernelMs: { median, low, high, min: low, samples: 20 },
});

function Said({ rows, whose }: { rows: readonly SummaryRow[]; whose: 'own' | 'sender' }) {
  const headline = useHeadline(rows, whose);
  return headline && `${headline.number} | ${headline.sentence}`;
}

const said = async (rows: readonly SummaryRow[], whose: 'own' | 'sender' = 'own', locale: Locale = 'en') =>
  renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n(locale)}>
      <Said rows={rows} whose={whose} />
    </I18nextProvider>,
  );

test('a tie is between times that are alike, not between noisy ones', async () => {
  const noisy = [between(4, 1, 10, 'tiled'), between(5, 2, 12, 'wasm')];
  expect(await said(noisy)).toBe(
    'Too noisy | Best against best, the times are too noisy to tell whether GPU or CPU is faster.',
  );
  expect(await said(noisy, 'sender', 'zh-CN')).toBe(
    '波动太大 | 两边各取最快的相比，用时波动太大，分不出对方的 GPU 与 CPU 谁快。',
  );
  expect(await said([between(4, 1, 10, 'tiled'), between(5, 2, 12, 'naive')])).toMatch(
    /^Too noisy \| The times are too noisy to tell whether “Tiled” or “/,
  );
  const alike = [between(4, 3.8, 4.3, 'tiled'), between(4.2, 4, 4.4, 'wasm')];
  expect(await said(alike)).toBe('A tie | GPU and CPU are level, best against best: a tie.');
});

test('too few samples are no tie either', async () => {
  const { kernelMs, ...once } = between(4.2, 4.2, 4.2, 'wasm');
  const few = { ...once, kernelMs: kernelMs && { ...kernelMs, samples: 1 } };
  expect(await said([between(4, 3.8, 4.3, 'tiled'), few])).toMatch(/^Too few samples \| .*too few samples to tell/);
  const far = { ...few, kernelMs: { median: 20, low: 20, high: 20, min: 20, samples: 1 } };
  expect(await said([between(4, 3.8, 4.3, 'tiled'), far])).toMatch(
    /^Too few samples \| .* 4 ms with .* against 20 ms with .* so far\.$/,
  );
});
