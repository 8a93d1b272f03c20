/** The text that a pass is compiled from. */
import type { GpuPass } from '../contract.ts';
import { withoutComments } from '../wgsl-comments.ts';
import { specialize } from './specialize.ts';

/** @throws RangeError where the file lacks what the pass sets */
export function textOf({
  code,
  constants = {},
  immediate = false,
}: Pick<GpuPass, 'code' | 'constants' | 'immediate'>): string {
  const built = specialize(code, constants);
  return immediate ? withImmediates(built) : built;
}

const UNIFORM = /@group\(1\)\s*@binding\(0\)\s*var<uniform>/;

/** In the same lines: the directive goes in front of the first, which is a comment's. */
function withImmediates(code: string): string {
  const found = UNIFORM.exec(withoutComments(code));
  if (!found) throw new RangeError('The shader declares no uniform at @group(1) @binding(0).');
  const rest = code.slice(found.index + found[0].length);
  return `requires immediate_address_space; ${code.slice(0, found.index)}var<immediate>${rest}`;
}
