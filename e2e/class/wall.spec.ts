/** The projector view of a class: revealed with the keyboard, without names, on every screen. */
import { faster, handIn, isGpu, winsFrom } from '../../src/chart-model/class/testing/hand-ins.ts';
import { heading, LANGUAGES, open, says, texts } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { assignmentOf, CLASS_ID, classFile, digestOf, importClass, mixedClass } from '../support/class.ts';
import { expect, type Page, test } from '../support/test.ts';

const { wall } = texts.en;
const THREE_SIZES = assignmentOf();
const WALL = `/class/${CLASS_ID}/wall`;
const VIEWS = ['dots', 'crossing', 'wins', 'roofline', 'table'] as const;

/** Five that count, one whose GPU is its CPU, one without WebGPU; three guesses. */
const ENTRIES = [
  ...[1, 2, 4, 8, 16].map((times, at) =>
    handIn(THREE_SIZES, at + 1, {
      ms: faster(times),
      guess: at < 2 ? 100 : null,
      group: at < 3 ? 'discrete' : 'apple',
    }),
  ),
  handIn(THREE_SIZES, 6, { ms: faster(0.5), group: 'software' }),
  handIn(THREE_SIZES, 7, { ms: (id) => (isGpu(id) ? null : 1), group: 'none', guess: 10 }),
];

const SENTENCE =
  'On the middle one of 5 devices, the GPU is 4× as fast as the CPU. Half of them lie between 2× and 8×. The GPU wins on 4 of 5. The median of 3 guesses is 100×. 1 software adapter stays out of the median: its GPU is the CPU. 1 device without WebGPU has a guess alone.';

async function openWall(page: Page, entries = ENTRIES): Promise<void> {
  await importClass(page, classFile(THREE_SIZES, entries));
  await open(page, WALL);
  await takesKeys(page);
}

/** The heading may be that of a class which is still being read. */
const takesKeys = (page: Page) => expect(page.locator('.wall')).toBeFocused();

const dots = (page: Page) => page.locator('.wall__dots');
const state = (page: Page) => page.locator('.wall__state');
const sentence = (page: Page) => page.locator('.wall__sentence');

test('the keyboard alone reveals it step by step, and hides it again', async ({ page }) => {
  await openWall(page);
  await expect(heading(page)).toHaveText(wall.question['speed-up']);
  await expect(state(page)).toContainText(wall.came_other.replace('{{count}}', '7'));
  await expect(dots(page)).toHaveCount(0);
  await expect(sentence(page)).toHaveText(wall.steps.nothing);

  await page.keyboard.press('ArrowRight');
  await expect(dots(page)).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(dots(page)).toHaveCount(2);
  await expect(page.locator('.wall__median')).toHaveCount(0);
  // What a presenter's clicker sends.
  await page.keyboard.press('PageDown');
  await expect(page.locator('.wall__median')).toHaveCount(2);
  await expect(page.locator('.wall__figures')).toHaveText(['100×', '4×']);
  await expect(page.locator('.wall__line').last()).toContainText('N = 5 of 6');
  await expect(sentence(page)).not.toContainText('middle');
  await page.keyboard.press('ArrowRight');
  await expect(sentence(page)).toHaveText(SENTENCE);
  await page.keyboard.press('ArrowRight');
  await expect(sentence(page)).toHaveText(SENTENCE);

  for (const _ of VIEWS) await page.keyboard.press('ArrowLeft');
  await expect(dots(page)).toHaveCount(0);
});

test('numbers change the view, which the address names', async ({ page }) => {
  await openWall(page);
  for (const [index, view] of VIEWS.entries()) {
    await page.keyboard.press(String(index + 1));
    await expect(page).toHaveURL(new RegExp(`${WALL}/${view}$`));
    await expect(page.locator('.wall__views [aria-current]')).toContainText(wall.views[view]);
  }
  await page.reload();
  await expect(page.getByRole('row')).toHaveCount(ENTRIES.length + 1);
});

test('keys go on where what had the focus went with the view', async ({ page }) => {
  await openWall(page);
  const next = page.getByRole('button', { name: says(wall.keys.next) });
  await next.focus();
  await page.keyboard.press('2');
  await expect(next).toHaveCount(0);
  await takesKeys(page);
  await page.keyboard.press('3');
  await expect(page).toHaveURL(new RegExp(`${WALL}/wins$`));
});

test('keys act only while the focus is on the wall', async ({ page }) => {
  await openWall(page);
  await page.getByRole('button', { name: '中文', exact: true }).focus();
  await page.keyboard.press('z');
  await page.keyboard.press('5');
  await expect(page).toHaveURL(new RegExp(`${WALL}$`));
  await expect(state(page)).not.toContainText(wall.frozen);
  // A button that has the focus keeps its own keys.
  await page.getByRole('button', { name: says(wall.keys.freeze) }).focus();
  await page.keyboard.press('Space');
  await expect(state(page)).toContainText(wall.frozen);
  await expect(dots(page)).toHaveCount(0);
});

