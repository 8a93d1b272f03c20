/**
 * `node src/tooling/readme-pictures.mjs [NAME…]`: takes README's pictures (docs/images/), or those that are named, of the
 * build in dist/. What they show is measured while they are taken, on this machine, or recorded and named as such. All of
 * them take some five minutes. Look at them before you commit, and at what README says of each.
 */
import { join } from 'node:path';
import { takePictures } from './app-pictures.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { withSources } from './sources.mjs';

ensureInstalled();
const [{ default: texts }, { cover: network }, { cover: model }] = await withSources((load) =>
  Promise.all([
    /** @type {Promise<typeof import('../i18n/en/index.ts')>} */ (load('/src/i18n/en/index.ts')),
    /** @type {Promise<typeof import('../lessons/train-a-network/cover.ts')>} */ (
      load('/src/lessons/train-a-network/cover.ts')
    ),
    /** @type {Promise<typeof import('../lessons/train-a-language-model/cover.ts')>} */ (
      load('/src/lessons/train-a-language-model/cover.ts')
    ),
  ]),
);

/** A machine may be slow. */
const LONGEST = { timeout: 600_000 };
const look = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 };

/** @typedef {import('playwright').Page} Page */

/** @param {Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click(LONGEST);

/** @type {import('./app-pictures.mjs').Picture[]} */
const pictures = [
  {
    name: 'home',
    route: '/',
    look,
    async before(page) {
      await press(page, texts.home.start);
      await page.locator('.sentence').waitFor(LONGEST);
      // The two matrices fill at the measured ratio, and rest at its end.
      await page.locator('.matrices:not([data-playing])').waitFor(LONGEST);
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: 'lab',
    route: '/lab/matmul:naive|registers|tuned|js-blocked|wasm|wasm-threads:n=256|512|1024/60s',
    look: { ...look, viewport: { width: 1280, height: 1080 } },
    async before(page) {
      await press(page, texts.lab.run.start);
      await page.getByRole('button', { name: texts.lab.run.again, exact: true }).waitFor(LONGEST);
      await page.getByRole('combobox', { name: texts.reference.label }).selectOption('nvidia-h100-dawn');
      // It is fetched, and then drawn.
      await page.getByText('Pale marks').first().waitFor(LONGEST);
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: 'lesson',
    route: '/lessons/memory-decides/lines',
    look: { ...look, viewport: { width: 1280, height: 1010 }, reducedMotion: 'reduce' },
    async before(page) {
      await page.locator('.stepper .segmented').getByText('4', { exact: true }).click();
      for (let step = 0; step < 2; step++) await press(page, texts.lessons.stepper.next);
    },
  },
  {
    name: 'train',
    route: `/lessons/${network.id}/race`,
    look: { ...look, viewport: { width: 1200, height: 900 } },
    async before(page) {
      await press(page, /^Download the pictures/);
      await press(page, 'Start the race');
      await page.getByRole('button', { name: 'Train again with this seed' }).waitFor(LONGEST);
    },
  },
  {
    name: 'language',
    route: `/lessons/${model.id}/grow`,
    look: { ...look, viewport: { width: 1280, height: 1100 } },
    async before(page) {
      await press(page, 'Train');
      const card = page.getByRole('region', { name: 'Your model', exact: true });
      // After a thousand steps or more it is down at the floor.
      await card.getByText(/Judged at step \d{2,}00:/).waitFor(LONGEST);
      await card.evaluate((element) => element.scrollIntoView());
    },
  },
];

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !pictures.some((picture) => picture.name === name));
if (strange.length > 0) {
  console.error(`There is no picture ${strange.join(', ')}; there are ${pictures.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
await takePictures(
  join(ROOT, 'docs/images'),
  pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
);
