/**
 * The catalogues. English files are the pattern; a file of another language that lacks a key, or has one too many, is a
 * type error. One chunk per language is loaded, and only when it is shown.
 */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Locale = 'en' | 'zh-CN';
export const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

const loadCatalogue = (locale: Locale) =>
  locale === 'en' ? import('./en/index.ts').then((m) => m.default) : import('./zh-CN/index.ts').then((m) => m.default);

/** The stored choice, else the first of the browser's languages that there is, else English. */
export function chooseLocale(stored: Locale | null, languages: readonly string[]): Locale {
  if (stored) return stored;
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

/** Resolves once the catalogue is there, so that nothing is ever drawn without its words. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const catalogue = await loadCatalogue(locale);
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: catalogue },
    ns: Object.keys(catalogue),
    defaultNS: 'common',
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Loads the other language's catalogue first; the page changes in one step. */
export async function changeLocale(instance: i18n, locale: Locale): Promise<void> {
  const catalogue = await loadCatalogue(locale);
  for (const [namespace, texts] of Object.entries(catalogue)) {
    instance.addResourceBundle(locale, namespace, texts, true, true);
  }
  await instance.changeLanguage(locale);
}
