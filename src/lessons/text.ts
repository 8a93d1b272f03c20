import type { LocalText } from '../engine/contract.ts';
import { figure, text } from '../engine/text.ts';
import { createFormat } from '../i18n/format.ts';

export { figure, scientific, text } from '../engine/text.ts';

/** Sentences one after the other: Chinese ones have no space between them. */
export const joined = (parts: readonly LocalText[]): LocalText =>
  text(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));

/** `38%`, `4.2%`: as charts and tables give it, in both languages alike. @param share 1 is the whole */
export const percent = (share: number): string => createFormat('en').percent(share);

/** `420 ns`, `38 µs`, `1.2 ms`, `2.1 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${figure(ms / 1000)} s`;
  if (ms >= 1) return `${figure(ms)} ms`;
  return ms >= 1e-3 ? `${figure(ms * 1e3)} µs` : `${figure(ms * 1e6)} ns`;
}
