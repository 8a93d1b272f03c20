/** The visitor's picture decides two things of a plan: one size instead of several, and the height. Pure. */

import { heightFor } from '../../../ui/picture/fit.ts';
import type { Shape } from '../../../ui/picture/use-picture.ts';
import { type Choice, sizeSpec, withParam } from '../../../ui/plan/choice.ts';

/**
 * The same choice where it fits already.
 * @param picture null takes the height back to that of a square
 */
export function withPicture(
  choice: Choice,
  picture: { readonly width: number; readonly height: number } | null,
  shape: Shape,
): Choice {
  const name = choice.workload.accepts?.picture?.height;
  const spec = name === undefined ? undefined : choice.workload.params[name];
  if (name === undefined || spec?.kind !== 'int') return choice;
  if (!picture) return { ...choice, params: withParam(choice.params, name, null) };
  const size = oneSize(choice);
  const height = shape === 'square' ? size : heightFor(picture, size, spec);
  const told = height === size ? null : height;
  if (choice.sizes.length === 1 && (choice.params[name] ?? null) === told) return choice;
  return { ...choice, sizes: [size], params: withParam(choice.params, name, told) };
}

/** The workload's usual size, or the largest chosen below it. */
function oneSize({ workload, sizes }: Choice): number {
  const usual = sizeSpec(workload).default;
  if (sizes.length === 1) return sizes[0];
  return sizes.findLast((size) => size <= usual) ?? sizes[0] ?? usual;
}
