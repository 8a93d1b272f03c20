/**
 * Cuts a dispatch into pieces that each finish well before a driver would reset the device (about two seconds on most
 * systems), and that let a run be cancelled in between.
 */
export interface Slice {
  /** First workgroup, as the shader sees it in `problem.origin`. */
  readonly origin: readonly [number, number, number];
  readonly workgroups: readonly [number, number, number];
}

/** What one dispatch may span along an axis on every device (the default `maxComputeWorkgroupsPerDimension`). */
export const MOST_ALONG_AXIS = 65_535;

/**
 * Cuts along the axis with most workgroups (the others stay whole), and along every axis that exceeds what one
 * dispatch may span.
 * @param pieces how many pieces to aim at
 * @param most workgroups that one dispatch may span along an axis
 */
export function slicesOf(
  workgroups: readonly [number, number, number],
  pieces: number,
  most = MOST_ALONG_AXIS,
): Slice[] {
  const longest = workgroups.indexOf(Math.max(...workgroups));
  const spans = workgroups.map((count, axis) =>
    Math.min(most, axis === longest ? Math.max(1, Math.ceil(count / Math.max(1, pieces))) : count),
  );
  const slices: Slice[] = [];
  for (let z = 0; z < workgroups[2]; z += spans[2]) {
    for (let y = 0; y < workgroups[1]; y += spans[1]) {
      for (let x = 0; x < workgroups[0]; x += spans[0]) {
        slices.push({
          origin: [x, y, z],
          workgroups: [
            Math.min(spans[0], workgroups[0] - x),
            Math.min(spans[1], workgroups[1] - y),
            Math.min(spans[2], workgroups[2] - z),
          ],
        });
      }
    }
  }
  return slices;
}

/** The same, with the first workgroup by itself: work that may be endless is met in the smallest piece there is. */
export function firstAlone([first, ...others]: readonly Slice[]): Slice[] {
  const [x, y, z] = first.origin;
  const [width, height, depth] = first.workgroups;
  const pieces: Slice[] = [
    { origin: [x, y, z], workgroups: [1, 1, 1] },
    { origin: [x + 1, y, z], workgroups: [width - 1, 1, 1] },
    { origin: [x, y + 1, z], workgroups: [width, height - 1, 1] },
    { origin: [x, y, z + 1], workgroups: [width, height, depth - 1] },
  ];
  return [...pieces.filter(({ workgroups }) => Math.min(...workgroups) > 0), ...others];
}
