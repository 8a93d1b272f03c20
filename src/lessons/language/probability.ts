/** A probability as it is printed. Pure. */

/** Beyond these a share is next to one, or next to nothing. */
const [MOST, LEAST] = [0.999, 0.0001];

/** `>99.9%`, `99.7%`, `<0.01%`; a whole `100%` for what is certain alone. @param percent prints any other */
export function probabilityIn(share: number, percent: (fraction: number) => string): string {
  if (share >= 1 || share === 0) return percent(share);
  if (share > MOST) return '>99.9%';
  if (share < LEAST) return '<0.01%';
  return share > 0.99 ? `${(100 * share).toFixed(1)}%` : percent(share);
}
