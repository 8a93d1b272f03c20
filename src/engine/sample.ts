/** Which of many results are compared where all would take too long. */
import { randomU32, randomUnit, shuffle } from './random.ts';

/** Threads of a workgroup, and more than the lanes of any vector. */
const CLASSES = 64;
const SEED = 1;
const STREAM = 9;

/**
 * `count` of the places from 0 to `length` - 1, rising, and the last one, where kernels go wrong most often. One out of
 * each run of neighbours, at random: at a fixed distance whole lanes, threads and tiles would never be compared. Of runs
 * that are long enough, any 64 in a row have places of all 64 remainders by 64, in an order of chance.
 *
 * The same places each time. All of them where `count` is `length` or more.
 */
export function samplePlaces(length: number, count: number): Uint32Array<ArrayBuffer> {
  if (count >= length) return Uint32Array.from({ length }, (_, place) => place);
  const next = randomU32(SEED, STREAM);
  const order = Array.from({ length: CLASSES }, (_, remainder) => remainder);
  shuffle(order, randomUnit(SEED, STREAM + 1));
  const places = Array.from({ length: count }, (_, run) => {
    const from = Math.floor((run * length) / count);
    const to = Math.floor(((run + 1) * length) / count);
    const first = from + ((order[run % CLASSES] + CLASSES - (from % CLASSES)) % CLASSES);
    const choices = Math.ceil((to - first) / CLASSES);
    return choices > 0 ? first + CLASSES * (next() % choices) : from + (next() % (to - from));
  });
  if (places[count - 1] !== length - 1) places.push(length - 1);
  return Uint32Array.from(places);
}

/**
 * Places of a picture that is kept row by row: one at random out of each cell of a grid of `cells` a side, so that no
 * region goes unseen, and of the borders, where kernels go wrong most often, the corners and one out of each cell.
 *
 * The same places each time; some may come twice.
 */
export function sampleGrid(width: number, height: number, cells: number): Uint32Array<ArrayBuffer> {
  const next = randomU32(SEED, STREAM + 2);
  const [right, bottom] = [width - 1, (height - 1) * width];
  const places = [0, right, bottom, bottom + right];
  // A side that is shorter than the grid has cells that share a place.
  const within = (cell: number, length: number) => {
    const from = Math.floor((cell * length) / cells);
    const to = Math.max(from + 1, Math.floor(((cell + 1) * length) / cells));
    return Math.min(length - 1, from + (next() % (to - from)));
  };
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      places.push(within(row, height) * width + within(column, width));
    }
    places.push(within(row, width), bottom + within(row, width));
    places.push(within(row, height) * width, within(row, height) * width + right);
  }
  return Uint32Array.from(places);
}

/** Of what was sampled, `width` numbers at each place, one place behind the other. */
export function gather(data: ArrayLike<number>, places: Uint32Array, width: number): Float64Array {
  const gathered = new Float64Array(width * places.length);
  for (const [n, place] of places.entries()) {
    for (let at = 0; at < width; at++) gathered[n * width + at] = data[place * width + at];
  }
  return gathered;
}
