/**
 * What happens before the text of a prerendered page is drawn. The build writes these functions into the page as they
 * stand, so they may use nothing but what they are given.
 */
import type { chooseLocale } from '../i18n/index.ts';

/** What a page keeps of the time before the app. */
export interface Early extends Window {
  /** The last thing that was pressed. */
  pressedEarly?: EventTarget | null;
}

/** What decides the language of this page: a file of another language than English says which, an English one is for all. */
export const languagesFor = (page: string, browser: readonly string[]): readonly string[] =>
  page === 'en' ? browser : [page];

/**
 * Takes on the visitor's theme, and marks the document `data-elsewhere` where the app will show another page or language
 * than the file has: its text is then never seen. `data-page` names what it has.
 */
export function beforeDrawing(scope: Early, choose: typeof chooseLocale, languages: typeof languagesFor): void {
  const root = scope.document.documentElement;
  const stored = (name: string): unknown => {
    try {
      return JSON.parse(scope.localStorage.getItem(`lockstep.${name}`) ?? 'null');
    } catch {
      return null;
    }
  };
  const theme = stored('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const own = stored('language');
  const locale = choose(own === 'en' || own === 'zh-CN' ? own : null, languages(root.lang, scope.navigator.languages));
  const { hash } = scope.location;
  const asked = hash ? `/${hash.replace(/^#?\/?/, '')}` : root.dataset.page;
  if (locale !== root.lang || asked !== root.dataset.page) root.dataset.elsewhere = '';
  // A button that is pressed before the app is there (take-over.ts).
  scope.document.addEventListener('click', ({ target }) => {
    scope.pressedEarly = target;
  });
}
