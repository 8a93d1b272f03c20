import type { LocalText } from '../engine/contract.ts';
import { figure, text } from '../engine/text.ts';

export { figure, text } from '../engine/text.ts';

/** Sentences one after the other: Chinese ones have no space between them. */
export const joined = (parts: readonly LocalText[]): LocalText =>
  text(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));

/** `420 ns`, `38 µs`, `1.2 ms`, `2.1 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${figure(ms / 1000)} s`;
  if (ms >= 1) return `${figure(ms)} ms`;
  return ms >= 1e-3 ? `${figure(ms * 1e3)} µs` : `${figure(ms * 1e6)} ns`;
}
