/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const sums = (n: number) => [
  `reduction:atomic|interleaved|sequential|vec4|subgroups|two-pass|js|wasm|wasm-threads:n=${n}`,
];
const scans = (n: number) => [`scan:hillis-steele|blelloch|three-pass|js|wasm|wasm-threads:n=${n}`];
const histograms = (size: number) => [`histogram:global-atomics|private|copies|js|wasm-threads:size=${size}`];

export const runs = {
  sums: {
    title: text('The sum of the same numbers, combined in nine ways', '同一批数，用九种办法求和'),
    patterns: sums(2 ** 24),
    small: sums(2 ** 16),
    budgetMs: 12_000,
    view: 'bars',
  },
  scan: {
    title: text('Prefix sums: every number becomes the sum of all up to it', '前缀和：每个数换成从头加到它的和'),
    patterns: scans(2 ** 22),
    small: scans(2 ** 16),
    budgetMs: 6000,
    view: 'bars',
  },
  histogram: {
    title: text('A histogram: how often does each value occur in a picture?', '直方图：一张图里每个值各出现多少次？'),
    patterns: histograms(2048),
    small: histograms(256),
    budgetMs: 6000,
    view: 'bars',
  },
} as const satisfies Lesson['runs'];
