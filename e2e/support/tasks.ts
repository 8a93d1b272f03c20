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

/**
 * Collects all tasks over 50 ms until the returned function is called. The observer knows how long each lasted; the
 * browser's own trace knows its processor time.
 */
export async function observeLongTasks(page: Page): Promise<() => Promise<Task[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Tracing needs a browser that was launched.');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] });
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
      const middle = mark.ts + (start + wallMs / 2 - markedAt) * 1000;
      const around = own.filter(({ ts, dur = 0 }) => ts <= middle && middle <= ts + dur);
      if (!around.length) throw new Error(`The trace has no task for the ${wallMs} ms at ${start} ms.`);
      return { startMs: start, wallMs, cpuMs: Math.max(...around.map(({ tdur = 0 }) => tdur)) / 1000 };
    });
  };
}
