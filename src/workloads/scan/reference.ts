/**
 * The reference in float64 and how far a result may be from it. Prefix sums are defined as long as the sum of all
 * magnitudes is an f32; beyond, a sum on the way may overflow or not, and nothing is accepted.
 *
 * Every variant adds in blocks and trees, so that no number goes through more than MOST_ADDITIONS on its way into a sum.
 * The worst case is gamma of that times the sum of magnitudes. What rounding does grows like √n (see `summationVariance`):
 * where that is less it counts, with the largest sum so far in the place of the sum, as the sums of blocks before may all be
 * larger than where they end.
 */
import { checkElementwise, gamma, LARGEST, SMALLEST_NORMAL, summationVariance } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import type { ScanParams } from './definition.ts';

/** Blocks of 4096 in WebAssembly are the deepest: 256 turns of sixteen numbers, four more inside a turn, and the block's offset. */
const MOST_ADDITIONS = 264;
/** To f32, in the end and on the way. */
const CONVERSIONS = 4;
/** Standard deviations: eight never happen; as much again for numbers less random than ours. */
const DEVIATIONS = 16;

/** Every element is checked at any size, this many at a time, so that the reference never takes as much as the data. */
const CHUNK = 2 ** 20;

/** The tolerance hardly changes from one element to the next: beyond the first thousand it is found once for so many. */
const ALIKE = 64;

/** All numbers so far. */
interface Past {
  readonly total: number;
  readonly magnitudes: number;
  readonly squares: number;
  /** The largest magnitude of a prefix sum. */
  readonly largest: number;
}

const NOTHING: Past = { total: 0, magnitudes: 0, squares: 0, largest: 0 };

function toleranceOf({ magnitudes, squares, largest }: Past, i: number): number {
  const depth = Math.min(i, MOST_ADDITIONS) + CONVERSIONS;
  const likely = DEVIATIONS * Math.sqrt(summationVariance(depth, largest, squares));
  const allowed = Math.min(gamma(depth) * magnitudes, likely) + depth * SMALLEST_NORMAL;
  return magnitudes <= LARGEST ? allowed : Number.NaN;
}

/** Sums and tolerances of elements [begin, end), and what there is to know for those that follow. */
function referenceOf(x: Tensors[string], begin: number, end: number, past: Past) {
  const sums = new Float64Array(end - begin);
  const tolerances = new Float64Array(end - begin);
  let { total, magnitudes, squares, largest } = past;
  let tolerance = 0;
  for (let i = begin; i < end; i++) {
    const value = x[i];
    const magnitude = Math.abs(value);
    total += value;
    magnitudes += magnitude;
    squares += value * value;
    largest = Math.max(largest, Math.abs(total));
    // Not finite, or about to overflow: from this very element on.
    const sudden = !(magnitudes <= LARGEST);
    if (i < 1024 || i % ALIKE === 0 || sudden) tolerance = toleranceOf({ total, magnitudes, squares, largest }, i);
    sums[i - begin] = total;
    tolerances[i - begin] = tolerance;
  }
  return { sums, tolerances, past: { total, magnitudes, squares, largest } };
}

export function verifier({ x }: Tensors, { n }: ScanParams): Verifier {
  const check = ({ y }: Tensors): Verdict => {
    let worst: Verdict = { ok: y.length === n, maxError: 0, tolerance: 0, at: null, method: 'elementwise' };
    if (!worst.ok) return { ...worst, maxError: Infinity };
    let past = NOTHING;
    for (let begin = 0; begin < n && worst.ok; begin += CHUNK) {
      const end = Math.min(begin + CHUNK, n);
      const { sums, tolerances, past: now } = referenceOf(x, begin, end, past);
      past = now;
      const { index, ...found } = checkElementwise(y.subarray(begin, end), sums, (i) => tolerances[i]);
      if (found.ok && found.maxError < worst.maxError) continue;
      worst = { ...worst, ...found, at: `element ${begin + index}` };
    }
    return worst;
  };
  return n <= CHUNK ? { check, reference: { y: Float32Array.from(referenceOf(x, 0, n, NOTHING).sums) } } : { check };
}
