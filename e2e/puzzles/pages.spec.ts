/** The pages of the puzzles themselves: the map, hostile addresses, the picture, and how they fit. */
import { PUZZLES } from '../../src/workloads/puzzles/registry.ts';
import { chooseTheme, expectNoOverflow, heading, open, PHONE, speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { button, editor, puzzles } from '../support/puzzles.ts';
import { expect, test } from '../support/test.ts';

/** Half of them go about what a program may trip over, the others are long or of strange letters. */
const HOSTILE = [
  ...['__proto__', 'constructor', 'toString', '../../etc', 'map/../zip', 'map?x=1', 'map#zip', '%', '%E0%A4%A', '%00'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', 'null', 'undefined', 'NaN'],
  ...[
    '{{id}}',
    '$(id)',
    "'; drop table puzzles; --",
    'map ',
    ' map',
    'MAP',
    'map\u200b',
    '\u202egnp',
    '😀'.repeat(50),
    '-1',
  ],
  ...Array.from({ length: 74 }, (_, at) => String.fromCodePoint(33 + at * 421).repeat(1 + at * at)),
];

test('a hundred hostile links have a plain answer each', async ({ page, bench: _ }) => {
  expect(HOSTILE).toHaveLength(100);
  await open(page, '/puzzles');
  for (const [at, id] of HOSTILE.entries()) {
    await page.evaluate((to) => (location.hash = `#/puzzles/${to}`), at % 2 ? id : encodeURIComponent(id));
    await expect(page.locator('h1'), id.slice(0, 40)).toHaveText(/\S/);
    await expect(page.locator('main')).not.toBeEmpty();
  }
  await open(page, '/puzzles');
  await expect(page.locator('.puzzle-map__card')).toHaveCount(20);
});

test('the picture follows the keyboard', async ({ page, bench: _ }) => {
  await open(page, '/puzzles/zip');
  const choice = page.getByRole('slider', { name: puzzles.picture.choose });
  await choice.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText(/^out\[0\] = .* a\[0\], b\[0\]/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^out\[1\] = .* a\[1\], b\[1\]/)).toBeVisible();
});

test('a puzzle that is not there has a plain answer, and a door leads here', async ({ page, bench: _ }) => {
  await open(page, '/puzzles/no-such-puzzle');
  await expect(page.locator('.notice').first()).toContainText('no-such-puzzle');
  await open(page, '/workbench');
  await page.getByRole('link', { name: texts.en.workbench.start.puzzles }).click();
  await expect(heading(page)).toHaveText(puzzles.title);
  await open(page, '/lessons');
  await page.getByRole('link', { name: texts.en.lessons.contents.puzzles }).click();
  await expect(heading(page)).toHaveText(puzzles.title);
});

test('every puzzle fits a phone, in both languages and by night', async ({ page, bench: _ }) => {
  await page.setViewportSize(PHONE);
  await open(page, '/puzzles');
  await expectNoOverflow(page);
  // The last of twenty is not far.
  const last = await page.locator('.puzzle-map__card').last().boundingBox();
  expect(last?.y).toBeLessThan(3 * PHONE.height);
  for (const { id, title } of PUZZLES) {
    await page.goto(`./#/puzzles/${id}`);
    await expect(heading(page)).toContainText(title.en);
    await expect(editor(page)).toBeVisible();
    await expectNoOverflow(page);
  }
  await speak(page, 'zh-CN');
  await expect(button(page, texts['zh-CN'].puzzles.check.button)).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await speak(page, 'en');
  await chooseTheme(page, 'dark');
  await expectAccessible(page);
});
