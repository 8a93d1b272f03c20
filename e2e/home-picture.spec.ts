/** The home page as a picture: what it shows before and after a race, what is on the screen meanwhile, and that nothing jumps. */
import { expectNotice, open, sentence, texts } from './support/app.ts';
import { HARDWARE, sideOf } from './support/figures.ts';
import { duel, machine, start } from './support/home.ts';
import { MOST, watchShifts } from './support/layout-shift.ts';
import { expect, type Page, test } from './support/test.ts';

const { home, errors } = texts.en;

/** Of a matrix of the picture: how much of it whole rows fill now, 0 to 1, and how long it takes to fill, null at rest. */
const filled = (page: Page, side: 'gpu' | 'cpu') =>
  page.locator(`.matrices__side.side-${side} .matrix__full`).evaluate((rows) => {
    // Shifted up by the rows that are empty.
    const empty = -new DOMMatrix(getComputedStyle(rows).transform).f / rows.clientHeight;
    const [motion] = rows.getAnimations();
    return { rows: 1 - empty, fillMs: motion ? Number(motion.effect?.getComputedTiming().duration) : null };
  });
const picture = (page: Page) => page.locator('.matrices');

/** What moves in the picture stands still from its start, until the test moves it. Call before the page is opened. */
const holdMotion = (page: Page) =>
  page.addInitScript(() => {
    addEventListener('animationstart', ({ target }) => {
      if (!(target instanceof Element) || !target.closest('.matrices')) return;
      for (const motion of target.getAnimations()) motion.pause();
    });
  });
/** Moves it to this time of the picture. */
const moveTo = (page: Page, atMs: number) =>
  page.evaluate((time) => {
    for (const motion of document.querySelector('.matrices')?.getAnimations({ subtree: true }) ?? []) {
      motion.pause();
      motion.currentTime = time;
    }
  }, atMs);

test.describe('the picture of what parallel means', () => {
  test.use({ environment: HARDWARE });

  test('fills once as an illustration, and after a race at the measured ratio', async ({ page, bench }) => {
    await holdMotion(page);
    await open(page);
    await expect(picture(page).getByText(home.matrices.illustration, { exact: true })).toBeVisible();
    await expect(picture(page)).toHaveAttribute('data-playing', 'true');
    // Thousands at once: half of the matrix in one step. A few at a time: row by row.
    await moveTo(page, 200);
    expect(await filled(page, 'gpu')).toEqual({ rows: 0.5, fillMs: 250 });
    expect(await filled(page, 'cpu')).toEqual({ rows: 3 / 64, fillMs: 4000 });
    await picture(page).getByRole('button', { name: home.matrices.stop }).click();
    await expect(picture(page)).not.toHaveAttribute('data-playing');
    expect(await filled(page, 'cpu')).toEqual({ rows: 4 / 64, fillMs: null });

    // Nothing moves beside what is measured.
    const run = await start(page, bench);
    await expect(picture(page)).toContainText(home.matrices.later);
    await expect(picture(page).getByRole('button')).toHaveCount(0);
    expect(await filled(page, 'gpu')).toEqual({ rows: 0, fillMs: null });

    await run.finish(machine);
    await picture(page).scrollIntoViewIfNeeded();
    await expect(picture(page)).toHaveAttribute('data-playing', 'true');
    await expect(picture(page)).toContainText('Slowed down 500 times');
    await moveTo(page, 2000);
    expect(await filled(page, 'gpu')).toEqual({ rows: 1, fillMs: 500 });
    expect(await filled(page, 'cpu')).toEqual({ rows: 0.5, fillMs: 4000 });
    await expect(picture(page)).toContainText('1 ms');
    await expect(picture(page)).toContainText('8 ms');
    // It ends by itself, within the five seconds of WCAG 2.2.2.
    const { longest, rounds } = await page.evaluate(() => {
      const all = document.querySelector('.matrices')?.getAnimations({ subtree: true }) ?? [];
      const ends = all.map((motion) => Number(motion.effect?.getComputedTiming().endTime));
      const rounds = all.map((motion) => motion.effect?.getTiming().iterations);
      for (const motion of all) motion.finish();
      return { longest: Math.max(...ends), rounds: new Set(rounds).size === 1 ? rounds[0] : rounds };
    });
    // The end of a round would be told to the page, in nearly every frame.
    expect(rounds).toBe(1);
    expect(longest).toBeLessThan(5000);
    await expect(picture(page)).not.toHaveAttribute('data-playing');
    expect(await filled(page, 'cpu')).toEqual({ rows: 1 / 8, fillMs: null });
    await picture(page).getByRole('button', { name: home.matrices.play }).click();
    await expect(picture(page)).toHaveAttribute('data-playing', 'true');
  });

  test('is a still where motion is unwanted: the moment at which the faster is done', async ({ page, bench }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    expect(await filled(page, 'gpu')).toEqual({ rows: 1, fillMs: null });
    expect(await filled(page, 'cpu')).toEqual({ rows: 4 / 64, fillMs: null });
    await (await start(page, bench)).finish((at) => ({ kernelMs: sideOf(at) === 'gpu' ? 20 : 5 }));
    await expect(picture(page)).toContainText(home.matrices.measured);
    expect(await filled(page, 'gpu')).toEqual({ rows: 0.25, fillMs: null });
    expect(await filled(page, 'cpu')).toEqual({ rows: 1, fillMs: null });
    await expect(picture(page).getByRole('button')).toHaveCount(0);
  });
});

for (const [width, height] of [
  [360, 740],
  [1440, 900],
]) {
  test(`at ${width} × ${height} the lanes are on the screen while they race, nothing jumps, and the ratio is the largest`, async ({
    page,
    bench,
  }) => {
    await page.setViewportSize({ width, height });
    const shifts = await watchShifts(page);
    await open(page);
    await expectNotice(page, errors.software);
    const loading = await shifts.take();
    expect(loading.sum, loading.told.join('\n')).toBeLessThan(MOST);

    const race = async () => {
      const run = await start(page, bench);
      await expect(duel(page)).toHaveCount(2);
      for (const index of [0, 3]) {
        await run.emit({ type: 'phase', index, phase: 'sample' });
        for (const lane of await duel(page).all()) await expect(lane).toBeInViewport({ ratio: 1 });
      }
      return run;
    };
    const run = await race();
    await shifts.take();
    await run.finish(machine);
    await expect(sentence(page)).toBeVisible();
    const ending = await shifts();
    expect(ending.sum, ending.told.join('\n')).toBeLessThan(MOST);

    const sizes = await page.evaluate(() => {
      const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
      const figure = document.querySelector('h1 .headline__figure');
      const others = [...document.body.querySelectorAll('*')].filter((element) => element !== figure);
      return { figure: figure ? sizeOf(figure) : 0, others: Math.max(...others.map(sizeOf)) };
    });
    await expect(page.locator('h1 .headline__figure')).toHaveText('8×');
    expect(sizes.figure).toBeGreaterThan(1.5 * sizes.others);

    // Once more, from the end of the page.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await (await race()).finish(machine);
  });
}
