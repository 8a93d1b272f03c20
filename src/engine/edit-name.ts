import type { Edits } from './contract.ts';

/**
 * The `build` of a case that runs a visitor's own text: `edit-` and 16 hexadecimal digits that follow from the paths and
 * texts. It tells versions apart and protects against nothing (FNV-1a, 64 bits, http://www.isthe.com/chongo/tech/comp/fnv).
 */
export function editName(edits: Edits): string {
  const text = JSON.stringify(Object.entries(edits).sort(([a], [b]) => (a < b ? -1 : 1)));
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `edit-${hash.toString(16).padStart(16, '0')}`;
}

export const isEdit = (build: string | undefined): boolean => build?.startsWith('edit-') ?? false;
