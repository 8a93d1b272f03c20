import { expect, test } from 'vitest';
import { addressOf, fileAddress, folderOf, routeOf, withoutBreaks } from './address.ts';
import { PAGES } from './pages.ts';

test.each([
  ['/lab/matmul:naive:%0An=2048', '/lab/matmul:naive:n=2048'],
  ['/lab/matmul:naive:%0D%0A%20%20n=2048', '/lab/matmul:naive:n=2048'],
  ['/%0a', '/'],
  ['/r/2abc%E2%80%A8def%e2%80%a9ghi', '/r/2abcdefghi'],
  ['/r/2abc\n\tdef\u2028ghi', '/r/2abcdefghi'],
  ['/no%20such%0Apage', '/no%20suchpage'],
])('%j opens as %j', (broken, whole) => {
  expect(withoutBreaks(broken)).toBe(whole);
});

test('an escaped percent sign is no line break', () => {
  expect(withoutBreaks('/r/2%250A')).toBe('/r/2%250A');
});

test('no line break stays that a route could stumble over', () => {
  for (let code = 0; code < 0x3000; code += 1) {
    const character = String.fromCharCode(code);
    if (/./.test(character)) continue;
    expect(decodeURI(withoutBreaks(`/lab/a${encodeURI(character)}b`))).toBe('/lab/ab');
  }
});

const ROOTS = ['https://example.org/', 'http://localhost:4173/some/sub-path/'];

test.each([
  ['', '/'],
  ['#', '/'],
  ['#/', '/'],
  ['index.html', '/'],
  ['index.html#/lab', '/lab'],
  ['?from=mail#/device', '/device'],
  ['#/lab/matmul:tiled:n=512', '/lab/matmul:tiled:n=512'],
  ['#/lab/matmul:%0An=5', '/lab/matmul:n=5'],
  ['#lab', '/lab'],
  ['lessons/', '/lessons'],
  ['lessons/?from=chat', '/lessons'],
  ['lessons/index.html', '/lessons'],
  ['lessons/adding-arrays/', '/lessons/adding-arrays'],
  ['lessons/adding-arrays', '/lessons/adding-arrays'],
  ['lessons/adding-arrays/#/lab', '/lab'],
  ['lab/', '/lab'],
  ['lab/#/lab/matmul:tiled:n=512', '/lab/matmul:tiled:n=512'],
  ['zh-CN/', '/'],
  ['zh-CN/index.html', '/'],
  ['zh-CN/lessons/adding-arrays/', '/lessons/adding-arrays'],
  ['zh-CN/lessons/#/history', '/history'],
  ['no/such/page', '/no/such/page'],
])('<root>/%s shows %s, wherever the root is', (address, route) => {
  for (const root of ROOTS) expect(routeOf(root + address, root)).toBe(route);
});

test('every page with a file is found at its folder, in each language, and nothing else has one', () => {
  const [, root] = ROOTS;
  for (const locale of ['en', 'zh-CN'] as const) {
    const place = { root, files: true, locale: () => locale };
    for (const { route } of PAGES) {
      const address = addressOf(route, place);
      expect(address).toBe(root + folderOf(route, locale));
      expect(address).toMatch(locale === 'en' ? /path\/(lab\/|lessons\/|glossary\/|puzzles\/|$)/ : /path\/zh-CN\//);
      expect(routeOf(address, root)).toBe(route);
    }
    for (const route of [
      '/lab/matmul:tiled:n=512',
      '/lessons/adding-arrays/guess',
      '/teacher',
      '/r/2.x',
      '/history/1',
    ]) {
      expect(folderOf(route, locale)).toBeNull();
      expect(addressOf(route, place)).toBe(`${root}#${route}`);
      expect(routeOf(addressOf(route, place), root)).toBe(route);
    }
  }
  expect(new Set(PAGES.map(({ route }) => folderOf(route, 'en'))).size).toBe(PAGES.length);
});

test('a link that is followed before the app is there leads to a file, in the language of its page', () => {
  expect(fileAddress('/', 'en')).toBe('./');
  expect(fileAddress('/', 'zh-CN')).toBe('./zh-CN/');
  expect(fileAddress('/lessons/adding-arrays', 'zh-CN')).toBe('./zh-CN/lessons/adding-arrays/');
  // Of a lesson one step alone has a file.
  expect(fileAddress('/lessons/adding-arrays/guess', 'en')).toBe(
    './lessons/adding-arrays/#/lessons/adding-arrays/guess',
  );
  expect(fileAddress('/lab', 'zh-CN')).toBe('./zh-CN/lab/');
  expect(fileAddress('/device', 'en')).toBe('./#/device');
  expect(fileAddress('/device', 'zh-CN')).toBe('./zh-CN/#/device');
});

test('where the app is served as it is written, every page is named behind the #', () => {
  const place = { root: 'http://localhost:5173/', files: false, locale: () => 'en' as const };
  expect(addressOf('/lessons', place)).toBe('http://localhost:5173/#/lessons');
});
