/** Times that show what a median is, and how it differs from a mean: of the drawing and of the code beside it. */
import { mean } from 'simple-statistics';
import { summarizeSamples } from '../../engine/stats/summary.ts';
import { figure } from '../text.ts';

/** Made up, ms: most close together, and one that something came between. */
export const TIMES = [2, 2.05, 2.1, 2.1, 2.15, 2.2, 2.2, 2.3, 2.35, 2.5, 2.6, 5.4] as const;
export const { median: MEDIAN, low: LOW, high: HIGH } = summarizeSamples(TIMES);
export const MEAN = mean([...TIMES]);

const inARow = (times: readonly number[]) => times.map((ms) => ms.toFixed(2)).join('  ');

/** In two lines, to fit a phone. */
export const TIMES_CODE = `${inARow(TIMES.slice(0, 6))}
${inARow(TIMES.slice(6))}
median ${figure(MEDIAN)}, mean ${figure(MEAN)}`;
