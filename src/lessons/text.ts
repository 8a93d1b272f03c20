export { text } from '../engine/text.ts';

/** Three significant digits at most, for sentences that are made from measurements. */
export const figure = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value >= 100 ? 3 : 2)));

/** `420 ns`, `38 µs`, `1.2 ms`, `2.1 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${figure(ms / 1000)} s`;
  if (ms >= 1) return `${figure(ms)} ms`;
  return ms >= 1e-3 ? `${figure(ms * 1e3)} µs` : `${figure(ms * 1e6)} ns`;
}
