/** Styles of one room must not reach into another: what is loaded on one page stays loaded on the next. */
import { expect, test } from 'vitest';

const FILES = import.meta.glob<string>('/src/**/*.css', { query: '?raw', import: 'default', eager: true });
const THEME = 'ui/theme';

/** The lessons share their styles; every other folder of `ui` or `pages` has its own. */
function roomOf(file: string): string {
  const [, , storey, folder] = file.split('/');
  return storey === 'lessons' ? storey : `${storey}/${folder}`;
}

/** The blocks that the selectors of a file name: `.bar__name` and `.bar--wide` are of the block `bar`. */
function blocksOf(css: string): readonly (readonly string[])[] {
  const rules = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g);
  const selectors = [...rules].map(([, text]) => text.trim()).filter((text) => !text.startsWith('@'));
  return selectors
    .flatMap((text) => text.split(/,(?![^(]*\))/))
    .map((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name.split(/__|--/)[0]));
}

function owners(files: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [file, css] of Object.entries(files)) {
    for (const block of blocksOf(css).flat()) found.set(block, (found.get(block) ?? new Set()).add(roomOf(file)));
  }
  return found;
}

/** What is styled in two rooms. What the theme has may stand in other rooms' selectors beside a class of their own, or a state. */
function clashes(files: Readonly<Record<string, string>>): readonly string[] {
  const rooms = owners(files);
  const shared = (block: string) => rooms.get(block)?.has(THEME);
  const own = [...rooms].filter(([block, { size }]) => size > 1 && !shared(block) && !block.startsWith('is-'));
  const taken = Object.entries(files).flatMap(([file, css]) =>
    roomOf(file) === THEME
      ? []
      : blocksOf(css)
          .filter((blocks) => blocks.length > 0 && blocks.every(shared))
          .map((blocks) => `${file}: .${blocks.join(' .')}`),
  );
  return [...own.map(([block, where]) => `.${block} in ${[...where].join(' and ')}`), ...taken];
}

test('no class is styled in two rooms', () => {
  expect(Object.keys(FILES).length).toBeGreaterThan(20);
  expect(clashes(FILES)).toEqual([]);
});

test('a clash is found: the bars of charts and of lessons, and a change of the theme from outside', () => {
  expect(
    clashes({
      '/src/ui/theme/surfaces.css': '.table { color: red } .side-cpu { --side: red }',
      '/src/ui/charts/bars.css': '.bar { display: grid } .bar__name { color: red }',
      '/src/lessons/styles/tasks.css':
        '@media (width < 560px) { .bar { display: block } } .side-cpu .mark { color: red }',
      '/src/pages/lab/lab.css': '.lab :is(.lab__a, .lab__b), .table td { color: red }',
    }),
  ).toEqual(['.bar in ui/charts and lessons', '/src/pages/lab/lab.css: .table']);
});
