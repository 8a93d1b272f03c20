import { expect, describe as group, it } from 'vitest';
import { countIterations } from '../../workloads/mandelbrot/iterate.ts';
import { pointAt } from '../../workloads/mandelbrot/kernels.ts';
import { VIEWS, viewOf } from '../../workloads/mandelbrot/views.ts';
import { colourOf } from '../picture/magma.ts';
import { describe, differing, explainGrain, grainOf, paint, shareOf, spreadOf } from './counts.ts';
import { moved } from './plane.ts';

group('counts', () => {
  it('grows lighter with the count', () => {
    const lightness = [0, 0.25, 0.5, 0.75, 1].map((share) => colourOf(share).reduce((sum, part) => sum + part, 0));
    expect([...lightness].sort((a, b) => a - b)).toEqual(lightness);
    expect(shareOf(4, 1, 16)).toBeCloseTo(0.5);
    expect(shareOf(7, 7, 7)).toBe(1);
  });

  it('paints every pixel and tells what is there', () => {
    const counts = Uint32Array.of(1, 2, 4, 8);
    expect([...paint(counts, 8)].filter((_, i) => i % 4 === 3)).toEqual([255, 255, 255, 255]);
    expect([...paint(counts, 8).slice(0, 3)]).toEqual([...colourOf(0)]);
    expect([...paint(counts, 8).slice(12, 15)]).toEqual([...colourOf(1)]);
    expect(spreadOf(counts, 8)).toEqual({ least: 1, most: 8, middle: 2, inside: 0.25, total: 15 });
    expect(describe(counts, 2, 2, 8).en).toMatch(/25% .* after 8 iterations.* 2 or fewer, the quickest 1/);
    expect(differing([1, 2, 3], [1, 0, 3])).toBe(1);
  });

  it('sees when f32 no longer tells neighbours apart', () => {
    const [width, height] = [256, 192];
    const shallow = viewOf(VIEWS.whole, width, height);
    expect(grainOf(shallow, width, height)).toEqual({ columns: width, rows: height });
    expect(explainGrain(shallow, width, height).en).toMatch(/of its own/);
    const deep = viewOf(moved(VIEWS.whole, 'limit'), width, height);
    const { columns, rows } = grainOf(deep, width, height);
    expect(columns).toBeLessThan(width);
    expect(rows).toBeLessThan(columns);
    expect(explainGrain(deep, width, height).en).toContain(`only ${columns} different`);
    // What the sentence says is what a picture shows: equal coordinates, equal counts.
    const count = (column: number, row: number) =>
      countIterations(pointAt(deep[0], deep[2], column), pointAt(deep[1], deep[3], row), 256);
    const same = Array.from({ length: height - 1 }, (_, row) => row).find(
      (row) => pointAt(deep[1], deep[3], row) === pointAt(deep[1], deep[3], row + 1),
    );
    expect(same).toBeDefined();
    expect(count(9, same ?? 0)).toBe(count(9, (same ?? 0) + 1));
  });
});
