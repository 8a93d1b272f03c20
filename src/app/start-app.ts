/** When a prerendered page fetches the app. The build writes this function into the page as it stands (before-drawing.ts). */

/** A browser that does not tell when it has drawn, or draws nothing as nobody looks, is not waited for any longer. */
const PATIENCE_MS = 500;

/** What the app is made of, as addresses from the root of the site. */
export interface AppFiles {
  readonly entry: string;
  /** What the entry imports. */
  readonly imports: readonly string[];
  /** What it will ask for next, for the page that the file has. */
  readonly page: readonly string[];
}

/**
 * Text that stands in the file is drawn before anything else is fetched or run: on a slow line the app would take the
 * line from it, on a slow processor the time. Where the app shows another page than the file has, it begins at once.
 */
export function startApp(scope: Window & typeof globalThis, files: AppFiles, patienceMs: number): void {
  const { document } = scope;
  const elsewhere = 'elsewhere' in document.documentElement.dataset;
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    const preload = (href: string) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.crossOrigin = '';
      link.href = href;
      document.head.append(link);
    };
    for (const href of files.imports) preload(href);
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = '';
    script.src = files.entry;
    document.head.append(script);
    // A few at a time: to ask for dozens in one piece takes a slow processor a tenth of a second.
    const later = elsewhere ? [] : [...files.page];
    const atOnce = document.hidden ? later.length : 8;
    const next = () => {
      for (const href of later.splice(0, atOnce)) preload(href);
      if (later.length > 0) scope.setTimeout(next);
    };
    next();
  };
  if (elsewhere || document.hidden) {
    begin();
    return;
  }
  scope.setTimeout(begin, patienceMs);
  new scope.PerformanceObserver(begin).observe({ type: 'paint', buffered: true });
}

/** The script of a page that does so. */
export const startScript = (files: AppFiles): string =>
  `(${startApp})(window, ${JSON.stringify(files)}, ${PATIENCE_MS})`;
