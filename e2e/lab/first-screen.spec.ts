/** What the lab's first screen shows, on a laptop and on a phone, before anything was measured and afterwards. */
import { expectNoOverflow, LANGUAGES, notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { figureTop, openLab, runLab, SWEEP } from '../support/lab.ts';
import { MOST, watchShifts } from '../support/layout-shift.ts';
import { expect, test } from '../support/test.ts';

const SCREENS = {
  laptop: { width: 1440, height: 900 },
  phone: { width: 360, height: 740 },
} as const;
/** Of a drawing that has begun: an axis and the first of its lines. */
const BEGINNING = 80;

for (const [name, viewport] of Object.entries(SCREENS)) {
  test.describe(name, () => {
    test.use({ viewport });

    for (const language of LANGUAGES) {
      test(`a recorded example begins on the first screen, and nothing jumps (${language})`, async ({
        page,
        bench: _,
      }) => {
        const shifts = await watchShifts(page, { afterInput: false });
        await openLab(page, '', language);
        const { lab, errors } = texts[language];
        await expect(page.getByRole('heading', { name: lab.example.title })).toBeVisible();
        await expect(page.locator('.lab-example')).toContainText(/swiftshader.*EPYC.*Chromium 156.*2026/);
        await expect(page.locator('.size-chart').first()).toBeVisible();
        await expect(notice(page, errors.software.title)).toBeAttached();
        expect((await figureTop(page)) + BEGINNING).toBeLessThan(viewport.height);
        await expectNoOverflow(page);
        const { sum, told } = await shifts();
        expect(sum, told.join('\n')).toBeLessThan(MOST);
        if (language === 'en') await expectAccessible(page);
      });
    }

    test('so does what was measured; no view of it scrolls the page sideways', async ({ page, bench }) => {
      await openLab(page, SWEEP.matmul);
      await runLab(page, bench);
      await expect(page.locator('.size-chart').first()).toBeVisible();
      await page.evaluate(() => scrollTo(0, 0));
      expect((await figureTop(page)) + BEGINNING).toBeLessThan(viewport.height);
      const { charts } = texts.en;
      const list = page.getByRole('combobox', { name: charts.view.label });
      for (const view of ['rate', 'kernel', 'endToEnd', 'speedUp', 'phases', 'roofline'] as const) {
        if (viewport.width < 640) await list.selectOption(view);
        else await page.getByText(charts.view[view], { exact: true }).click();
        await expect(page.locator('.chart-area')).toContainText(ABOUT[view]);
        await expectNoOverflow(page);
      }
      await page.getByText(texts.en.common.table, { exact: true }).first().click();
      await expect(page.getByRole('table')).toBeVisible();
      await expectNoOverflow(page);
    });
  });
}

/** What only this view says of itself. */
const { about } = texts.en.charts;
const ABOUT = {
  rate: 'Rate of the kernel in GFLOP/s',
  kernel: about.kernel,
  endToEnd: about.endToEnd,
  speedUp: 'How many times faster',
  phases: about.phases,
  roofline: about.roofline,
} as const;
