/** Tasks on the page's own thread: how long they lasted, and how much of that was their own. */
import type { Page } from 'playwright/test';

export interface Task {
  /** On the page's clock, ms. */
  readonly startMs: number;
  /** As a PerformanceObserver sees it, in ms: includes the time in which others had the processor. */
  readonly wallMs: number;
  /** Processor time of the page's thread in this task. */
  readonly cpuMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const MARK = 'observing starts';

/** Tasks and marks alone: the rest of what a page does is fifteen times as much to write and to read. */
const TRACED = ['toplevel', 'blink.user_timing'];

/**
 * Runs in the page: milliseconds that a fixed piece of a page's work takes, text and maps and sorting. The quickest of many:
 * what disturbs one only makes it longer.
 */
function pieceMs(): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 25; time++) {
    const start = performance.now();
    const counts = new Map<string, number>();
    for (let at = 0, x = 1; at < 10_000; at++) {
      x = (Math.imul(x, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      const name = `name-${x % 2500}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
    if (sorted.length > 2500) throw new Error('There are no more names.');
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

/**
 * What it takes where a task's 50 ms are 50 ms: measured on a quiet AMD EPYC (1.53–1.70 ms), where the longest tasks that these
 * tests see take about 30 ms. A slower machine gets as much more.
 */
const USUAL_PIECE_MS = 1.6;

/** How many times as long as usual this machine takes for a page's work; 1 where it is quicker. */
export const slowness = async (page: Page): Promise<number> =>
  Math.max(1, (await page.evaluate(pieceMs)) / USUAL_PIECE_MS);

/**
 * Collects all tasks over 50 ms until the returned function is called. The observer knows how long each lasted; the
 * browser's own trace knows its processor time.
 */
export async function observeLongTasks(page: Page): Promise<() => Promise<Task[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Tracing needs a browser that was launched.');
  await browser.startTracing(page, { categories: TRACED });
  await page.evaluate((mark) => {
    const found: [number, number][] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) found.push([startTime, duration]);
    });
    observer.observe({ type: 'longtask' });
    performance.mark(mark);
    Object.assign(window, { longTasks: found });
  }, MARK);
  return async () => {
    const { found, markedAt } = await page.evaluate(
      (mark) => ({
        found: (window as unknown as { longTasks: [number, number][] }).longTasks,
        markedAt: performance.getEntriesByName(mark)[0].startTime,
      }),
      MARK,
    );
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
    const mark = traceEvents.find(({ name }) => name === MARK);
    if (!mark) throw new Error('The trace has no mark.');
    const own = traceEvents.filter(
      ({ name, pid, tid, ph }) => /RunTask$/.test(name) && ph === 'X' && pid === mark.pid && tid === mark.tid,
    );
    if (!own.length) throw new Error('The trace has no tasks.');
    return found.map(([start, wallMs]) => {
      const from = mark.ts + (start - markedAt) * 1000;
      // The observer's clock starts before the trace's and stops after it: where others had the processor in between, the
      // task itself may be a small part of its time, or next to it.
      const around = own.filter(({ ts, dur = 0 }) => ts <= from + wallMs * 1000 && from <= ts + dur);
      return { startMs: start, wallMs, cpuMs: Math.max(0, ...around.map(({ tdur = 0 }) => tdur)) / 1000 };
    });
  };
}
