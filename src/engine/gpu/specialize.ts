/** Gives module-scope constants of a WGSL file new values. */
import { withoutComments } from '../wgsl-comments.ts';
import { type Patch, patched } from './patches.ts';

/**
 * `const TILE_M: u32 = 64;` becomes `const TILE_M: u32 = 32;`. The file's own type annotation stays.
 * @throws RangeError for a name that the file does not declare at module scope, or a value that is not finite
 */
export const specialize = (code: string, constants: Readonly<Record<string, number>>): string =>
  patched(code, constantPatches(code, constants)).code;

/** @throws RangeError as `specialize` does */
export function constantPatches(code: string, constants: Readonly<Record<string, number>>): Patch[] {
  const bare = withoutComments(code);
  return Object.entries(constants).map(([name, value]) => {
    if (!Number.isFinite(value)) throw new RangeError(`The constant ${name} cannot be ${value}.`);
    const declaration = new RegExp(`^(const\\s+${name}\\s*(?::\\s*(\\w+)\\s*)?=\\s*)[^;]+;`, 'm');
    const match = declaration.exec(bare);
    if (!match) throw new RangeError(`The shader declares no constant ${name}.`);
    const [whole, head, type] = match;
    const text = type === 'f32' && Number.isInteger(value) ? value.toFixed(1) : String(value);
    return { from: match.index + head.length, to: match.index + whole.length - 1, text };
  });
}
