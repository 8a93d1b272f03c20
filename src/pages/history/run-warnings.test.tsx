import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { warningText } from '../../engine/bench/warnings.ts';
import type { Warning } from '../../engine/contract.ts';
import { createI18n } from '../../i18n/index.ts';
import { makeRow, makeSummary } from '../../results/testing/summaries.ts';
import { RunWarnings } from './run-warnings.tsx';

async function told(...cases: readonly (readonly Warning[])[]): Promise<string> {
  const measurements = cases.map((warnings, place) => makeRow('naive', { case: `case-${place}`, warnings }));
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n('en')}>
      <RunWarnings summary={{ ...makeSummary(1, { sizes: 0 }), measurements }} />
    </I18nextProvider>,
  );
}

const drift = (value: number): Warning => ({ code: 'drift', value, limit: 0.1 });
const times = (html: string, text: string) => html.split(text).length - 1;

test('a warning that several cases share is said once, with all of them', async () => {
  const html = await told([drift(0.25)], [drift(0.25)], []);
  expect(times(html, warningText(drift(0.25)).en)).toBe(1);
  expect(html).toContain('in 2 cases');
  expect(html).toContain('case-0');
  expect(html).toContain('case-1');
  expect(html).not.toContain('case-2');
});

test('figures of one kind that differ are each told with their case', async () => {
  const html = await told([drift(0.25)], [drift(0.5), { code: 'hidden', value: 3 }]);
  expect(html).toMatch(/case-0<\/code><span> It became 25% slower/);
  expect(html).toMatch(/case-1<\/code><span> It became 50% slower/);
  expect(times(html, '<details')).toBe(2);
});
