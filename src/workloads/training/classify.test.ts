import { expect, it } from 'vitest';
import { classify } from './classify.ts';
import { generate } from './definition.ts';
import { gradientOf } from './gradient.ts';
import { CLASSES } from './layout.ts';

it.each([
  ['perceptron', 1],
  ['perceptron', 5],
  ['perceptron', 16],
  ['convolutional', 5],
] as const)('gives each class the share that the loss is made of: %s with a hidden layer of %i', (network, width) => {
  const p = { b: 7, width, pictures: 7, optimiser: 'sgd', network } as const;
  const inputs = generate(p, 3);
  const { pictures, weights, labels } = inputs;
  const shares = classify(pictures as Float32Array, weights, p);
  expect(shares).toHaveLength(7 * CLASSES);
  const rows = Array.from({ length: 7 }, (_, at) => shares.subarray(at * CLASSES, (at + 1) * CLASSES));
  for (const row of rows) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  // Cross-entropy of the batch in float64, by other code.
  const loss = rows.reduce((sum, row, at) => sum - Math.log(row[labels[at]]) / 7, 0);
  expect(loss).toBeCloseTo(gradientOf(inputs, p).loss, 5);
});
