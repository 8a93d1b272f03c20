/**
 * One step of training on 128-bit vectors; the layouts are those of ../layout.ts, `pitch` is a multiple of 4.
 *
 * convolve: the filters' layers forward; spread and back: their derivatives (convolutional network only).
 * hidden: pieces of four pictures by 64 units, 28 inputs at a time: the 28 × 64 weights stay in the nearest cache while
 * they serve four pictures by eight units of sums in registers. Pictures beyond the last are the last one again.
 * update: four inputs by eight units of gradients in registers, from which Adam moves the weights at once; filters too.
 * Sums go from the first input, picture or unit to the last, whoever computes them.
 */
export { back, spread } from './back';
export { convolve } from './convolve';
export { hidden } from './hidden';
export { output } from './output';
export { finish, update } from './update';
