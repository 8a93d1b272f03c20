import { expect, test } from 'vitest';
import { goOn, hashAddress, watchScript } from './lost.ts';

const ROOTS = ['https://example.org/', 'http://localhost:4173/some/sub-path/'];
const SCRIPT = 'assets/index-1a2b.js';

const PLACES = [
  ['nonsense', '#/nonsense'],
  ['nonsense/', '#/nonsense'],
  ['lab/matmul:tiled:n=512', '#/lab/matmul:tiled:n=512'],
  ['lessons/adding-arrays/guess', '#/lessons/adding-arrays/guess'],
  ['lessons/adding-arrays/guess/?from=chat', '#/lessons/adding-arrays/guess'],
  ['lessons/no-such/index.html', '#/lessons/no-such'],
  ['lessons/no-such/page#/device', '#/device'],
  ['zh-CN/lessons/adding-arrays/guess', 'zh-CN/#/lessons/adding-arrays/guess'],
  ['zh-CN/nonsense', 'zh-CN/#/nonsense'],
] as const;

/** A window on this address, of a host that has one script; what it has not it answers for with a page, or not at all. */
function windowAt(href: string, script: string, missing: 'page' | 'nothing') {
  const left: string[] = [];
  const dataset: Record<string, string> = {};
  const listeners: ((event: unknown) => Promise<void> | void)[] = [];
  const { origin, pathname } = new URL(href);
  const scope = {
    document: { documentElement: { dataset } },
    location: { href, origin, pathname, replace: (to: string) => left.push(to) },
    addEventListener: (_: string, listener: (event: unknown) => Promise<void> | void) => listeners.push(listener),
    fetch: async (address: string) => {
      const found = address === script;
      if (!found && missing === 'nothing') return new Response('not here', { status: 404 });
      return new Response('', { headers: { 'Content-Type': found ? 'text/javascript' : 'text/html' } });
    },
  };
  const fails = async (target: unknown) => {
    for (const listener of listeners) await listener({ target });
  };
  return { scope: scope as unknown as Window, left, dataset, fails };
}

test.each(PLACES)('from <root>/%s the visitor goes on to <root>/%s, wherever the root is', async (place, to) => {
  for (const root of ROOTS) {
    expect(hashAddress(root + place, root)).toBe(root + to);
    for (const missing of ['page', 'nothing'] as const) {
      const { scope, left, dataset } = windowAt(root + place, root + SCRIPT, missing);
      // As in a page: as text.
      await new Function('scope', 'onward', `return (${goOn})(scope, '${SCRIPT}', 1, onward)`)(scope, hashAddress);
      expect(left).toEqual([root + to]);
      expect(dataset).toEqual({ elsewhere: '' });
    }
  }
});

test('where the app is nowhere the page stays, and is seen', async () => {
  for (const missing of ['page', 'nothing'] as const) {
    const { scope, left, dataset } = windowAt(`${ROOTS[1]}nonsense/`, 'https://example.com/other.js', missing);
    await goOn(scope, SCRIPT, 1, hashAddress);
    expect(left).toEqual([]);
    expect(dataset).toEqual({});
  }
});

test('a page whose script is not where it looks is left for a root above it, and never for itself', async () => {
  const [, top] = ROOTS;
  const scriptOf = (place: string) => {
    const { href: src } = new URL(`./${SCRIPT}`, top + place);
    return { tagName: 'SCRIPT', type: 'module', src, getAttribute: () => `./${SCRIPT}` };
  };
  const [, root] = ROOTS;
  const tried = async (place: string, target: unknown = scriptOf(place)) => {
    const { scope, left, fails } = windowAt(root + place, root + SCRIPT, 'page');
    const sought: Promise<void>[] = [];
    watchScript(scope, (...args) => sought[sought.push(goOn(...args)) - 1], hashAddress);
    await fails(target);
    await Promise.all(sought);
    return left;
  };
  expect(await tried('nonsense/')).toEqual([`${root}#/nonsense`]);
  expect(await tried('lessons/adding-arrays/guess')).toEqual([`${root}#/lessons/adding-arrays/guess`]);
  expect(await tried('')).toEqual([]);
  expect(await tried('nonsense/', { tagName: 'LINK', type: '' })).toEqual([]);
  // It is there: what came to nothing is what it imports, or the line.
  expect(await tried('nonsense/', { ...scriptOf('nonsense/'), src: top + SCRIPT })).toEqual([]);
  // An error that is of no element.
  expect(await tried('nonsense/', {})).toEqual([]);
});
