import { expect, test } from 'vitest';
import { stub } from '../../engine/kernel/begin.ts';
import { kernelError } from '../../engine/kernel/reasons.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import { text } from '../../engine/text.ts';
import { workloads } from '../../workloads/registry.ts';
import { type Proof, provedShapes } from './use-proof.ts';

const [matmul] = workloads;

test('a link tells of shapes that were found right, of the text as it stands', () => {
  const shapes = provingShapes(matmul);
  const refused = { status: 'refused', reason: kernelError(text('no', '否')) } as const;
  const verdict = { ok: true, maxError: 0, tolerance: 1, at: null, method: 'elementwise' } as const;
  const right = { status: 'right', verdict } as const;
  const proof: Proof = {
    kernel: stub(matmul, 'mine'),
    text: 'as proved',
    shapes,
    seed: 1,
    again: false,
    results: [refused, right, null],
    going: false,
    stopped: true,
  };
  expect(provedShapes(proof, 'as proved')).toEqual([shapes[1]]);
  expect(provedShapes(proof, 'changed since')).toEqual([]);
  expect(provedShapes(null, 'as proved')).toEqual([]);
  // Results may have been written down for inputs that were there before.
  expect(provedShapes({ ...proof, again: true }, 'as proved')).toEqual([]);
});
