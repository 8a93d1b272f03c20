/** How far what stands on a page moves by itself. */
import type { Page } from 'playwright/test';

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

interface Seen {
  readonly value: number;
  readonly told: string;
}

interface Shifted {
  /** https://web.dev/articles/cls, without its windows, so stricter */
  readonly sum: number;
  /** What moved from where to where. */
  readonly told: readonly string[];
}

export interface Shifts {
  /** Of the document from its beginning, or since the last `take`. */
  (): Promise<Shifted>;
  /** The same, and counts from now on. */
  take(): Promise<Shifted>;
}

/** More than this is seen as a jump. */
export const MOST = 0.02;

/**
 * Watches every document of the page from its beginning: call before the page is opened.
 * @param afterInput false leaves out what came within half a second of the visitor's own input
 */
export async function watchShifts(page: Page, { afterInput = true } = {}): Promise<Shifts> {
  await page.addInitScript((counted: boolean) => {
    const shifts: Seen[] = [];
    Object.assign(window, { shifts });
    const nameOf = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element ? `${element.tagName.toLowerCase()}.${element.getAttribute('class')}` : '?';
    };
    const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput && !counted) continue;
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node)} from ${placeOf(previousRect)} to ${placeOf(currentRect)}`,
        );
        shifts.push({ value, told: `${value.toFixed(4)}: ${moved.join('; ')}` });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, afterInput);
  const read = async (anew: boolean): Promise<Shifted> => {
    const shifts = await page.evaluate(async (taken) => {
      // What has just been laid out is told of with the next frames.
      for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
      const { shifts } = window as unknown as { shifts: Seen[] };
      return taken ? shifts.splice(0) : shifts;
    }, anew);
    return { sum: shifts.reduce((sum, { value }) => sum + value, 0), told: shifts.map(({ told }) => told) };
  };
  return Object.assign(() => read(false), { take: () => read(true) });
}
