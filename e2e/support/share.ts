/** Links: made by the app, and made by hand for what no run brings about. */
import type { Page } from 'playwright/test';
import { DICTIONARY_2 } from '../../src/results/share/dictionaries.ts';
import { encode2 } from '../../src/results/share/encode-2.ts';
import { seal } from '../../src/results/share/envelope.ts';
import { toShared } from '../../src/results/share/shared-result.ts';
import { NO_FIGURES, type Summary, type SummaryRow } from '../../src/results/summary.ts';
import { type Language, texts } from './app.ts';
import { expect } from './test.ts';

/** What stands in the address after `#`. */
export const routeOf = (summary: Summary): string => `/r/2.${seal(encode2(toShared(summary)), DICTIONARY_2)}`;

/** Made up, and quick to run: one small matrix multiplication per variant. */
export function madeUp(rows: readonly SummaryRow[], environment: Partial<Summary['environment']> = {}): Summary {
  return {
    schema: 1,
    startedAt: '2026-03-14T09:26:53Z',
    budgetMs: 5000,
    seed: 271828,
    environment: {
      runtime: 'browser',
      browser: 'Browser 1',
      os: 'System 2',
      cores: 3,
      crossOriginIsolated: true,
      timestampQuantumUs: 100,
      drawing: true,
      adapter: { vendor: 'v', architecture: 'a', device: '', description: 'Adapter 4', software: false },
      ...environment,
    },
    measurements: rows,
  };
}

export function rowOf(variant: string, on: SummaryRow['on'], given: Partial<SummaryRow> = {}): SummaryRow {
  return {
    case: `matmul@1:${variant}:n=64`,
    workload: 'matmul',
    variant,
    on,
    params: { n: 64, m: 64, k: 64 },
    status: 'ok',
    reason: null,
    ...NO_FIGURES,
    kernelMs: { median: 20, low: 19, high: 21, min: 18, samples: 20 },
    endToEndMs: { median: 23 },
    compileMs: 4,
    uploadMs: 1,
    readbackMs: 2,
    maxError: 1e-6,
    ...given,
  };
}

/** Presses the first share button and returns the link that appears. */
export async function share(page: Page, language: Language = 'en'): Promise<string> {
  const { share: words } = texts[language].result;
  await page.getByRole('button', { name: words.button }).first().click();
  const field = page.getByRole('textbox', { name: words.field });
  await expect(field).toHaveValue(/#\/r\/2\.[\w-]+$/);
  return field.inputValue();
}

/** The table of a link and of the run made here. */
export const comparison = (page: Page) => page.getByRole('table').filter({ hasText: texts.en.result.table.caption });
export const comparedRows = (page: Page) => comparison(page).locator('tbody tr');

/** Curves of a GPU and a CPU contender. */
export const CURVES = [64, 128, 256].flatMap((n) =>
  (['tiled', 'wasm'] as const).map((variant) =>
    rowOf(variant, variant === 'wasm' ? 'wasm' : 'gpu', {
      case: `matmul@1:${variant}:n=${n}`,
      params: { n, m: n, k: n },
      gflops: variant === 'wasm' ? n / 10 : n,
      gbps: n / 100,
    }),
  ),
);
