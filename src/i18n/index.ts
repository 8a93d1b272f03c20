/**
 * The catalogues. English files are the pattern; a file of another language that lacks a key, or has one too many, is a
 * type error. Two chunks per language are loaded, and only when they are shown: what the home page says, and the rest.
 */
import { type BackendModule, createInstance, type i18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { spaced } from '../engine/text.ts';

export type Locale = 'en' | 'zh-CN';
export const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

const loadFirst = (locale: Locale) =>
  locale === 'en' ? import('./en/first.ts').then((m) => m.default) : import('./zh-CN/first.ts').then((m) => m.default);

const loadMore = (locale: Locale) =>
  locale === 'en' ? import('./en/more.ts').then((m) => m.default) : import('./zh-CN/more.ts').then((m) => m.default);

/** The stored choice, else the first of the browser's languages that there is, else English. */
export function chooseLocale(stored: Locale | null, languages: readonly string[]): Locale {
  if (stored) return stored;
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

/**
 * Fetches what a page asks for and the first catalogue lacks; the page is suspended until it is there. All that came with it is
 * kept at once: a part that says something else later must not hide the page again.
 * @param fail is told where it does not come: the page is drawn then, without its words
 */
function createMore(
  keep: (language: string, namespace: string, texts: object) => void,
  fail: (error: Error) => void,
): BackendModule {
  return {
    type: 'backend',
    init() {},
    read(language, namespace, callback) {
      loadMore(language as Locale).then(
        (catalogue) => {
          for (const [other, texts] of Object.entries(catalogue)) if (other !== namespace) keep(language, other, texts);
          callback(null, catalogue[namespace as keyof typeof catalogue]);
        },
        (error: Error) => {
          fail(error);
          callback(error, false);
        },
      );
    },
  };
}

/** What is filled in may be Chinese or not; the space beside it depends on that. */
const SPACED: PostProcessorModule = {
  type: 'postProcessor',
  name: 'spaced',
  process: (value, _key, _options, translator) => (translator.language === 'zh-CN' ? spaced(value) : value),
};

/**
 * Resolves once the catalogue is there, so that nothing is ever drawn without its words: what would be, of a catalogue that did
 * not come later, throws what went wrong in place of it.
 * @param all with what only other pages than the home page say
 */
export async function createI18n(locale: Locale, all = true): Promise<i18n> {
  const catalogue = { ...(await loadFirst(locale)), ...(all && (await loadMore(locale))) };
  const instance = createInstance();
  let failed: Error | null = null;
  const more = createMore(
    (language, namespace, texts) => instance.addResourceBundle(language, namespace, texts),
    (error) => {
      failed = error;
    },
  );
  await instance
    .use(more)
    .use(SPACED)
    .use(initReactI18next)
    .init({
      lng: locale,
      // No `zh` beside `zh-CN`.
      load: 'currentOnly',
      fallbackLng: false,
      resources: { [locale]: catalogue },
      partialBundledLanguages: true,
      ns: Object.keys(catalogue),
      defaultNS: 'common',
      postProcess: ['spaced'],
      parseMissingKeyHandler(key) {
        if (failed) throw failed;
        return key;
      },
      // React escapes already.
      interpolation: { escapeValue: false },
    });
  return instance;
}

/**
 * Loads the other language's catalogues first; the page changes in one step.
 * @param arrived called before that, once they are there
 * @throws (rejects) where they do not come: the page stays as it is
 */
export async function changeLocale(instance: i18n, locale: Locale, arrived: () => void = () => {}): Promise<void> {
  const catalogue = { ...(await loadFirst(locale)), ...(await loadMore(locale)) };
  for (const [namespace, texts] of Object.entries(catalogue)) {
    instance.addResourceBundle(locale, namespace, texts, true, true);
  }
  arrived();
  await instance.changeLanguage(locale);
}
