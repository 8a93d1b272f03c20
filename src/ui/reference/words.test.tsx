import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n, type Locale } from '../../i18n/index.ts';
import type { Origin } from '../../results/reference/beside.ts';
import { useMachineWords } from './words.ts';

const CARD = { id: 'card', name: 'Made-up Card 9', software: false };
const EARLY: Origin = { startedAt: '2026-11-24T12:49:02Z', browser: 'Chromium 156', driver: '580.1' };
const LATE: Origin = { startedAt: '2026-11-27T12:22:44Z', browser: 'Chromium 157', driver: '580.2' };

function Probe({ origins, tell }: { origins: readonly Origin[]; tell: (lines: readonly string[]) => void }) {
  const words = useMachineWords();
  const byCase = new Map(origins.map((origin, at) => [`case ${at}`, origin]));
  tell([words.told(CARD, { origins: byCase }), ...origins.map(words.toldOf)]);
  return null;
}

/** Of all of them, then of each. */
async function said(origins: readonly Origin[], locale: Locale) {
  let lines: readonly string[] = [];
  const tell = (told: readonly string[]) => {
    lines = told;
  };
  renderToString(
    <I18nextProvider i18n={await createI18n(locale)}>
      <Probe origins={origins} tell={tell} />
    </I18nextProvider>,
  );
  return lines;
}

test('of one recording its moment is told, of several the first and the last day, each browser and each driver', async () => {
  const [one] = await said([EARLY, EARLY], 'en');
  expect(one).toMatch(/^Recorded on Made-up Card 9 with Chromium 156, .*24.* · driver 580\.1$/);
  const [many, late, early] = await said([LATE, EARLY], 'en');
  expect(many).toMatch(/with Chromium 157, Chromium 156, .*24.* to .*27.* · driver 580\.2, 580\.1$/);
  expect(late).toMatch(/^Recorded with Chromium 157, .*27.* · driver 580\.2$/);
  expect(early).toMatch(/^Recorded with Chromium 156, .*24.* · driver 580\.1$/);
  const sameDay = { ...LATE, startedAt: '2026-11-24T12:59:02Z' };
  expect((await said([EARLY, sameDay], 'en'))[0]).not.toContain(' to ');
});

test('in Chinese too, without a driver where nobody wrote it down', async () => {
  const [many] = await said([LATE, { ...EARLY, driver: null }], 'zh-CN');
  expect(many).toMatch(
    /24 日至 2026 年 11 月 27 日在 Made-up Card 9 上用 Chromium 157、Chromium 156 录制，驱动 580\.2$/,
  );
  expect((await said([{ ...EARLY, driver: null }], 'zh-CN'))[0]).not.toContain('驱动');
});
