/**
 * What happens before the text of a prerendered page is drawn. The build writes these functions into the page as they
 * stand, so they may use nothing but what they are given.
 */
import type { chooseLocale } from '../i18n/index.ts';

/** What a page keeps of the time before the app. */
export interface Early extends Window {
  /** The last thing that was pressed. */
  pressedEarly?: EventTarget | null;
  /** Fields that were set; gone once the app is there. */
  setEarly?: Set<EventTarget>;
}

/**
 * What decides the language of this page: a file of another language than English says which. An English one is for all:
 * whoever came by an address of a language goes on in it until the tab is closed.
 * @param cameBy the language of that address, or null
 */
export const languagesFor = (page: string, cameBy: string | null, browser: readonly string[]): readonly string[] =>
  page === 'en' ? [...(cameBy ? [cameBy] : []), ...browser] : [page];

/**
 * Takes on the visitor's theme, and marks the document `data-elsewhere` where the app will show another page or language
 * than the file has: its text is then never seen. `data-page` names what it has.
 */
export function beforeDrawing(scope: Early, choose: typeof chooseLocale, languages: typeof languagesFor): void {
  const root = scope.document.documentElement;
  const stored = (name: string, where: 'localStorage' | 'sessionStorage' = 'localStorage'): unknown => {
    try {
      return JSON.parse(scope[where].getItem(`lockstep.${name}`) ?? 'null');
    } catch {
      return null;
    }
  };
  const theme = stored('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const known = (locale: unknown) => (locale === 'en' || locale === 'zh-CN' ? locale : null);
  const cameBy = known(stored('language', 'sessionStorage'));
  const locale = choose(known(stored('language')), languages(root.lang, cameBy, scope.navigator.languages));
  const { hash, pathname } = scope.location;
  const { page } = root.dataset;
  const asked = hash ? `/${hash.replace(/^#?\/?/, '')}` : page;
  // The home page's file, sent by a host for an address that it has nothing for.
  const instead = page === '/' && !/\/(index\.html)?$/.test(pathname);
  if (locale !== root.lang || asked !== page || (instead && !hash)) root.dataset.elsewhere = '';
  // What is pressed and set before the app is there (done-early.ts).
  scope.document.addEventListener('click', ({ target }) => {
    scope.pressedEarly = target;
  });
  scope.setEarly = new Set();
  scope.document.addEventListener('input', ({ target }) => {
    if (target) scope.setEarly?.add(target);
  });
}
