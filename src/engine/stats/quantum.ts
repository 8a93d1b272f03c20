/** The smallest step that a clock takes. Browsers coarsen clocks; a sample must be many steps long to mean something. */
import type { Clock } from '../contract.ts';

/** Readings that are enough where the clock goes up at all, and the most that are waited for its first step. */
const ENOUGH = 2_000_000;
const MOST = 20_000_000;

/** Smallest positive step of the clock in µs, seen over a few dozen of them; 0 where it stands still. */
export function pageClockQuantumUs(clock: Pick<Clock, 'now'>): number {
  let smallest = Infinity;
  let last = clock.now();
  for (let steps = 0, reads = 0; steps < 40 && reads < (steps > 0 ? ENOUGH : MOST); reads++) {
    const now = clock.now();
    if (now <= last) continue;
    smallest = Math.min(smallest, now - last);
    last = now;
    steps++;
  }
  return Number.isFinite(smallest) ? Math.round(smallest * 1e6) / 1000 : 0;
}
