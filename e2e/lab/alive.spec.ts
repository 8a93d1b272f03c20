/** What is computed while a visitor watches: a moving picture through a filter, and the Mandelbrot set to move about in. */
import { notice, open, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { ORDINARY } from '../support/figures.ts';
import { fakeCamera, figureTop, openLab, SMALL, startButton } from '../support/lab.ts';
import { MOST, watchShifts } from '../support/layout-shift.ts';
import type { ScriptedBench } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const { alive, lab } = texts.en;
const LAPTOP = { width: 1440, height: 900 };
const PLANE = 'mandelbrot:squares|js:width=128/3s';

const film = (page: Page) => page.getByRole('region', { name: alive.film.title });
const plane = (page: Page) => page.getByRole('region', { name: alive.plane.title });
const stage = (page: Page) => page.getByRole('application', { name: alive.plane.label });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** How many pictures have been drawn. */
const drawn = async (bench: ScriptedBench) => (await bench.pictures()).length;
const goesOn = async (bench: ScriptedBench) => {
  const before = await drawn(bench);
  await expect.poll(() => drawn(bench)).toBeGreaterThan(before);
};
/** The latest place: its left, its top and the step from column to column. */
const latest = async (bench: ScriptedBench) => (await bench.pictures()).at(-1);
const span = async (bench: ScriptedBench) => {
  const at = await latest(bench);
  return at?.view ? at.view[2] * at.width : null;
};

test.use({ viewport: LAPTOP });

test.describe('a moving picture', () => {
  test('is filtered without a press, on the side that is chosen, until it is paused', async ({ page, bench }) => {
    await openLab(page, SMALL.convolution);
    await goesOn(bench);
    expect((await latest(bench))?.variant).toBe('direct-rows');
    await expect(film(page)).toContainText(/\d frames a second/);
    await expect(film(page)).toContainText('the kernel 1 ms');
    await film(page).getByText(alive.sides.cpu, { exact: true }).click();
    await expect.poll(async () => (await latest(bench))?.variant).toBe('wasm-threads');
    await expect(film(page)).toContainText('the kernel 2 ms');
    await expectAccessible(page);

    await press(page, alive.film.pause);
    await expect.poll(() => bench.drawing()).toBe(false);
    await expect(film(page)).toContainText(alive.film.paused);
    const before = await drawn(bench);
    await press(page, alive.film.next);
    await expect.poll(() => drawn(bench)).toBe(before + 1);
    await expect.poll(() => bench.drawing()).toBe(false);
    await press(page, alive.film.play);
    await goesOn(bench);
  });

  test('gives way to a run at once, says so, and goes on afterwards; a camera is off by then', async ({
    page,
    bench,
  }) => {
    const camera = await fakeCamera(page);
    await openLab(page, SMALL.convolution);
    await goesOn(bench);
    await press(page, alive.film.camera);
    await expect(film(page).getByRole('button', { name: alive.film.cameraOff })).toBeVisible();
    await expect.poll(camera).toBe('live');
    await startButton(page).click();
    const run = await bench.nextRun();
    expect(await bench.drawing()).toBe(false);
    await expect(film(page)).toContainText(alive.waiting);
    await expect.poll(camera).toBe('ended');
    await expect(film(page).getByRole('button', { name: alive.film.camera })).toBeDisabled();
    const before = await drawn(bench);
    await run.finish(ORDINARY);
    await expect(page.getByRole('button', { name: lab.run.again })).toBeVisible();
    await expect.poll(() => drawn(bench)).toBeGreaterThan(before);
    await expect(film(page)).not.toContainText(alive.waiting);
    // And it can be turned off by hand.
    await press(page, alive.film.camera);
    await press(page, alive.film.cameraOff);
    await expect.poll(camera).toBe('ended');
  });

  test('stops out of sight, and with its page', async ({ page, bench }) => {
    await openLab(page, SMALL.convolution);
    await goesOn(bench);
    await page.setViewportSize({ width: 1440, height: 300 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => bench.drawing()).toBe(false);
    await page.setViewportSize(LAPTOP);
    await page.evaluate(() => scrollTo(0, 0));
    await goesOn(bench);
    await page.getByRole('link', { name: texts.en.common.nav.device }).click();
    await expect.poll(() => bench.drawing()).toBe(false);
  });

  test('moves for nobody who wants less motion', async ({ page, bench }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openLab(page, SMALL.convolution);
    await expect.poll(() => drawn(bench)).toBe(1);
    await expect.poll(() => bench.drawing()).toBe(false);
    await press(page, alive.film.next);
    await expect.poll(() => drawn(bench)).toBe(2);
    await press(page, alive.film.play);
    await goesOn(bench);
  });
});

test.describe('the plane', () => {
  test('is drawn at once, moved about in by keys, buttons and pointer, and switched', async ({ page, bench }) => {
    await openLab(page, PLANE);
    await expect.poll(() => span(bench)).toBeCloseTo(3);
    expect((await latest(bench))?.prove).toBe(true);
    await expect(plane(page)).toContainText('1 ms for the picture');
    await expectAccessible(page);

    await stage(page).focus();
    await page.keyboard.press('+');
    await expect.poll(() => span(bench)).toBeCloseTo(1.5);
    // At rest it is drawn once more and compared.
    await expect.poll(async () => (await latest(bench))?.prove).toBe(true);
    const left = (await latest(bench))?.view?.[0] ?? 0;
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await latest(bench))?.view?.[0]).toBeCloseTo(left + 1.5 / 8);
    await page.keyboard.press('Home');
    await expect.poll(() => span(bench)).toBeCloseTo(3);

    await stage(page).hover({ position: { x: 40, y: 60 } });
    const box = await stage(page).boundingBox();
    if (!box) throw new Error('There is no stage.');
    await page.mouse.down();
    await page.mouse.move(box.x + 40 + box.width / 2, box.y + 60, { steps: 4 });
    await page.mouse.up();
    // What was at the left edge is in the middle.
    await expect.poll(async () => (await latest(bench))?.view?.[0]).toBeCloseTo(-2.25 - 1.5, 1);

    const offset = () =>
      plane(page).evaluate((whole) => {
        const top = (of: Element | null) => of?.getBoundingClientRect().top ?? Number.NaN;
        return top(whole.querySelector('.alive__buttons')) - top(whole.querySelector('.alive__panel'));
      });
    const before = await offset();
    await press(page, alive.plane.limit);
    await expect(plane(page)).toContainText(/1\.0\s×\s10⁻⁶ wide: f32 has run out, \d+ of 320 columns differ/);
    // What is said of it there is longer, and moves no button.
    expect(await offset()).toBe(before);
    await plane(page).getByText(alive.sides.cpu, { exact: true }).click();
    await expect.poll(async () => (await latest(bench))?.variant).toBe('wasm-threads');
    await expect(plane(page)).toContainText('3 ms for the picture');
    await expect.poll(() => bench.drawing()).toBe(false);
  });

  test('a wheel scrolls the page, and zooms with Ctrl or once the picture has the focus', async ({ page, bench }) => {
    await openLab(page, PLANE);
    await expect.poll(() => span(bench)).toBeCloseTo(3);
    await stage(page).hover();
    await page.mouse.wheel(0, 120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await expect(plane(page)).toContainText(alive.plane.hints.wheel);
    expect(await span(bench)).toBeCloseTo(3);
    await page.evaluate(() => scrollTo(0, 0));

    await stage(page).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await expect.poll(() => span(bench)).toBeCloseTo(1.5);
    await stage(page).focus();
    await page.mouse.wheel(0, -240);
    await expect.poll(() => span(bench)).toBeCloseTo(0.75);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await span(bench)).toBeCloseTo(0.75);
  });

  test('one finger scrolls the page: up and down is the browser’s', async ({ page, bench: _ }) => {
    await open(page, `/lab/${PLANE}`);
    await expect(plane(page)).toContainText('3 wide');
    expect(await stage(page).evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
  });
});

test.describe('the plane under fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('two fingers zoom where they are, and the page keeps its size', async ({ page, bench }) => {
    await openLab(page, PLANE);
    // On a phone it is drawn once it has come into sight.
    await stage(page).scrollIntoViewIfNeeded();
    await expect.poll(() => span(bench)).toBeCloseTo(3);
    // Once what is around it has come and nothing moves it any more.
    await expect(notice(page, texts.en.errors.software.title)).toBeAttached();
    await expect(page.locator('.size-chart').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const { x, y } = await stage(page).evaluate((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const client = await page.context().newCDPSession(page);
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...apart: readonly number[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: apart.map((by, id) => ({ x: x + by, y, id })) });
    const scale = () => page.evaluate(() => visualViewport?.scale);
    const before = { scale: await scale(), scroll: await page.evaluate(() => scrollY) };

    await fingers('touchStart', -40, 40);
    await expect(stage(page)).toBeFocused();
    // Each step has come to the page before the next: a browser that is asked for several at once may leave some out.
    for (const by of [80, 120]) {
      await fingers('touchMove', -by, by);
      await expect.poll(() => span(bench)).toBeCloseTo((3 * 40) / by);
    }
    await fingers('touchMove', -60, 60);
    await expect.poll(() => span(bench)).toBeCloseTo(2);
    await fingers('touchEnd');
    const [left = 0] = (await latest(bench))?.view ?? [];
    // The middle of the fingers has stayed where it was.
    expect(left + 1).toBeCloseTo(-0.75, 1);
    expect({ scale: await scale(), scroll: await page.evaluate(() => scrollY) }).toEqual(before);
  });
});

for (const plan of [SMALL.convolution, PLANE]) {
  test(`the chart begins on the first screen, and nothing jumps: ${plan}`, async ({ page, bench: _ }) => {
    const shifts = await watchShifts(page, { afterInput: false });
    await openLab(page, plan);
    await expect(page.locator('.size-chart').first()).toBeVisible();
    await expect(page.locator('.alive__rate')).toContainText(/\d/);
    expect((await figureTop(page)) + 80).toBeLessThan(LAPTOP.height);
    const { sum, told } = await shifts();
    expect(sum, told.join('\n')).toBeLessThan(MOST);
  });
}
