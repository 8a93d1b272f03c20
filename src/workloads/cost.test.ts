/** Costs against a count by hand: the definitions' formulas are what every rate on screen is divided by. */
import { expect, test } from 'vitest';
import { costOf } from '../engine/bench/estimate.ts';
import { resolveParams } from '../engine/case-id.ts';
import type { Cost, ParamValue } from '../engine/contract.ts';
import { workloads } from './registry.ts';

const HAND: readonly [workload: string, variant: string, given: Record<string, ParamValue>, Cost][] = [
  // 2×3 times 3×5: 10 elements of 3 multiplications and 3 additions; 6 + 15 + 10 floats.
  ['matmul', 'naive', { n: 5, m: 2, k: 3 }, { flops: 60, bytes: 124 }],
  ['matmul', 'wasm', { n: 1 }, { flops: 2, bytes: 12 }],
  // 4×2 pixels, 9 taps, 3 channels, multiply and add; pixels of 4 bytes in and out, 9 weights.
  ['convolution', 'direct', { size: 4, height: 2, k: 3 }, { flops: 432, bytes: 100 }],
  // Two passes of 3 taps: 8 pixels · 3 channels · 6 taps · 2; 12 bytes of rgb f32 written and read between; 6 factors.
  ['convolution', 'separable', { size: 4, height: 2, k: 3 }, { flops: 288, bytes: 64 + 192 + 24 }],
  // The same with nothing in memory between.
  ['convolution', 'separable-tile', { size: 4, height: 2, k: 3 }, { flops: 288, bytes: 64 + 24 }],
  ['convolution', 'js-separable', { size: 4, height: 2, k: 3 }, { flops: 288, bytes: 64 + 192 + 24 }],
  // Five numbers in, one out, four additions.
  ['reduction', 'two-pass', { n: 5 }, { flops: 4, bytes: 24 }],
  // Five numbers in and five out, four additions; read once more, and added up once more, for the sums of blocks.
  ['scan', 'wasm', { n: 5 }, { flops: 4, bytes: 40 }],
  ['scan', 'wasm-threads', { n: 5 }, { flops: 9, bytes: 60 }],
  // 2 pictures of 5×4 pixels; every second one within a border of one gives 3×2. 6 filters, each of which sees 2 of the 4
  // channels in 9 places: 18 products. 2·20·4 numbers in, 9·2·6 weights, 12·6 out.
  [
    'conv-layer',
    'direct',
    { n: 2, w: 5, h: 4, in: 4, out: 6, k: 3, stride: 2, pad: 1, groups: 2 },
    { flops: 2 * 12 * 6 * 18, bytes: 4 * (160 + 108 + 72) },
  ],
  // The 290,400 sums of AlexNet's first layer, 363 products each.
  ['conv-layer', 'wasm', {}, { flops: 2 * 290_400 * 363, bytes: 4 * (227 * 227 * 3 + 363 * 96 + 290_400) }],
  // 14·14 places of 16 filters of 9 products, 6·6 of 32 filters of 144: four sums each, and one counts on the way back; that
  // of the second layer goes on to the first. Then 1152 features, 2 units, 10 classes. SGD moves 4800 + 2336 parameters.
  [
    'training',
    'wasm',
    { network: 'convolutional', b: 3, width: 2, optimiser: 'sgd' },
    {
      flops: 2 * 3 * (5 * 3136 * 9 + 6 * 1152 * 144 + 2 * (3 * 1152 + 30)) + 2 * (4800 + 1163 * 2 + 10),
      bytes: 4 * (3 * 785 + 1 + 2 * (4800 + 1163 * 2 + 10 + 1)),
    },
  ],
  // 2 tokens, 12·16 numbers in a layer's matrices and 3·4 in the embedding, three ways; 3 pairs of a token and one that it sees,
  // 6 products of 4 numbers each. Adam moves 12 + 8 + 192 + 52 + 8 parameters.
  [
    'language',
    'wasm',
    { b: 1, width: 4, layers: 1, heads: 1, t: 2, vocabulary: 3 },
    { flops: 2 * 3 * 2 * (192 + 12) + 2 * 6 * 3 * 4 + 12 * 272, bytes: 4 * (2 * 2 + 1 + 2 * (3 * 272 + 1)) },
  ],
  // Two products instead of six, the embedding for the last token alone; nothing moves. Logits, and 8 numbers a token, come out.
  [
    'language',
    'wasm',
    { task: 'prefill', b: 1, width: 4, layers: 1, heads: 1, t: 2, vocabulary: 3 },
    { flops: 2 * (2 * 192 + 12) + 2 * 2 * 3 * 4, bytes: 4 * (2 + 272 + 3 + 16) },
  ],
  // Every weight once but one row of positions, a token's 8 numbers from the cache and as many into it, logits, the choice and
  // two words in; 2 tokens are seen. Of 8 bits weights take 17 vectors, and 53 scales 14, less one position's.
  [
    'language',
    'wasm',
    { task: 'decode', b: 1, width: 4, layers: 1, heads: 1, t: 2, vocabulary: 3 },
    { flops: 2 * (192 + 12) + 4 * 2 * 4, bytes: 4 * (272 - 4 + 8 + 8 + 3 + 1 + 2) },
  ],
  [
    'language',
    'wasm',
    { task: 'decode', b: 1, width: 4, layers: 1, heads: 1, t: 2, vocabulary: 3, bits: '8' },
    { flops: 2 * (192 + 12) + 4 * 2 * 4, bytes: 17 * 16 + 14 * 16 - 8 + 4 * (8 + 8 + 3 + 1 + 2) },
  ],
  // 9 pairs of 18, 3 bodies of 12; two constants and 4 accelerations a body, and 8 numbers of state read and written.
  ['n-body', 'js', { n: 3 }, { flops: 9 * 18 + 36, bytes: 4 * (2 + 12 + 48) }],
  // 15 cells, 7 operations each, 6 steps; source and temperature read, temperature written, a row told. `blocked` does so twice.
  ['heat', 'wasm', { width: 5, height: 3, steps: 6 }, { flops: 630, bytes: 4 * (6 * 45 + 5) }],
  ['heat', 'blocked', { width: 5, height: 3, steps: 6 }, { flops: 630, bytes: 4 * (2 * 45 + 5) }],
  // Two calls of the generator for five paths, of 77 operations each; four numbers and a key in, four sums out.
  ['option-price', 'tree', { n: 5 }, { flops: 385, bytes: 4 * 10, otherOps: 196 }],
  // 2 poses of 24, 3 atoms turned for each by 18, 5 partners for each by 22; six numbers an atom, seven a pose, one energy.
  [
    'docking',
    'tiled',
    { n: 2, atoms: 3, pocket: 5 },
    { flops: 2 * (24 + 3 * (18 + 5 * 22)), bytes: 4 * (48 + 14 + 2) },
  ],
];

test.each(HAND)('%s %s %o', (id, variantId, given, cost) => {
  const workload = workloads.find((one) => one.id === id);
  const variant = workload?.variants.find((one) => one.id === variantId);
  if (!workload || !variant) throw new Error(`There is no ${id}:${variantId}.`);
  const resolved = resolveParams(workload, given);
  if (!resolved.ok) throw new Error(resolved.problem.en);
  expect(costOf(workload, variant, resolved.params)).toMatchObject(cost);
});
