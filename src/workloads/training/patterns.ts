/** Pictures to learn from where there are none: ten patterns of waves, each picture one of them in noise. */
import { randomU32, randomUnit } from '../../engine/random.ts';
import { CLASSES, PIXELS } from './layout.ts';

const SIDE = 28;
/** Waves are at least eight pixels long. */
const MOST_TURN = (2 * Math.PI) / 8;
/** Share of a pixel that is noise; the rest is the pattern. */
const NOISE = 0.6;

/** `pictures` f32 [count, 784] from 0 to 1, `labels` u32 [count] below ten. */
export function patterns(
  count: number,
  seed: number,
): { readonly pictures: Float32Array<ArrayBuffer>; readonly labels: Uint32Array<ArrayBuffer> } {
  const waves = Array.from({ length: CLASSES }, (_, label) => waveOf(randomUnit(seed, 20 + label)));
  const nextLabel = randomU32(seed, 13);
  const noise = randomUnit(seed, 14);
  const labels = Uint32Array.from({ length: count }, () => nextLabel() % CLASSES);
  const pictures = new Float32Array(count * PIXELS);
  for (let at = 0; at < pictures.length; at++) {
    const wave = waves[labels[Math.floor(at / PIXELS)]];
    pictures[at] = NOISE * noise() + (1 - NOISE) * wave[at % PIXELS];
  }
  return { pictures, labels };
}

/** From 0 to 1, at each pixel. */
function waveOf(next: () => number): Float64Array {
  const [across, down, start] = [0, 0, 0].map(() => 2 * next() - 1);
  return Float64Array.from({ length: PIXELS }, (_, pixel) => {
    const turn = MOST_TURN * (across * (pixel % SIDE) + down * Math.floor(pixel / SIDE)) + Math.PI * start;
    return (1 + Math.sin(turn)) / 2;
  });
}
