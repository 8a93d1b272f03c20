/** That the list of what is kept is whole: what a browser keeps is kept in these files alone, and each is told of. */
import { expect, test } from 'vitest';
import en from '../../i18n/en/kept.ts';
import { KEPT, TOLD } from './kept.ts';

const FILES = import.meta.glob<string>(
  ['/src/**/*.{ts,tsx,mdx}', '!/src/**/*.test.*', '!/src/**/testing/**', '!/src/headless/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Files that name a browser's storage, and why none of them keeps what the list does not know. */
const KNOWN: Readonly<Record<string, string>> = {
  '/src/main.tsx':
    'hands local storage to the typed map, and the language of a visit to session storage under the same names',
  '/src/embed.tsx': 'hands local storage to the typed map, as main.tsx does',
  '/src/app/before-drawing.ts': 'reads the map before the app is there',
  '/src/app/service-worker.ts': 'notes the one reload of a tab, under the same prefix',
  '/src/results/history/database.ts': 'the database: `Layout`',
  '/src/pages/kept/kept.ts': 'erases',
  '/src/service-worker.ts': 'keeps the files of the app itself, and nothing of a visitor',
};

const KEEPS =
  /\b(localStorage|sessionStorage|indexedDB|openDB|deleteDB|caches\.(open|keys|match)|document\.cookie|cookieStore|getDirectory\(\))/;

test('nothing is kept outside of the files that the list is made from', () => {
  expect(Object.keys(FILES).length).toBeGreaterThan(500);
  const keeping = Object.keys(FILES).filter((file) => KEEPS.test(withoutComments(FILES[file])));
  expect(keeping.sort()).toEqual(Object.keys(KNOWN).sort());
});

test('each value and store is told of in words of its own, and nothing is told of that is not there', () => {
  expect([...new Set(TOLD)].sort()).toEqual([...KEPT].sort());
  for (const kept of KEPT) expect(Object.keys(en.items)).toContain(`${kept}_other`);
});

const withoutComments = (code: string) => code.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\/\/.*/g, '');
