/** What is fetched after the first page. */
import { expect, test } from 'vitest';
import { createI18n, LOCALES } from './index.ts';

test.each(LOCALES)(
  'what comes with one text of a later page is there at once for all its parts, in %s',
  async (locale) => {
    const instance = await createI18n(locale, false);
    expect(instance.hasLoadedNamespace('charts')).toBe(false);
    await instance.loadNamespaces('lessons');
    for (const namespace of ['lessons', 'charts', 'touches', 'reference']) {
      expect(instance.hasLoadedNamespace(namespace), namespace).toBe(true);
    }
  },
);
