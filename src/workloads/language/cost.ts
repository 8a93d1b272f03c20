/** What the tasks cost: operations, and bytes that have to move at least. */
import type { Cost, TensorSpecs } from '../../engine/contract.ts';
import { bytesOf } from '../../engine/sizes.ts';
import { INTENSE } from '../intense.ts';
import { decodeTensors } from './decode/definition.ts';
import { addsTokens, type LanguageParams, parameterCount } from './layout.ts';

/** About as many operations as an exponential, and as the root and the quotient of Adam. */
const OPS_PER_POWER = 20;
const OPS_PER_PARAMETER = 10;

/** By task. */
export function cost(p: LanguageParams): Cost {
  if (addsTokens(p)) return costOfToken(p);
  if (p.task === 'prefill') return costOfPrompt(p);
  const { b, t, width: d, layers, heads, vocabulary } = p;
  const parameters = parameterCount(p);
  const tokens = b * t;
  // Forward, and back to what was given and to the weights.
  const matrices = 3 * tokens * (12 * layers * d * d + vocabulary * d);
  // Pairs of a token and one that it sees; two products forward, four back.
  const pairs = (b * layers * t * (t + 1)) / 2;
  const powers = pairs * heads + tokens * (vocabulary + 8 * layers * d);
  return {
    flops: 2 * matrices + 12 * d * pairs + 12 * parameters,
    // State is read and written.
    bytes: 4 * (2 * Math.min(b, p.windows) * t + 2 + 2 * (3 * parameters + 1)),
    otherOps: OPS_PER_POWER * powers + OPS_PER_PARAMETER * parameters,
  };
}

/** Logits of the last token alone. */
function costOfPrompt(p: LanguageParams): Cost {
  const { b, t, width: d, layers, heads, vocabulary } = p;
  const pairs = (b * layers * t * (t + 1)) / 2;
  return {
    flops: 2 * b * (12 * layers * d * d * t + vocabulary * d) + 4 * d * pairs,
    bytes: 4 * (b * t + parameterCount(p) + b * vocabulary + 2 * b * layers * t * d),
    otherOps: OPS_PER_POWER * (pairs * heads + 4 * b * t * layers * d),
  };
}

/** Tokens of a timed batch at most, which begins at the first of a text (`mostTraced` of the protocol, less one). */
const TIMED_TOKENS = 31;

/** One more token of each sequence, from what is kept of those before; of a text that is written, on average over a timed batch. */
function costOfToken(p: LanguageParams): Cost {
  const { b, width: d, layers, heads, vocabulary } = p;
  const t = p.task === 'write' ? (Math.min(p.t, TIMED_TOKENS) + 1) / 2 : p.t;
  const { inputs, outputs } = decodeTensors(p);
  const { cache, ...weights } = without(inputs, ['tokens', 'dice']);
  // Of the positions one is read, and of a sequence its newest token.
  const unread = ((p.t - 1) * d * Number(p.bits)) / 8 + (p.bits === '8' ? 4 * (p.t - 1) : 0);
  const known = (bytesOf({ cache }) * (t - 1)) / p.t;
  return {
    flops: 2 * b * (12 * layers * d * d + vocabulary * d) + 4 * b * layers * t * d,
    bytes: bytesOf(weights) - unread + known + bytesOf(outputs) + 8 * b,
    otherOps: OPS_PER_POWER * b * (layers * (heads * t + 4 * d) + vocabulary),
  };
}

/** What caches close to a core hold: a model as small stays there from one token to the next, as an application's would. */
const NEAR_CACHE_BYTES = 2 ** 22;

/** One more token waits for its weights and its cache, unless there are sequences enough to share each weight. */
export function boundBy(p: LanguageParams): 'arithmetic' | 'memory' {
  if (!addsTokens(p)) return 'arithmetic';
  const { flops, bytes } = costOfToken(p);
  return bytes > NEAR_CACHE_BYTES && flops < INTENSE * bytes ? 'memory' : 'arithmetic';
}

const without = (specs: TensorSpecs, names: readonly string[]): TensorSpecs =>
  Object.fromEntries(Object.entries(specs).filter(([name]) => !names.includes(name)));

/** The same where everything is read anew: all tokens, and no cache. */
export function costOfReading(p: LanguageParams): Cost {
  const { flops, otherOps = 0 } = costOfPrompt(p);
  return {
    flops,
    bytes: 4 * (p.b * p.t + parameterCount(p) + p.b) + bytesOf(decodeTensors(p).outputs),
    otherOps: otherOps + OPS_PER_POWER * p.b * p.vocabulary,
  };
}
