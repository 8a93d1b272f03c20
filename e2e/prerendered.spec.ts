/** Pages that have a file of their own: read before any script runs, taken over by the app without a jump. */

import { folderOf } from '../src/app/address.ts';
import { PAGES } from '../src/app/pages.ts';
import { GLOSSARY } from '../src/lessons/glossary/words.ts';
import { cover } from '../src/lessons/memory-decides/cover.ts';
import { cover as language } from '../src/lessons/what-a-language-model-computes/cover.ts';
import { TERMS } from '../src/ui/terms/terms.ts';
import { heading, LANGUAGES, openRungs, stands, texts } from './support/app.ts';
import { contender, planOf } from './support/lab.ts';
import { MOST, watchShifts } from './support/layout-shift.ts';
import { expect, type Page, test } from './support/test.ts';

const PATH = '/some/sub-path/';
const LESSON = `lessons/${cover.id}/`;
const [first, second] = cover.steps;

/** A card's picture, as who reads it finds it: from the page's own address, whatever its base. */
const pictureOf = (html: string, url: string) =>
  new URL(/<meta property="og:image" content="([^"]+)">/.exec(html)?.[1] ?? 'none', url).href;

/** Scripts do not arrive before they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const language of LANGUAGES) {
  test(`every page has a file that says what it is, with a picture (${language})`, async ({ request, baseURL }) => {
    for (const { route } of PAGES) {
      const url = new URL(folderOf(route, language) ?? 'none', baseURL).href;
      const answer = await request.get(url);
      expect(answer.ok(), url).toBe(true);
      const html = await answer.text();
      // Whatever charset a host names.
      expect(html, url).toMatch(/^[\0-\x7f]*$/);
      expect(html, url).toContain(`<html lang="${language}" data-page="${route}">`);
      expect(html.match(/<h1/g), url).toHaveLength(1);
      const picture = await request.get(pictureOf(html, url));
      expect(picture.headers()['content-type'], url).toBe('image/png');
      // Width and height of a PNG.
      const bytes = await picture.body();
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test(`a lesson is read, and leads to other pages (${language})`, async ({ page, host }) => {
      const { url } = await host({ path: PATH });
      const root = `${url}${folderOf('/', language)}`;
      await page.goto(root + LESSON);
      await expect(page).toHaveTitle(`${cover.title[language]} · Lockstep`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', cover.summary[language]);
      await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', cover.title[language]);
      await expect(heading(page)).toHaveText(first.title[language]);
      await expect(page.locator('.lesson-text p').first()).toBeVisible();
      await expect(page.locator('noscript p').first()).toBeVisible();
      await expect(page.locator('noscript p').first()).toContainText('needs JavaScript');
      // Dressed as it will be: the lessons' own styles are there.
      await expect(page.locator('.steps')).toHaveCSS('list-style-type', 'none');
      // Later steps are behind the #, where no script reads them: the visitor stays with the lesson.
      await page.locator('.steps a').nth(1).click();
      await expect(page).toHaveURL(`${root}${LESSON}#/lessons/${cover.id}/${second.id}`);
      await expect(heading(page)).toHaveText(first.title[language]);
      await page.getByRole('link', { name: texts[language].common.nav.lessons, exact: true }).first().click();
      await expect(page).toHaveURL(`${root}lessons/`);
      await page.getByRole('link', { name: cover.title[language] }).click();
      await expect(page).toHaveURL(root + LESSON);
    });

    test(`a term is read, and leads to the others and to a lesson (${language})`, async ({ page, host }) => {
      const { url } = await host({ path: PATH });
      const root = `${url}${folderOf('/', language)}`;
      const { thread, workgroup } = TERMS;
      await page.goto(`${root}glossary/thread/`);
      await expect(heading(page)).toHaveText(thread.title[language]);
      await expect(page.locator('.lede')).toHaveText(thread.text[language]);
      await page.getByRole('link', { name: workgroup.title[language], exact: true }).click();
      await expect(page).toHaveURL(`${root}glossary/workgroup/`);
      await expect(page.getByRole('img')).toBeVisible();
      await page.locator('main').getByRole('link', { name: GLOSSARY.title[language], exact: true }).click();
      await expect(page).toHaveURL(`${root}glossary/`);
      await page.getByRole('link', { name: texts[language].common.nav.lessons, exact: true }).first().click();
      await page.locator('main').getByRole('link', { name: GLOSSARY.title[language], exact: true }).click();
      await expect(page).toHaveURL(`${root}glossary/`);
    });
  });
}

for (const folder of ['', 'lab/', LESSON]) {
  test(`a page is drawn from its file alone; the app follows, and fetches no style again: ./${folder}`, async ({
    page,
    bench: _,
  }) => {
    const styles: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.css')) styles.push(request.url());
    });
    const release = await holdScripts(page);
    await page.goto(`./${folder}`, { waitUntil: 'commit' });
    await expect(heading(page)).toBeVisible();
    await expect(page.locator('.site-nav')).toHaveCSS('display', 'flex');
    await expect(page.locator('html')).toHaveAttribute('data-page', `/${folder.replace(/\/$/, '')}`);
    release();
    await stands(page);
    await page.waitForLoadState('networkidle');
    expect(styles).toEqual([]);
  });
}

test('the app takes a lesson over where it stands, and goes on from there', async ({ page, host, bench: _ }) => {
  const { url } = await host({ path: PATH });
  const shifts = await watchShifts(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(url + LESSON);
  await stands(page);
  await page.waitForLoadState('networkidle');
  const { sum, told } = await shifts();
  expect(sum, told.join('\n')).toBeLessThan(MOST);
  await expect(page).toHaveURL(url + LESSON);

  await page.locator('.steps__step').nth(1).click();
  await expect(heading(page)).toHaveText(second.title.en);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(`${url}#/lessons/${cover.id}/${second.id}`);
  await page.getByRole('link', { name: texts.en.common.nav.lab, exact: true }).click();
  await expect(heading(page)).toHaveText(texts.en.lab.title);
  await expect(page).toHaveURL(`${url}lab/`);
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText(first.title.en);
  await expect(page).toHaveURL(url + LESSON);
  await page.goForward();
  await expect(heading(page)).toHaveText(second.title.en);
  // Pages with a file have its address wherever one comes from; a reload shows the same.
  await page.getByRole('link', { name: texts.en.common.nav.lessons, exact: true }).first().click();
  await expect(page).toHaveURL(`${url}lessons/`);
  await page.reload();
  await stands(page);
  await expect(heading(page)).toHaveText(texts.en.lessons.contents.title);
});

test('what stands behind the # opens from every page, and the address is put right', async ({ page, host }) => {
  const { url } = await host({ path: PATH });
  for (const folder of ['', 'lessons/', LESSON]) {
    await page.goto(`${url}${folder}#/device`);
    await stands(page);
    await expect(heading(page)).toHaveText(texts.en.device.title);
    await expect(page).toHaveURL(`${url}#/device`);
  }
  await page.goto(`${url}zh-CN/${LESSON}#/device`);
  await stands(page);
  await expect(heading(page)).toHaveText(texts['zh-CN'].device.title);
  await expect(page).toHaveURL(`${url}#/device`);
});

for (const instead of ['404.html', 'index.html'] as const) {
  test.describe(`where a host answers with ${instead} for what it does not have`, () => {
    test.use({ expectedErrors: /Failed to load (resource|module script)|MIME type/ });

    test('an address without a file shows its page, or that there is none', async ({ page, host }) => {
      const { url } = await host({ path: PATH, instead });
      for (const [language, folder] of [
        ['en', ''],
        ['zh-CN', 'zh-CN/'],
      ] as const) {
        const step = `lessons/${cover.id}/${second.id}`;
        await page.goto(`${url}${folder}${step}`);
        await expect(page).toHaveURL(`${url}#/${step}`);
        await stands(page);
        await expect(heading(page)).toHaveText(second.title[language]);
        await page.goto(`${url}${folder}nonsense/deeper/`);
        await expect(page).toHaveURL(`${url}#/nonsense/deeper`);
        await stands(page);
        await expect(heading(page)).toHaveText(texts[language].common.notFound.title);
        await page.evaluate(() => sessionStorage.clear());
      }
      for (const address of ['nonsense', 'nonsense/']) {
        await page.goto(url + address);
        await stands(page);
        await expect(heading(page)).toHaveText(texts.en.common.notFound.title);
        await expect(page).toHaveURL(`${url}#/nonsense`);
      }
    });
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, expectedErrors: /404/ });

  test('an address without a file says so in both languages, also where the app is previewed', async ({
    page,
    host,
  }) => {
    const { url } = await host({ path: PATH, instead: '404.html' });
    for (const address of [`${url}lessons/${cover.id}/guess`, './lessons/no-such/page']) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      for (const language of LANGUAGES) {
        await expect(page.locator(`main [lang="${language}"]`).getByRole('heading')).toHaveText(
          texts[language].common.notFound.title,
        );
      }
    }
  });
});

test('a button that is pressed before the app is there is pressed when it is', async ({ page, bench: _ }) => {
  const release = await holdScripts(page);
  await page.goto('./', { waitUntil: 'commit' });
  await page.getByRole('button', { name: texts.en.home.start }).click();
  await expect(page.locator('html')).toHaveAttribute('data-page', '/');
  release();
  await expect(page.getByRole('button', { name: texts.en.common.cancel, exact: true })).toBeVisible();
});

/** What a visitor sets, where, and what the app has of it in the end. */
const EARLY: Readonly<
  Record<string, { folder: string; set(page: Page): Promise<unknown>; still(page: Page): Promise<void> }>
