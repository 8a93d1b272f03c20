/** Where dots go that stand for figures on one axis, so that none covers another. */

export interface Dots {
  /** Of each dot, in the order of the figures. */
  readonly places: readonly Place[];
  /** Pixels; the same for all. */
  readonly radius: number;
}

export interface Place {
  /** Pixels on the axis: the figure's own, or as near to it as there was room. */
  readonly x: number;
  /** Pixels from the axis to the middle of the dot. */
  readonly rise: number;
}

interface Room {
  /** Pixels that dots may be piled up to. */
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Radius in pixels that no dot exceeds. */
  readonly largest?: number;
}

/** From a projector with few results to a phone with two hundred. */
const RADII = [13, 11, 9.5, 8, 7, 6, 5, 4.2, 3.5, 3, 2.5];
/** Between two dots, of a dot's width. */
const GAP = 1.15;
/**
 * What is tried, one after the other: dots that are still large where they stand at their own figures, then smaller ones
 * that may stand beside them, so many of their own widths away.
 */
const TRIES = [
  { from: RADII[0], to: 5, widths: 0.5 },
  { from: 7, to: 2.5, widths: 3 },
] as const;

/**
 * Piles dots up from the axis: each at its own figure, above whatever is there, and where the pile has reached the height,
 * beside it. The largest dots that stay near their figures are taken.
 * @param at pixels on the axis, by figure
 */
export function pileUp(at: readonly number[], room: Room): Dots {
  const { largest = RADII[0] } = room;
  for (const { from, to, widths } of TRIES) {
    for (const radius of RADII.filter((one) => one <= Math.min(from, largest) && one >= to)) {
      const places = pile(at, room, radius, widths * 2 * radius);
      if (places) return { places, radius };
    }
  }
  const radius = RADII[RADII.length - 1];
  return { places: pile(at, room, radius, Number.POSITIVE_INFINITY) ?? [], radius };
}

/** Null where one would have to be moved further than `most`. */
function pile(at: readonly number[], room: Room, radius: number, most: number): Place[] | null {
  const width = 2 * radius * GAP;
  const rows: number[][] = Array.from({ length: Math.max(1, Math.floor(room.height / width)) }, () => []);
  const places = new Array<Place>(at.length);
  // Those at the edge may have to come in by half their width, however many they are.
  const reach = Math.min(most + radius, room.right - room.left);
  const order = at.map((_, index) => index).sort((a, b) => at[a] - at[b] || a - b);
  for (const index of order) {
    const found = freePlace(
      at[index],
      rows,
      { ...room, left: room.left + radius, right: room.right - radius },
      width,
      reach,
    );
    if (!found && most < Number.POSITIVE_INFINITY) return null;
    // More dots than the whole plot has room for: they lie on the axis.
    const { row, x } = found ?? { row: 0, x: at[index] };
    rows[row].push(x);
    places[index] = { x, rise: (row + 0.5) * width };
  }
  return places;
}

/** Lowest row first; each step to a side is a quarter of a dot. Null where nothing is free within `reach` pixels. */
function freePlace(at: number, rows: readonly number[][], room: Room, width: number, reach: number) {
  const middle = Math.min(Math.max(at, room.left), room.right);
  for (let away = 0; away <= reach; away += width / 4) {
    for (const x of away === 0 ? [middle] : [middle + away, middle - away]) {
      if (x < room.left || x > room.right) continue;
      const row = rows.findIndex((taken) => taken.every((other) => Math.abs(other - x) >= width - 1e-6));
      if (row >= 0) return { row, x };
    }
  }
  return null;
}
