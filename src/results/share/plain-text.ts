/** Longest texts of a machine, in characters. */
export const LENGTHS = {
  browser: 48,
  os: 32,
  lockstep: 32,
  vendor: 48,
  architecture: 48,
  device: 64,
  description: 112,
} as const;

/**
 * One line of visible text: no control, formatting (bidirectional, zero-width), private or unassigned characters, no
 * pile of accents on one letter, no more than `max` characters.
 */
export function plainText(value: string, max: number): string {
  const visible = value
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  return Array.from(visible).slice(0, max).join('').trim();
}

/** Lines without the characters that make a text look like another: they turn the direction of what follows, or are unseen. */
export const plainCode = (code: string): string => code.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '');

/** Without the unseen characters that chats put into long words. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
