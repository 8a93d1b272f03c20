/** `2.<data>`, as it stands in a link behind the kind of what it holds. */
import type { LinkProblemCode } from './problems.ts';

export type Versioned =
  | { readonly ok: true; readonly version: number; readonly data: string }
  | { readonly ok: false; readonly code: LinkProblemCode };

/** @param current the newest version that this app reads; the oldest is 1 */
export function readVersioned(text: string, current: number): Versioned {
  // Chat programs take what follows an address, and wrap long lines.
  const tidy = text.replace(/\s+/g, '').replace(/[^\w-]+$/, '');
  if (tidy === '' || /^\d+$/.test(tidy)) return { ok: false, code: 'empty' };
  const [, digits, data] = /^(\d{1,6})\.(.*)$/.exec(tidy) ?? [];
  const version = Number(digits);
  if (data === undefined || version < 1) return { ok: false, code: 'damaged' };
  return version > current ? { ok: false, code: 'newer' } : { ok: true, version, data };
}
