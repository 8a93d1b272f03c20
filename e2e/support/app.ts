/** The app as a visitor meets it: going to a page, and the words to look for there. */
import { expect, type Page } from 'playwright/test';
import en from '../../src/i18n/en/index.ts';
import zh from '../../src/i18n/zh-CN/index.ts';

export type Language = 'en' | 'zh-CN';
export type Theme = 'light' | 'dark';

/** The catalogues: tests look for what the app says, not for a copy of it. */
export const texts = { en, 'zh-CN': zh } as const;

/** A small one. */
export const PHONE = { width: 360, height: 740 };

export const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** Pages that need nothing to stand. */
export const ROUTES = ['/', '/lessons', '/lab', '/workbench', '/device', '/history', '/kept', '/no-such-page'] as const;

interface Look {
  /** Stored as the visitor's own choice, unless one is stored already. */
  readonly language?: Language;
  readonly theme?: Theme;
}

/**
 * Loads the app afresh at a hash route and waits until its heading stands.
 * @param route what follows the `#`
 */
export async function open(page: Page, route = '/', look: Look = {}): Promise<void> {
  await page.addInitScript((wanted) => {
    if (location.protocol === 'about:') return;
    for (const [key, value] of Object.entries(wanted)) {
      const name = `lockstep.${key}`;
      if (value && localStorage.getItem(name) === null) localStorage.setItem(name, JSON.stringify(value));
    }
  }, look);
  // From one hash to another the browser would stay in the document.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`./#${route}`);
  await stands(page);
}

/** The app is there, in the place of the text that its file brought. */
export async function stands(page: Page): Promise<void> {
  await expect(page.locator('html:not([data-page])')).toHaveCount(1);
  await expect(heading(page)).toBeVisible();
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Changes the language by the page's own button; everything else stays. */
export async function speak(page: Page, to: Language): Promise<void> {
  await page.getByRole('button', { name: to === 'en' ? 'English' : '中文', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', to);
}

/** Changes the theme by the page's own list, which speaks English. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.getByRole('combobox', { name: en.common.theme.label }).selectOption(theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Matches a catalogue's text with anything in its gaps. */
export const says = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );

/** The notice with this title. */
export const notice = (page: Page, title: string) => page.locator('.notice').filter({ hasText: title });

/** The whole notice: what happened, what still works, what to do. */
export async function expectNotice(
  page: Page,
  { title, works, todo }: { readonly title: string; readonly works: string; readonly todo: string },
): Promise<void> {
  const found = notice(page, title).first();
  await expect(found).toBeVisible();
  await expect(found).toContainText(says(works));
  await expect(found).toContainText(todo);
}

/** The contender's lane of this name, behind the details of the race. */
export const lane = (page: Page, name: string) => page.locator('.lane').filter({ hasText: name });

/** Shows what is behind the two lanes of the race: every contender, and the table of their figures. */
export const openRungs = (page: Page, language: Language = 'en'): Promise<void> =>
  page.getByText(texts[language].home.rungs.title, { exact: true }).click();

/** The race's one sentence, once it is over. */
export const sentence = (page: Page) => page.locator('.sentence');

/** Presses the home page's button and waits for the sentence. */
export async function race(page: Page, language: Language = 'en'): Promise<void> {
  await startRace(page, language);
  await expect(sentence(page)).toBeVisible();
}

/** Presses the home page's button and waits until the race is under way. */
export async function startRace(page: Page, language: Language = 'en'): Promise<void> {
  const { start, startCpu, again } = texts[language].home;
  await page.getByRole('button', { name: new RegExp(`^(${start}|${startCpu}|${again})$`) }).click();
  await expect(page.getByRole('button', { name: texts[language].common.cancel, exact: true })).toBeEnabled();
}

/** No sideways scrolling; a wide table or chart scrolls by itself. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const { wanted, given, culprits } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return {
      wanted: scrollWidth,
      given: clientWidth,
      culprits: beyond.slice(0, 5).map((element) => `${element.tagName}.${element.className}`),
    };
  });
  expect(wanted, `wider than the window: ${culprits.join(', ')}`).toBeLessThanOrEqual(given);
}
