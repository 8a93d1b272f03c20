/** Where labels at the ends of lines go, so that none covers another. */

export interface Wanted {
  readonly id: string;
  /** Pixels from the top where its line ends. */
  readonly y: number;
}

/**
 * Moves labels apart until `gap` pixels lie between each two; those that would end up more than `reach` pixels from
 * their line are dropped, because they would seem to belong to another (the legend still has them). Earlier ones in the
 * list are kept before later ones.
 *
 * @returns y by id
 */
export function placeLabels(wanted: readonly Wanted[], gap: number, reach: number, top: number, bottom: number) {
  let kept = wanted.slice(0, Math.max(0, Math.floor((bottom - top) / gap) + 1));
  for (;;) {
    const placed = spread(kept, gap, top, bottom);
    const tooFar = kept.findLast(({ id, y }) => Math.abs((placed.get(id) ?? y) - y) > reach);
    if (!tooFar) return placed;
    kept = kept.filter((label) => label !== tooFar);
  }
}

/** Pools overlapping neighbours and centres each pool on the mean of its lines (isotonic regression by pooling). */
function spread(labels: readonly Wanted[], gap: number, top: number, bottom: number): Map<string, number> {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const pools: { labels: Wanted[]; start: number }[] = [];
  for (const label of sorted) {
    pools.push(poolOf([label], gap, top, bottom));
    while (pools.length > 1) {
      const last = pools[pools.length - 1];
      const before = pools[pools.length - 2];
      if (before.start + before.labels.length * gap <= last.start) break;
      pools.splice(-2, 2, poolOf([...before.labels, ...last.labels], gap, top, bottom));
    }
  }
  return new Map(pools.flatMap(({ labels: pool, start }) => pool.map(({ id }, i) => [id, start + i * gap] as const)));
}

function poolOf(labels: Wanted[], gap: number, top: number, bottom: number) {
  const mean = labels.reduce((sum, { y }, i) => sum + y - i * gap, 0) / labels.length;
  const start = Math.max(top, Math.min(mean, bottom - (labels.length - 1) * gap));
  return { labels, start };
}
