/** Bodies as one sees them from above, brighter where there are more, and how well their energy is kept. */
import type { Field, Picture, Tensors } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { NBodyParams } from './definition.ts';
import { energyOf } from './energy.ts';

const WIDTH = 480;
const HEIGHT = 360;
/** Pixels to a unit of length: both discs and the way between them fit. */
const SCALE = 90;
/** Brightness of a body by itself where there are so many. */
const FAINT = 0.9;
const MANY = 4096;

/** A body lights the four pixels around it, each by how near it is. */
function field({ position }: Tensors, { n }: NBodyParams): Field {
  const light = new Float32Array(WIDTH * HEIGHT);
  const each = FAINT * Math.max(0.25, Math.min(4, MANY / n));
  for (let at = 0; at < position.length; at += 4) {
    const x = WIDTH / 2 + SCALE * position[at] - 0.5;
    const y = HEIGHT / 2 - SCALE * position[at + 1] - 0.5;
    if (!(x >= 0 && y >= 0 && x < WIDTH - 1 && y < HEIGHT - 1)) continue;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    const pixel = top * WIDTH + left;
    light[pixel] += each * (1 - right) * (1 - down);
    light[pixel + 1] += each * right * (1 - down);
    light[pixel + WIDTH] += each * (1 - right) * down;
    light[pixel + WIDTH + 1] += each * right * down;
  }
  return { width: WIDTH, height: HEIGHT, values: light.map((sum) => 1 - Math.exp(-sum)) };
}

/** Bodies whose energy is found before the next is asked for. */
const MOST = 4096;

export const picture: Picture<NBodyParams> = {
  state: ['position', 'velocity'],
  stride: 1,
  field,
  measure: async (tensors, { n }, pause) => (n <= MOST ? energyOf(tensors, tensors.constants, pause) : null),
  say(first, now) {
    const drift = `${(100 * Math.abs((now - first) / first)).toPrecision(2)}%`;
    return text(`The energy has drifted by ${drift} since the first picture.`, `能量同第一幅画面相比偏离了 ${drift}。`);
  },
};
