/** Boxes that need others' results: when each can be computed at the earliest, and which make it so late. Pure. */

export interface Box {
  readonly id: string;
  /** Boxes whose results it takes. */
  readonly needs: readonly string[];
}

/**
 * Of each box the tick in which it can be computed at the earliest, from 1: a box takes one tick, and there are as many
 * workers as boxes.
 * @throws Error for boxes that wait for each other, or for one that is not there
 */
export function ticksOf(boxes: readonly Box[]): ReadonlyMap<string, number> {
  const ticks = new Map<string, number>();
  let waiting = boxes;
  for (let tick = 1; waiting.length; tick++) {
    const ready = waiting.filter(({ needs }) => needs.every((id) => ticks.has(id)));
    if (!ready.length) throw new Error(`${waiting.map(({ id }) => id).join(', ')} can never be computed.`);
    for (const { id } of ready) ticks.set(id, tick);
    waiting = waiting.filter((box) => !ready.includes(box));
  }
  return ticks;
}

/** Ticks for all of them: as many as the longest chain has boxes. */
export const lengthOf = (boxes: readonly Box[]): number => Math.max(0, ...ticksOf(boxes).values());

/** Whether these boxes are a longest chain: one for each tick, each of which waits for the one before. */
export function isCriticalPath(boxes: readonly Box[], chosen: ReadonlySet<string>): boolean {
  const ticks = ticksOf(boxes);
  const chain = boxes
    .filter(({ id }) => chosen.has(id))
    .sort((a, b) => (ticks.get(a.id) ?? 0) - (ticks.get(b.id) ?? 0));
  return (
    chain.length === chosen.size &&
    chain.length === lengthOf(boxes) &&
    chain.every(({ needs }, at) => at === 0 || needs.includes(chain[at - 1].id))
  );
}