test('new ones appear as they come; frozen, they wait and are counted', async ({ page, context }) => {
  await openWall(page);
  for (const _ of VIEWS) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('z');
  await expect(state(page)).toContainText(wall.frozen);
  const teacher = await context.newPage();
  const late = [20, 21].map((number) => handIn(THREE_SIZES, number, { ms: faster(64), group: 'phone' }));
  for (const [index, entry] of late.entries()) {
    await open(teacher, `/class/${digestOf(entry, THREE_SIZES)}`);
    await expect(teacher.getByText(says(texts.en.classes.handed.added))).toBeVisible();
    const waiting = index === 0 ? wall.waiting_one : wall.waiting_other;
    await expect(state(page)).toContainText(waiting.replace('{{count}}', String(index + 1)));
  }
  await expect(sentence(page)).toHaveText(SENTENCE);
  await page.keyboard.press('z');
  await expect(state(page)).toContainText(wall.came_other.replace('{{count}}', '9'));
  await expect(sentence(page)).toContainText('On the middle one of 7 devices, the GPU is 8× as fast as the CPU');
});

test('where the GPU wins, and who wins at each size', async ({ page }) => {
  const entries = [winsFrom(64), winsFrom(256), winsFrom(256), faster(0.5)].map((ms, at) =>
    handIn(THREE_SIZES, at + 1, { ms }),
  );
  await openWall(page, [...entries, ...ENTRIES.slice(5)]);
  await page.keyboard.press('2');
  await expect(page.locator('.sentence')).toHaveText(
    'On at least half of 4 devices, the GPU wins from n = 256 on or earlier. On 1 it does not, up to the largest size.',
  );
  await expect(page.locator('.wall__row-count')).toHaveText(['1', '2', '0', '1']);
  await expect(page.getByText(wall.wins.hardware_one.replace('{{count}}', '1'))).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('.sentence')).toHaveText(
    'At n = 64, the GPU wins on 1 of 4 and the CPU on 3. At n = 1,024, the GPU wins on 3 of 4 and the CPU on 1.',
  );
  await expect(page.locator('.wall__row--bar').first().locator('.wall__part-count')).toHaveText(['3', '1']);
});

test('the table has the figures behind the picture, and nobody’s name', async ({ page }) => {
  const nickname = { adjective: 1, animal: 2 };
  await openWall(
    page,
    ENTRIES.map((entry) => ({ ...entry, nickname })),
  );
  await page.keyboard.press('5');
  const row = page.getByRole('row').nth(5);
  await expect(row).toContainText(wall.groups.apple);
  await expect(row).toContainText('16×');
  await expect(page.getByRole('row').nth(6)).toContainText(wall.table.standing.software);
  await expect(page.locator('.wall')).not.toContainText('Brave');
});

test('a class of which nobody has handed in, and of one', async ({ page }) => {
  await openWall(page, []);
  await expect(sentence(page)).toHaveText(wall.sentence.empty);
  for (const view of VIEWS) {
    await open(page, `${WALL}/${view}`);
    await expectAccessible(page);
  }
  await openWall(page, ENTRIES.slice(3, 4));
  await page.keyboard.press('1');
  for (const _ of VIEWS) await page.keyboard.press('ArrowRight');
  await expect(sentence(page)).toHaveText('One measurement counts so far: that GPU is 8× as fast as its CPU.');
});

test('a class that is not here', async ({ page }) => {
  await open(page, WALL);
  await expect(page.locator('.notice')).toContainText(texts.en.classes.one.gone.title);
});

for (const language of LANGUAGES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every view from 360 to 1920 pixels, ${language}, ${theme}`, async ({ page }) => {
      await importClass(page, classFile(THREE_SIZES, mixedClass(THREE_SIZES, 24)));
      await page.evaluate(
        (look) => {
          for (const [key, value] of Object.entries(look))
            localStorage.setItem(`lockstep.${key}`, JSON.stringify(value));
        },
        { language, theme },
      );
      for (const view of VIEWS) {
        await open(page, `${WALL}/${view}`);
        await takesKeys(page);
        if (view === 'dots') for (const _ of VIEWS) await page.keyboard.press('ArrowRight');
        for (const width of [360, 800, 1440, 1920]) {
          await page.setViewportSize({ width, height: width === 1920 ? 1080 : 800 });
          await expectSound(page);
        }
      }
    });
  }
}

test('printed, it is one page without what is pressed', async ({ page }) => {
  await openWall(page, mixedClass(THREE_SIZES, 24));
  for (const _ of VIEWS) await page.keyboard.press('ArrowRight');
  await expect(sentence(page)).toContainText('middle one');
  const printed = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.wall__tools')).toBeHidden();
});

test('nothing moves for a visitor who wants no movement', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWall(page);
  await page.keyboard.press('ArrowRight');
  await expect(dots(page)).toHaveCSS('animation-name', 'none');
});
