/** Puts other inputs in the place of those that a session uploads. */
import type { Reason, TensorSpecs, Tensors } from '../contract.ts';
import { elementCount } from '../sizes.ts';
import { badInput } from './reasons.ts';

/**
 * Writes over `own`, of which `specs` are the inputs; nothing that does not fit.
 * @returns what does not; null where all was written
 */
export function feed(own: Tensors, given: Tensors, specs: TensorSpecs): Reason | null {
  for (const [name, data] of Object.entries(given)) {
    const expected = specs[name] ? elementCount(specs[name]) : 0;
    if (data.length !== expected) return badInput(name, expected, data.length);
    own[name].set(data);
  }
  return null;
}
