/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson, Measurable } from '../lesson.ts';
import { text } from '../text.ts';
import { LIMIT_CPU, LIMIT_HARDWARE, LIMIT_SOFTWARE } from '../your-roofline/runs.ts';

/** Of the prompt that is taken in, and of the text that a token is added to. */
export const TOKENS = 64;
/** Of the text of each user: what is kept of them all has to fit beside the weights. */
const TEXT = 32;
/** Who are written to at once. */
export const READERS = [1, 4, 16, 64] as const;
/** Of a weight. */
export const BITS = [32, 16, 8] as const;
export type Bits = (typeof BITS)[number];
/** Tokens of the text with the new one. */
export const LENGTHS = [8, 32, 128] as const;

/** 27 million weights: more bytes than the caches of most machines. */
const LARGE = 'width=512,layers=8,heads=8,vocabulary=4096';
const SMALL = 'shape=256-6-8-256';

/** One token writes next to nothing, so reading alone is its limit, and copying is not. */
const readingAlone = (patterns: readonly string[]) => patterns.map((one) => one.replace('peak-copy', 'peak-read'));

const BEST = 'fused|wasm-threads';
/** Where a GPU has threads by the thousand, whoever shares rows among them may write faster: the faster one counts. */
const WRITERS = 'fused|shared|wasm-threads';

const reads = (variants: string, size: string, t: number) => `language:${variants}:task=prefill,${size},t=${t},b=1`;

const writes = (
  variants: string,
  size: string,
  t: number,
  bits: readonly Bits[] = [32],
  readers: readonly number[] = [1],
) => `language:${variants}:task=decode,${size},t=${t},bits=${bits.join('|')},b=${readers.join('|')}`;

/** With one core as well. */
const speed = (size: string, writers: string) => [
  reads(`${BEST}|wasm`, size, TOKENS),
  writes(`${writers}|wasm`, size, TOKENS),
];

export const runs = {
  speed: {
    title: text('Roofs, a prompt read, a token written', '屋顶，读一段提示词，写一个 token'),
    patterns: [...readingAlone([...LIMIT_HARDWARE, ...LIMIT_CPU]), ...speed(LARGE, WRITERS)],
    small: [...readingAlone([...LIMIT_SOFTWARE, ...LIMIT_CPU]), ...speed(SMALL, BEST)],
    budgetMs: 20_000,
    view: 'none',
  },
  readers: {
    title: text('1 to 64 users, weights of 32, 16 and 8 bits', '1 到 64 个用户，权重 32、16 和 8 位'),
    patterns: [writes(WRITERS, LARGE, TEXT, BITS, READERS)],
    small: [writes(BEST, SMALL, TEXT, BITS, READERS)],
    budgetMs: 20_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];

/** A token added to a text of this length, with what is kept and, as a prompt of the same length is taken in, without. */
export const atLength = (length: number): Measurable => ({
  patterns: [reads(BEST, LARGE, length), writes(WRITERS, LARGE, length)],
  small: [reads(BEST, SMALL, length), writes(BEST, SMALL, length)],
  budgetMs: 5000,
});
