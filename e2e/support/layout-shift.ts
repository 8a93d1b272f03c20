/** How far what stands on a page moves while the rest of it loads. */
import type { Page } from 'playwright/test';

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/**
 * All layout shift of the document so far (https://web.dev/articles/cls, without its windows, so stricter), and what
 * moved from where to where.
 */
export type Shifts = () => Promise<{ readonly sum: number; readonly told: readonly string[] }>;

/** Watches every document of the page from its beginning. */
export async function watchShifts(page: Page): Promise<Shifts> {
  await page.addInitScript(() => {
    const shifts: { value: number; told: string }[] = [];
    Object.assign(window, { shifts });
    const nameOf = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element ? `${element.tagName.toLowerCase()}.${element.getAttribute('class')}` : '?';
    };
    const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node)} from ${placeOf(previousRect)} to ${placeOf(currentRect)}`,
        );
        shifts.push({ value, told: `${value.toFixed(4)}: ${moved.join('; ')}` });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    // Two frames, so that what was drawn last has been counted.
    const shifts = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (window as unknown as { shifts: { value: number; told: string }[] }).shifts;
    });
    return { sum: shifts.reduce((sum, { value }) => sum + value, 0), told: shifts.map(({ told }) => told) };
  };
}
