/** How often z ← z² + c can be applied, from zero, before |z| > 2; `limit` at most. */
export function countIterations(cx: number, cy: number, limit: number): number {
  let x = 0;
  let y = 0;
  for (let n = 0; n < limit; n++) {
    const x2 = x * x;
    const y2 = y * y;
    if (x2 + y2 > 4) return n;
    y = 2 * x * y + cy;
    x = x2 - y2 + cx;
  }
  return limit;
}
