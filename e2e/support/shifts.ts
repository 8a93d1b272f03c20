/** How much of a page moves by itself while it loads: the cumulative layout shift. */
import type { Page } from 'playwright/test';

type Watched = Window & { shifts?: number };

/** Call before the page is opened. @returns asks for the sum of all shifts so far that nobody's input brought about */
export async function observeShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const scope = window as Watched;
    scope.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) scope.shifts = (scope.shifts ?? 0) + entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          // A shift is told after the frame in which it happened.
          requestAnimationFrame(() => setTimeout(() => resolve((window as Watched).shifts ?? 0)));
        }),
    );
}
