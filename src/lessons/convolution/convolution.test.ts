import { describe, expect, it } from 'vitest';
import { filterWeights } from '../../workloads/convolution/filters.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { biggerTile, explainFrame, frameMs, realTime } from './answers.ts';
import { CARD, isEdgeDetector, look, testCard } from './edges.ts';

const gpu = (variant: string, ms: number | null, spread?: number): TimedRow => ({ variant, on: 'gpu', ms, spread });
const cpu = (ms: number): TimedRow => ({
  variant: 'wasm-separable-threads',
  on: 'wasm',
  ms,
  params: { size: 192, height: 108, k: 9 },
});
const frame = (...rows: TimedRow[]) => resultsFrom('convolution', { frame: rows });
const tiles = (...rows: TimedRow[]) => resultsFrom('convolution', { tiles: rows });

describe('the frame', () => {
  it('is answered by the fastest kernel of the GPU', () => {
    const both = frame(gpu('direct', 8), gpu('separable', 2), cpu(1));
    expect(frameMs(both)).toBe(2);
    expect(explainFrame(both, 2).en).toMatch(/“Separable, two passes”: 2 ms a frame, 12% .* best took 1 ms\. You saw/);
    expect(explainFrame(both, 100)['zh-CN']).toMatch(/只占 16\.7 ms 的 12%。CPU 最快用了 1 ms。$/);
    expect(explainFrame(frame(gpu('direct', 50)), 1).en).toContain('3× the 16.7 ms there are.');
  });

  it('has no answer without a GPU', () => {
    const none = frame(gpu('direct', null), cpu(1));
    expect(frameMs(none)).toBeNull();
    expect(explainFrame(none, 1).en).toMatch(/No GPU time/);
    expect(realTime.verdict(none)).toBeNull();
    expect(realTime.verdict({})).toBeNull();
  });

  it('needs a GPU only where the CPU is late and the GPU is not', () => {
    const both = realTime.verdict(frame(gpu('direct', 1), cpu(5)));
    expect(both?.holds).toBe('no');
    expect(both?.because.en).toMatch(
      /^For 192 × 108 pixels the CPU’s best, “WebAssembly SIMD, separable, all cores”, needs 5 ms/,
    );
    expect(realTime.verdict(frame(gpu('direct', 100), cpu(5)))?.holds).toBe('no');
    expect(realTime.verdict(frame(gpu('direct', 1), cpu(50)))?.holds).toBe('yes');
    expect(realTime.verdict(frame(gpu('direct', 100), cpu(50)))?.holds).toBe('partly');
  });
});

describe('bigger tiles', () => {
  const three = (small: number, middle: number, large: number | null, spread?: number) =>
    biggerTile.verdict(
      tiles(gpu('tiled-8', small, spread), gpu('tiled', middle, spread), gpu('tiled-32', large, spread)),
    );

  it('are faster, are not, or tie', () => {
    expect(three(4, 2, 1)?.holds).toBe('yes');
    expect(three(4, 1, 2)?.holds).toBe('no');
    expect(three(1, 2, 3)?.holds).toBe('no');
    expect(three(2, 2, 1)?.holds).toBe('partly');
    expect(three(2, 1.9, 1.8, 0.2)?.because.en).toMatch(/a tie/);
  });

  it('are judged by the sizes that ran', () => {
    expect(three(2, 1, null)?.holds).toBe('yes');
    expect(three(1, 2, null)?.holds).toBe('no');
    expect(biggerTile.verdict(tiles(gpu('tiled-8', 1), gpu('direct', 1)))).toBeNull();
    expect(biggerTile.verdict({})).toBeNull();
  });

  it('stand beside no tile at all', () => {
    const verdict = biggerTile.verdict(tiles(gpu('tiled-8', 4), gpu('tiled', 2), gpu('direct', 1)));
    expect(verdict?.because.en).toMatch(/^8×8: 4 ms, 16×16: 2 ms\. .*With no tile at all: 1 ms\.$/);
    expect(verdict?.because['zh-CN']).toMatch(/完全不分块：1 ms。$/);
  });
});

describe('an edge detector', () => {
  const card = testCard();
  /** The card through 3×3 weights, clamped as a picture is; by the definition itself. */
  function filtered(weights: readonly number[]): Uint8ClampedArray {
    const output = new Uint8ClampedArray(card.length);
    const inside = (place: number) => Math.min(CARD - 1, Math.max(0, place));
    for (let at = 0; at < CARD * CARD; at++) {
      const [x, y] = [at % CARD, Math.floor(at / CARD)];
      const sum = weights.reduce((total, weight, tap) => {
        const source = inside(y + Math.floor(tap / 3) - 1) * CARD + inside(x + (tap % 3) - 1);
        return total + weight * card[4 * source];
      }, 0);
      output.fill(sum, 4 * at, 4 * at + 3);
    }
    return output;
  }
  const accepted = (weights: readonly number[]) => isEdgeDetector(look(filtered(weights)), weights);

  it.each([
    ['Sobel, upright', [-1, 0, 1, -2, 0, 2, -1, 0, 1]],
    ['Sobel, level', [-1, -2, -1, 0, 0, 0, 1, 2, 1]],
    ['Laplace', [0, -1, 0, -1, 4, -1, 0, -1, 0]],
    ['all neighbours', [-1, -1, -1, -1, 8, -1, -1, -1, -1]],
    ['two pixels', [0, 0, 0, -1, 1, 0, 0, 0, 0]],
    ['the lab’s own', [...filterWeights('edge', 3)]],
  ])('%s is one', (_, weights) => {
    expect(accepted(weights)).toBe(true);
  });

  it.each([
    ['nothing', new Array(9).fill(0)],
    ['the picture itself', [0, 0, 0, 0, 1, 0, 0, 0, 0]],
    ['a blur', new Array(9).fill(1 / 9)],
    ['sharpening', [0, -1, 0, -1, 5, -1, 0, -1, 0]],
    ['a sum below zero', [0, -1, 0, -1, 3, -1, 0, -1, 0]],
    ['a faint one', [0, 0, 0, -0.1, 0.1, 0, 0, 0, 0]],
    ['relief', [...filterWeights('emboss', 3)]],
  ])('%s is none', (_, weights) => {
    expect(accepted(weights)).toBe(false);
  });

  it('is told by where it answers', () => {
    expect(look(filtered([-1, 0, 1, -1, 0, 1, -1, 0, 1]))).toEqual({ even: 0, upright: 255, level: 0 });
    expect(look(filtered([0, 0, 0, 0, 1, 0, 0, 0, 0]))).toEqual({ even: 190, upright: 190, level: 190 });
  });
});
