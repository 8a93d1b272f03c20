/**
 * The JavaScript kernels. c is rounded to f32, so that all contenders look at the same points; z is a pair of doubles:
 * JavaScript has no other arithmetic. Nobody skips the points that are known to lie in the set (the main cardioid, the
 * bulb beside it): all do the same arithmetic.
 */
import type { Tensors } from '../../engine/contract.ts';
import type { MandelbrotParams } from './definition.ts';
import { countIterations } from './iterate.ts';

/** Part of c at a pixel, as f32 arithmetic gives it. */
export const pointAt = (start: number, step: number, pixel: number): number =>
  Math.fround(start + Math.fround(pixel * step));

/** Rows [begin, end), one pixel after the other. */
export function drawRows({ view, counts }: Tensors, p: MandelbrotParams, begin: number, end: number): void {
  const [left, top, stepX, stepY] = view;
  for (let row = begin; row < end; row++) {
    const cy = pointAt(top, stepY, row);
    for (let column = 0; column < p.width; column++) {
      counts[row * p.width + column] = countIterations(pointAt(left, stepX, column), cy, p.limit);
    }
  }
}

/** Rows [begin, end), two neighbouring pixels at once. */
export function drawPairs({ view, counts }: Tensors, p: MandelbrotParams, begin: number, end: number): void {
  const [left, top, stepX, stepY] = view;
  const { width, limit } = p;
  for (let row = begin; row < end; row++) {
    const cy = pointAt(top, stepY, row);
    for (let column = 0; column < width; column += 2) {
      const ax = pointAt(left, stepX, column);
      const bx = pointAt(left, stepX, column + 1);
      let x = 0;
      let y = 0;
      let u = 0;
      let v = 0;
      let n = 0;
      for (; n < limit; n++) {
        const x2 = x * x;
        const y2 = y * y;
        const u2 = u * u;
        const v2 = v * v;
        if (x2 + y2 > 4 || u2 + v2 > 4) break;
        y = 2 * x * y + cy;
        x = x2 - y2 + ax;
        v = 2 * u * v + cy;
        u = u2 - v2 + bx;
      }
      const at = row * width + column;
      counts[at] = goOn(x, y, ax, cy, n, limit);
      if (column + 1 < width) counts[at + 1] = goOn(u, v, bx, cy, n, limit);
    }
  }
}

/** The rest of an orbit that has come to (x, y) in `from` iterations. */
export function goOn(x: number, y: number, cx: number, cy: number, from: number, limit: number): number {
  for (let n = from; n < limit; n++) {
    const x2 = x * x;
    const y2 = y * y;
    if (x2 + y2 > 4) return n;
    y = 2 * x * y + cy;
    x = x2 - y2 + cx;
  }
  return limit;
}
