/** Temperatures, dark where it is cold and light where it is warm, and the mean of them. */
import type { Brush, Field, Picture, Tensors } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { addSpot, type HeatParams, POWER, radiusOf } from './definition.ts';
import { BRUSH } from './texts.ts';

/** A larger plate is shown in steps of several cells. */
const MOST_SIDE = 512;
/** Next to nothing is shown as nothing: the noise at the start does not fill the whole range. */
const LEAST_RANGE = 0.5;

/** Half as bright is a temperature of 0; the furthest from it is as bright, or as dark, as can be. */
function field({ temperature }: Tensors, { width, height }: HeatParams): Field {
  const stride = Math.ceil(Math.max(width, height) / MOST_SIDE);
  const size = { width: Math.ceil(width / stride), height: Math.ceil(height / stride) };
  const values = new Float32Array(size.width * size.height);
  let furthest = LEAST_RANGE;
  for (let y = 0, to = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride, to++) {
      values[to] = temperature[y * width + x];
      furthest = Math.max(furthest, Math.abs(values[to]));
    }
  }
  return { ...size, values: values.map((value) => 0.5 + (0.5 * value) / furthest) };
}

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum / values.length;
};

/** A spot of heat, or of cold, as large as those at the start. */
const brush: Brush<HeatParams> = {
  input: 'source',
  kinds: [
    { id: 'warm', label: BRUSH.warm },
    { id: 'cold', label: BRUSH.cold },
  ],
  touch(before, p, { x, y }, kind) {
    const source = Float32Array.from(before);
    addSpot(source, p.width, { x: x * p.width, y: y * p.height }, radiusOf(p), kind === 'cold' ? -POWER : POWER);
    return source;
  },
  cleared: (before) => new Float32Array(before.length),
};

export const picture: Picture<HeatParams> = {
  state: ['temperature'],
  stride: 2,
  field,
  measure: async ({ temperature }) => meanOf(temperature),
  say(first, now) {
    const [start, mean] = [first, now].map((value) => value.toFixed(4));
    return text(
      `The mean temperature went from ${start} to ${mean}: no heat passes the edges, so sources alone change it.`,
      `平均温度从 ${start} 变为 ${mean}：边缘不传热，只有热源能改变它。`,
    );
  },
  brush,
};
