/** Gives module-scope constants of a WGSL file new values. */

/**
 * `const TILE_M: u32 = 64;` becomes `const TILE_M: u32 = 32;`. The file's own type annotation stays.
 * @throws RangeError for a name that the file does not declare at module scope, or a value that is not finite
 */
export function specialize(code: string, constants: Readonly<Record<string, number>>): string {
  let result = code;
  for (const [name, value] of Object.entries(constants)) {
    if (!Number.isFinite(value)) throw new RangeError(`The constant ${name} cannot be ${value}.`);
    const declaration = new RegExp(`^(const\\s+${name}\\s*(?::\\s*(\\w+)\\s*)?=\\s*)[^;]+;`, 'm');
    const match = declaration.exec(result);
    if (!match) throw new RangeError(`The shader declares no constant ${name}.`);
    const literal = match[2] === 'f32' && Number.isInteger(value) ? value.toFixed(1) : String(value);
    result = result.replace(declaration, (_whole, head: string) => `${head}${literal};`);
  }
  return result;
}
