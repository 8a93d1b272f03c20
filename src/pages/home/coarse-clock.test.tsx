/** From a page clock of 16.67 ms to the race's sentence: the right figures, or none; never "0 ms" or "Infinity". */
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { fakeRun, outcomeOf } from '../../engine/testing/fake-run.ts';
import { createI18n, LOCALES, type Locale } from '../../i18n/index.ts';
import { summarize } from '../../results/summarize.ts';
import { verdictOf } from './race.ts';
import { VerdictText } from './verdict.tsx';

async function race(gpuMs: number, cpuMs: number, budgetMs: number) {
  const run = fakeRun({
    gpu: { tuned: { iterationMs: gpuMs, uploadMs: 4, readMs: 2 }, tiled: { iterationMs: 2 * gpuMs } },
    cpu: { 'wasm-threads': { iterationMs: cpuMs }, 'js-textbook': { iterationMs: 9 * cpuMs } },
    plan: { budgetMs, stretches: true },
    software: false,
    stepMs: 16.67,
  });
  const { report } = await outcomeOf(run);
  return summarize(report, [run.workload]);
}

async function sentence(summary: Awaited<ReturnType<typeof race>>, locale: Locale): Promise<string> {
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n(locale)}>
      <VerdictText verdict={verdictOf(summary.measurements)} environment={summary.environment} cancelled={false} />
    </I18nextProvider>,
  );
}

const NONSENSE = /Infinity|∞|NaN|\b0 ms|undefined/;

describe('a race on a page clock of 16.67 ms', () => {
  test('says who is faster by how much, with and without the copies', async () => {
    const summary = await race(2, 16, 3000);
    expect(summary.measurements.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    for (const row of summary.measurements) expect(row.warnings.map(({ code }) => code)).toContain('coarse-clock');
    const verdict = verdictOf(summary.measurements);
    expect(verdict).toMatchObject({ kind: 'gpu', gpu: { variant: 'tuned' }, cpu: { variant: 'wasm-threads' } });
    if (verdict.kind !== 'gpu') throw new Error('unreachable');
    expect(verdict.ratio.median).toBeGreaterThan(7);
    expect(verdict.ratio.median).toBeLessThan(9);
    // 2 ms with 3 ms of copies against 16 ms with next to none.
    expect(verdict.endToEnd?.ratio.median).toBeGreaterThan(2.4);
    expect(verdict.endToEnd?.ratio.median).toBeLessThan(4.4);
    for (const locale of LOCALES) expect(await sentence(summary, locale)).not.toMatch(NONSENSE);
  });

  test.each([100, 400, 1500])('says nothing that is nonsense when it has %s ms', async (budgetMs) => {
    const summary = await race(0.01, 3, budgetMs);
    for (const { kernelMs, gflops, gbps } of summary.measurements) {
      for (const figure of [kernelMs?.median, kernelMs?.low, kernelMs?.min, gflops, gbps]) {
        if (figure !== null && figure !== undefined) expect(figure > 0 && Number.isFinite(figure)).toBe(true);
      }
    }
    for (const locale of LOCALES) expect(await sentence(summary, locale)).not.toMatch(NONSENSE);
  });
});
