/** The race with figures that a test chooses. */
import type { Page } from 'playwright/test';
import { startRace } from './app.ts';
import type { Machine, Times } from './figures.ts';
import type { ScriptedBench, ScriptedRun } from './scripted-bench.ts';

/** By contender, in the order of the lanes: the GPU is 8 times as fast as the CPU. */
export const BY_LANE: Readonly<Record<string, Times>> = {
  tuned: { kernelMs: 1, uploadMs: 0.5, readbackMs: 0.5 },
  tiled: { kernelMs: 2, uploadMs: 0.5, readbackMs: 0.5 },
  'wasm-threads': { kernelMs: 8 },
  'js-textbook': { kernelMs: 80 },
};
export const machine: Machine = ({ variant }) => BY_LANE[variant];

/** The two that race. */
export const duel = (page: Page) => page.getByRole('listitem').filter({ has: page.locator('.duel__name') });

/** Presses the button; the race is then under way. */
export async function start(page: Page, bench: ScriptedBench): Promise<ScriptedRun> {
  await startRace(page);
  return bench.nextRun();
}
