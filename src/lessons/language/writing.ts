/** Has a model write on the bench, and what has come of it. Outside React. */
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { CaseId, Environment, Locale, Reason, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import type { StreamRequest } from '../../engine/stream/api.ts';
import type { HeldBench } from '../../ui/bench/lease.ts';
import { language } from '../../workloads/language/index.ts';
import type { ModelShape } from '../../workloads/language/reader.ts';
import { diceOf, type Sampling } from '../../workloads/language/sampling.ts';
import { type Vocabulary, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { samplingTensor, textFrom } from '../../workloads/language/write/definition.ts';

const WORKLOAD = language as unknown as Parameters<typeof caseOf>[0];

/** How tokens are shown, whatever the page is about by then. */
export interface Paper {
  readonly vocabulary: Vocabulary;
  /** Of the tokens; the page may be in another. */
  readonly language: Locale;
  /** Whether they are our stories, whose tokens have kinds. */
  readonly stories: boolean;
  /** The first so many of what is given are not shown. */
  readonly hidden: number;
}

/** Of our stories, each begun with END, which nobody needs to see. */
export const storyPaper = (language: Locale): Paper => ({
  vocabulary: vocabularyOf(language),
  language,
  stories: true,
  hidden: 1,
});

/** What is written on, and how. */
export interface Material {
  readonly shape: ModelShape;
  readonly weights: Float32Array;
  /** One token at least. */
  readonly begin: readonly number[];
  readonly sampling: Sampling;
  /** Of the numbers that tokens are drawn with: the same on both sides. */
  readonly seed: number;
  /** The token that ends a text; null: a text ends nowhere. */
  readonly end: number | null;
  readonly paper: Paper;
}

export type Side = 'gpu' | 'cpu';

/** Whatever the adapter, and one core: a model as small has not work enough for several. */
const WRITERS: Readonly<Record<Side, string>> = { gpu: 'fused', cpu: 'wasm' };

/** Pieces come after so many tokens. A GPU has some of them under way at once; a CPU stands still while one is read. */
const EVERY: Readonly<Record<Side, number>> = { gpu: 2, cpu: 8 };

export interface Written {
  /** Behind what was given. */
  readonly tokens: readonly number[];
  /** Tokens through the model by then, those that were given among them; and what that took. */
  readonly through: number;
  readonly ms: number;
  /** Whether the model ended its text. */
  readonly ended: boolean;
  /** Whether its end was proved: until then `ms` is provisional, and for good where it never is. */
  readonly proved: boolean;
}

export const NOTHING_WRITTEN: Written = { tokens: [], through: 0, ms: 0, ended: false, proved: false };

/** Tokens a second from before the first until the last that is there had come; null before any has. */
export const rateOf = ({ through, ms }: Written): number | null =>
  through > 0 && ms > 0 ? (1000 * through) / ms : null;

/** Null where such a model cannot write here. */
export function caseOfWriting({ width, layers, heads, t, vocabulary }: ModelShape, side: Side): CaseId | null {
  const given = { task: 'write', width, layers, heads, t, vocabulary, b: 1, windows: 1 };
  const resolved = resolveParams(WORKLOAD, given);
  return resolved.ok ? caseOf(WORKLOAD, WRITERS[side], resolved.params) : null;
}

export function requestOf({ shape, weights, begin, sampling, seed }: Material, id: CaseId, side: Side): StreamRequest {
  const inputs: Tensors = {
    weights,
    begun: Uint32Array.of(begin.length),
    dice: diceOf(randomU32(seed), shape.t),
    sampling: samplingTensor(sampling),
    text: textFrom([begin], shape),
    place: Uint32Array.of(0),
    cache: new Float32Array(shape.layers * shape.t * 2 * shape.width),
  };
  // The last of a full context is read as well, and one more follows it.
  return { case: id, seed, inputs, iterations: shape.t, every: EVERY[side], tensor: 'text' };
}

/** What a piece holds: behind what was given as far as it was written, its end included. It is not proved yet. */
export function writtenIn(
  text: ArrayLike<number>,
  iterations: number,
  ms: number,
  { begin, end }: Pick<Material, 'begin' | 'end'>,
): Written {
  const all = Array.from(text).slice(begin.length, iterations + 1);
  const at = end === null ? -1 : all.indexOf(end);
  const tokens = at < 0 ? all : all.slice(0, at + 1);
  return { tokens, through: iterations, ms, ended: at >= 0, proved: false };
}

export interface Ending {
  readonly environment: Environment;
  /** Why it went no further of itself. */
  readonly reason: Reason | null;
}

/** Writes until the text ends, the context is full, or somebody stops it. @param see told as tokens come. Rejects as the bench does */
export async function writeOn(
  bench: Pick<HeldBench, 'stream'>,
  material: Material,
  id: CaseId,
  side: Side,
  see: (written: Written) => void,
): Promise<Ending> {
  let environment: Environment | null = null;
  let reason: Reason | null = null;
  let written = NOTHING_WRITTEN;
  await bench.stream(requestOf(material, id, side), (event) => {
    if (event.type === 'start') environment = event.environment;
    if (event.type === 'end') {
      reason = event.reason?.code === 'cancelled' ? null : event.reason;
      if (event.proved) see({ ...written, proved: true });
    }
    if (event.type !== 'piece') return true;
    written = writtenIn(event.data, event.iterations, event.ms, material);
    see(written);
    return !written.ended;
  });
  if (!environment) throw new Error('the bench told nothing');
  return { environment, reason };
}

/** The first place at which two texts differ, as far as both go; null where there is none. */
export function firstDifference(a: readonly number[], b: readonly number[]): number | null {
  const at = a.findIndex((token, place) => place < b.length && token !== b[place]);
  return at < 0 ? null : at;
}

export const sameMaterial = (a: Material, b: Material): boolean =>
  a.weights === b.weights &&
  a.seed === b.seed &&
  a.end === b.end &&
  a.sampling.temperature === b.sampling.temperature &&
  a.sampling.topK === b.sampling.topK &&
  a.begin.length === b.begin.length &&
  a.begin.every((token, at) => token === b.begin[at]);
