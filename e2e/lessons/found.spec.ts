/** The end of the course on one page: one's own, and as somebody else opens it. */

import { WORDS } from '../../src/lessons/found/words.ts';
import { cover as first } from '../../src/lessons/meet-your-gpu/cover.ts';
import { expectNoOverflow, heading, open, speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, type Page, test } from '../support/test.ts';

const number = (page: Page, label: string) => page.locator('.found__numbers > div').filter({ hasText: label });

test('guesses, score and nine numbers, as a link that opens as the sender’s', async ({ page, bench: _ }) => {
  await page.addInitScript(
    ([course, limits]) => {
      if (location.protocol === 'about:') return;
      localStorage.setItem('lockstep.course', JSON.stringify(course));
      localStorage.setItem('lockstep.peaks', JSON.stringify(limits));
    },
    [
      {
        [first.id]: {
          done: [],
          guesses: { name: 'yes' },
          scores: { name: 0 },
          measured: { name: 'no' },
          solved: ['match'],
        },
      },
      {
        measuredAt: '2026-01-01T00:00:00Z',
        place: 'google swiftshader | Chromium 200 | 8',
        roofs: { gpu: { gflops: 900, gbps: 90 }, cpu: null },
      },
    ] as const,
  );
  await open(page, '/found', { language: 'en' });
  await expect(page.locator('.found__numbers > div')).toHaveCount(9);
  await expect(page.getByText('900 GFLOP/s')).toBeVisible();
  await expect(page.locator('.found__score')).toContainText(WORDS.average(1).en);
  await expect(page.getByRole('heading', { name: first.title.en })).toBeVisible();
  // What is not known says how it becomes known.
  await expect(number(page, 'One against one').getByRole('link')).toHaveAttribute('href', /one-worker-many-workers/);
  await expect(page.getByRole('button', { name: texts.en.lessons.solutions.copy })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: WORDS.picture.en }).click();
  expect((await saving).suggestedFilename()).toMatch(/^lockstep-found-.*\.png$/);

  await page.getByRole('button', { name: WORDS.link.en }).click();
  const link = await page.getByRole('textbox', { name: texts.en.result.share.field }).inputValue();
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoOverflow(page);
  await expectAccessible(page);
  await speak(page, 'zh-CN');
  await expectNoOverflow(page);
  await expectAccessible(page);

  await open(page, new URL(link).hash.slice(1), { language: 'en' });
  await expect(heading(page)).toHaveText(WORDS.theirs['zh-CN']);
  await expect(page.locator('.notice')).toContainText(WORDS.sender['zh-CN']);
  await expect(page.getByText('900 GFLOP/s')).toBeVisible();
  await expect(page.getByRole('heading', { name: first.title['zh-CN'] })).toBeVisible();
  await expectAccessible(page);
  await open(page, `${new URL(link).hash.slice(1, -8)}`);
  await expect(page.getByRole('alert')).toContainText(WORDS.damaged['zh-CN']);
});
