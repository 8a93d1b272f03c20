import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { Reason } from '../../engine/contract.ts';
import { GPU_GONE, NO_ADAPTER } from '../../engine/gpu/reasons.ts';
import { createI18n } from '../../i18n/index.ts';
import { reportNumber } from '../../results/history/testing/reports.ts';
import { RunFacts } from './run-facts.tsx';

/** Of a run without an adapter whose case on the GPU ended for this reason. */
async function facts(status: 'failed' | 'unsupported', reason: Reason): Promise<string> {
  const { environment, measurements, ...rest } = reportNumber(1);
  const ended = { case: measurements[0].case, on: 'gpu', status, reason } as const;
  const report = { ...rest, environment: { ...environment, adapter: null }, measurements: [ended] };
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n('en')}>
      <RunFacts report={report} />
    </I18nextProvider>,
  );
}

test('a GPU that was lost before the run is said to be lost, and how to get it back; one that never was is none', async () => {
  expect(await facts('failed', GPU_GONE)).toMatch(/lost before this run; a restart of the browser/);
  expect(await facts('unsupported', NO_ADAPTER)).toContain('no GPU');
});
