/** The smallest step that a clock takes. Browsers coarsen clocks; a sample must be many steps long to mean something. */
import type { Clock } from '../contract.ts';

/** Smallest positive step of the clock in µs, seen over a few hundred readings. */
export function pageClockQuantumUs(clock: Pick<Clock, 'now'>): number {
  let smallest = Infinity;
  let last = clock.now();
  for (let steps = 0, reads = 0; steps < 40 && reads < 2_000_000; reads++) {
    const now = clock.now();
    if (now <= last) continue;
    smallest = Math.min(smallest, now - last);
    last = now;
    steps++;
  }
  return Number.isFinite(smallest) ? Math.round(smallest * 1e6) / 1000 : 0;
}
