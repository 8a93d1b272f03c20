/**
 * A browser that translates the page replaces text nodes. React still writes to the old ones where a sentence is made of
 * several, and the sentence then stands still for ever; a text that is an element's only child it sets anew.
 */
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n } from '../i18n/index.ts';
import { RaceProgress } from '../pages/home/progress.tsx';
import { RunStatus } from '../pages/lab/bar/run-status.tsx';
import { BusyNotice } from '../ui/bench/busy-notice.tsx';
import { createLease } from '../ui/bench/lease.ts';
import { createRunStore } from '../ui/state/run-store.ts';
import { type Services, ServicesProvider } from '../ui/state/services.tsx';

const run = createRunStore({ use: async () => true, stop: () => undefined });
const services = { run: { ...run, getInitialState: run.getState } } as unknown as Services;

test.each([
  ['the race', <RaceProgress key="race" phase="running" />],
  ['the lab', <RunStatus key="lab" />],
])('what changes while %s runs is one text an element', async (_, progress) => {
  const html = renderToString(
    <I18nextProvider i18n={await createI18n('en')}>
      <ServicesProvider services={services}>{progress}</ServicesProvider>
    </I18nextProvider>,
  );
  // Nothing has begun, so no time is left of it.
  expect(html).toContain('goes on');
  // React's mark between two texts side by side.
  expect(html).not.toContain('<!-- -->');
});

test('who has the bench is told in one text, whoever it is', async () => {
  const endless = () => new Promise<void>(() => undefined);
  const lease = createLease({
    run: endless,
    tune: endless,
    follow: endless,
    stream: endless,
    draw: endless,
    prove: endless,
    sustain: endless,
    cancel: async () => undefined,
  });
  void lease.use({ by: 'lab', use: 'lab', what: { en: 'Matrix multiply', 'zh-CN': '矩阵乘法' } }, endless);
  const html = renderToString(
    <I18nextProvider i18n={await createI18n('en')}>
      <ServicesProvider services={{ lease: { ...lease, getInitialState: lease.getState } } as unknown as Services}>
        <BusyNotice by="race" onInstead={async () => undefined} />
      </ServicesProvider>
    </I18nextProvider>,
  );
  expect(html).toContain('Matrix multiply');
  expect(html).not.toContain('<!-- -->');
});
