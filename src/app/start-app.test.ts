import { expect, test } from 'vitest';
import { startScript } from './start-app.ts';

const FILES = { entry: './assets/index.js', imports: ['./assets/react.js'], page: ['./assets/lesson.js'] };

interface Document {
  readonly dataset?: Readonly<Record<string, string>>;
  readonly hidden?: boolean;
}

/** A page that runs the script as text, as it stands in a file, and is then told what happens. */
function opened({ dataset = {}, hidden = false }: Document, files = FILES) {
  const asked: string[] = [];
  const timers: (() => void)[] = [];
  const observers: (() => void)[] = [];
  const document = {
    hidden,
    documentElement: { dataset },
    createElement: () => ({}),
    head: { append: ({ href, src }: { href?: string; src?: string }) => void asked.push(href ?? String(src)) },
  };
  class PerformanceObserver {
    readonly #told: () => void;
    constructor(told: () => void) {
      this.#told = told;
    }
    observe({ type }: { type: string }) {
      if (type === 'paint') observers.push(this.#told);
    }
  }
  const scope = { document, PerformanceObserver, setTimeout: (then: () => void) => void timers.push(then) };
  new Function('window', startScript(files))(scope);
  const tell = (whom: readonly (() => void)[]) => {
    // What one of them asks for comes later.
    for (const told of [...whom]) told();
  };
  return { asked, draw: () => tell(observers), wait: () => tell(timers.splice(0)) };
}

test('text is drawn before anything of the app is fetched, and that is fetched once', () => {
  const page = opened({});
  expect(page.asked).toEqual([]);
  page.draw();
  const all = ['./assets/react.js', './assets/index.js', './assets/lesson.js'];
  expect(page.asked).toEqual(all);
  page.draw();
  page.wait();
  expect(page.asked).toEqual(all);
});

test('a browser that does not tell when it has drawn is not waited for', () => {
  const page = opened({});
  page.wait();
  expect(page.asked).toHaveLength(3);
});

test('where nobody reads the text the app begins at once; what only its page needs is left out where that is not shown', () => {
  expect(opened({ hidden: true }).asked).toHaveLength(3);
  expect(opened({ dataset: { elsewhere: '' } }).asked).toEqual(['./assets/react.js', './assets/index.js']);
});

test('dozens of files are asked for a few at a time, the app’s own first; all at once where nobody looks', () => {
  const page = Array.from({ length: 20 }, (_, at) => `./assets/${at}.js`);
  const all = ['./assets/react.js', './assets/index.js', ...page];
  const seen = opened({}, { ...FILES, page });
  seen.draw();
  expect(seen.asked).toEqual(all.slice(0, 10));
  seen.wait();
  expect(seen.asked).toEqual(all.slice(0, 18));
  seen.wait();
  expect(seen.asked).toEqual(all);
  expect(opened({ hidden: true }, { ...FILES, page }).asked).toEqual(all);
});