> = {
  'chosen from a list': {
    folder: '',
    set: (page) => page.getByRole('combobox', { name: texts.en.common.theme.label }).selectOption('dark'),
    still: (page) => expect(page.locator('html')).toHaveAttribute('data-theme', 'dark'),
  },
  unfolded: {
    folder: '',
    set: (page) => openRungs(page),
    still: (page) => expect(page.locator('.lane').first()).toBeVisible(),
  },
  ticked: {
    folder: 'lab/',
    set: (page) => contender(page, 'Coalesced').check(),
    async still(page) {
      await expect(contender(page, 'Coalesced')).toBeChecked();
      await expect.poll(() => planOf(page)).toContain('coalesced');
    },
  },
  'chosen among several': {
    folder: LESSON,
    set: (page) => page.getByRole('radio', { name: '4', exact: true }).check(),
    async still(page) {
      await expect(page.getByRole('radio', { name: '4', exact: true })).toBeChecked();
      await expect(page.getByRole('figure').first()).toContainText('1 of 5');
    },
  },
  written: {
    folder: `lessons/${language.id}/`,
    set: (page) => page.getByRole('textbox').fill('Anna had a new cat'),
    async still(page) {
      await expect(page.getByRole('textbox')).toHaveValue('Anna had a new cat');
      await expect(page.getByRole('status').filter({ hasText: '“cat”' })).toBeVisible();
    },
  },
};

for (const [what, { folder, set, still }] of Object.entries(EARLY)) {
  test(`what is ${what} before the app is there is so when it is`, async ({ page, bench: _ }) => {
    const release = await holdScripts(page);
    await page.goto(`./${folder}`, { waitUntil: 'commit' });
    await set(page);
    await expect(page.locator('html')).toHaveAttribute('data-page', `/${folder.replace(/\/$/, '')}`);
    release();
    await stands(page);
    await still(page);
  });
}
