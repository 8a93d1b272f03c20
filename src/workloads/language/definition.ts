/** What the tasks of a language model are: their parameters, tensors and inputs. One more token: decode/definition.ts. */
import type { IntParam, LocalText, ParamSchema, Tensors, Workload } from '../../engine/contract.ts';
import { fillUniform, pcgHash, randomU32 } from '../../engine/random.ts';
import { cost } from './cost.ts';
import { decodeInputs, decodeInvalid, decodeTensors } from './decode/definition.ts';
import { addsTokens, type LanguageParams, parameterCount, parametersOf, RATE, workOf } from './layout.ts';
import {
  BITS,
  LABELS,
  notInHeads,
  PACKED_ELSEWHERE,
  SAMPLINGS,
  SHAPE_LABELS,
  TASKS,
  TOO_LARGE,
  TOO_MUCH,
} from './texts.ts';
import { writeInputs, writeTensors } from './write/definition.ts';

/** Width, layers, heads and context, and a batch that a CPU passes in a moment. The last is GPT-2's smallest (Radford et al., 2019). */
const SHAPES = {
  '64-2-4-96': { width: 64, layers: 2, heads: 4, t: 96, b: 8, vocabulary: 200 },
  '128-4-4-128': { width: 128, layers: 4, heads: 4, t: 128, b: 2, vocabulary: 200 },
  '256-6-8-256': { width: 256, layers: 6, heads: 8, t: 256, b: 1, vocabulary: 200 },
  '768-12-12-1024': { width: 768, layers: 12, heads: 12, t: 1024, b: 1, vocabulary: 50_257 },
} as const;

const SMALLEST = '64-2-4-96';

type Size = keyof (typeof SHAPES)[typeof SMALLEST];

/** What a size is where it is not given. */
const byShape = (size: Size): Pick<IntParam, 'default' | 'follows' | 'byChoice'> => ({
  default: SHAPES[SMALLEST][size],
  follows: 'shape',
  byChoice: Object.fromEntries(Object.entries(SHAPES).map(([name, sizes]) => [name, sizes[size]])),
});

const SMALL = { kind: 'int', min: 1, scale: 'linear' } as const;

export const params: ParamSchema = {
  task: {
    kind: 'choice',
    label: LABELS.task,
    options: [
      { value: 'train', label: TASKS.train },
      { value: 'prefill', label: TASKS.prefill },
      { value: 'decode', label: TASKS.decode },
      { value: 'write', label: TASKS.write },
    ],
    default: 'train',
  },
  shape: {
    kind: 'choice',
    label: LABELS.shape,
    options: Object.keys(SHAPES).map((value) => ({
      value,
      label: SHAPE_LABELS[value] ?? { en: value, 'zh-CN': value },
    })),
    default: SMALLEST,
  },
  b: { kind: 'int', label: LABELS.b, min: 1, max: 1024, scale: 'log2', steps: [1, 4, 8, 16, 32], ...byShape('b') },
  width: {
    kind: 'int',
    label: LABELS.width,
    min: 4,
    max: 1024,
    scale: 'linear',
    steps: [16, 32, 64, 128, 256],
    ...byShape('width'),
  },
  layers: { ...SMALL, label: LABELS.layers, max: 24, steps: [1, 2, 4, 6], ...byShape('layers') },
  heads: { ...SMALL, label: LABELS.heads, max: 16, steps: [1, 2, 4], ...byShape('heads') },
  t: {
    kind: 'int',
    label: LABELS.t,
    min: 1,
    max: 1024,
    scale: 'log2',
    steps: [32, 64, 96, 128, 256],
    ...byShape('t'),
  },
  vocabulary: {
    kind: 'int',
    label: LABELS.vocabulary,
    min: 2,
    max: 65_536,
    scale: 'log2',
    steps: [100, 200, 400, 1024],
    ...byShape('vocabulary'),
  },
  windows: { kind: 'int', label: LABELS.windows, min: 1, max: 8192, default: 512, scale: 'log2', steps: [512, 4096] },
  bits: {
    kind: 'choice',
    label: LABELS.bits,
    options: (['32', '16', '8'] as const).map((value) => ({ value, label: BITS[value] })),
    default: '32',
  },
  sampling: {
    kind: 'choice',
    label: LABELS.sampling,
    options: (['greedy', 'temperature', 'top-k'] as const).map((value) => ({ value, label: SAMPLINGS[value] })),
    default: 'greedy',
  },
};

/** Each step is checked in float64, at about a nanosecond for two of them. */
const MOST_FLOPS = 2 ** 33;

/** Between the operations of a step: half a gigabyte, and twice that in float64. */
const MOST_NUMBERS = 2 ** 27;

export function invalid(p: LanguageParams): LocalText | null {
  if (p.width % (4 * p.heads)) return notInHeads(p.width, p.heads);
  if (addsTokens(p)) return decodeInvalid(p);
  if (p.bits !== '32') return PACKED_ELSEWHERE;
  if (workOf(p).length > MOST_NUMBERS) return TOO_LARGE;
  return cost(p).flops > MOST_FLOPS ? TOO_MUCH : null;
}

export function tensors(p: LanguageParams): ReturnType<Workload['tensors']> {
  if (p.task === 'decode') return decodeTensors(p);
  if (p.task === 'write') return writeTensors(p);
  const parameters = { dtype: 'f32', shape: [parameterCount(p)] } as const;
  if (p.task === 'prefill') {
    return {
      inputs: { tokens: { dtype: 'u32', shape: [p.b, p.t] }, weights: parameters },
      outputs: {
        logits: { dtype: 'f32', shape: [p.b, p.vocabulary] },
        cache: { dtype: 'f32', shape: [p.b, p.layers, p.t, 2 * p.width] },
      },
    };
  }
  const windows = { dtype: 'u32', shape: [p.windows, p.t] } as const;
  return {
    inputs: { tokens: windows, targets: windows, rate: { dtype: 'f32', shape: [1] } },
    outputs: { loss: { dtype: 'f32', shape: [1] } },
    state: { weights: parameters, moment1: parameters, moment2: parameters, step: { dtype: 'u32', shape: [1] } },
  };
}

/** Windows of a language of pairs, and the model as it starts: weights drawn, biases, moments and steps zero. */
export function generate(p: LanguageParams, seed: number): Tensors {
  const weights = weightsAtStart(p, seed);
  if (p.task !== 'train') {
    const { tokens } = windowsOf({ ...p, windows: p.b }, seed);
    if (p.task === 'prefill') return { tokens, weights };
    return (p.task === 'write' ? writeInputs : decodeInputs)(p, seed, tokens, weights);
  }
  return {
    ...windowsOf(p, seed),
    rate: Float32Array.of(RATE),
    weights,
    moment1: new Float32Array(weights.length),
    moment2: new Float32Array(weights.length),
    step: new Uint32Array(1),
  };
}

/** Of a token, those that may follow it: whoever has learned them all has a loss of ln 4 at most. */
const FOLLOWERS = 4;

function windowsOf({ t, vocabulary, windows }: LanguageParams, seed: number) {
  const next = randomU32(seed, 31);
  const tokens = new Uint32Array(windows * t);
  const targets = new Uint32Array(windows * t);
  for (let window = 0; window < windows; window++) {
    let token = next() % vocabulary;
    for (let at = window * t; at < (window + 1) * t; at++) {
      tokens[at] = token;
      token = pcgHash(seed + FOLLOWERS * token + (next() % FOLLOWERS)) % vocabulary;
      targets[at] = token;
    }
  }
  return { tokens, targets };
}

/** Of the embedding and the positions. */
const EMBEDDED = 0.05;

/**
 * Uniform; of variance 1/n where a sum has n products, and less by as many as add to the residual stream (A. Radford et al.,
 * "Language Models are Unsupervised Multitask Learners", 2019). Gains are 1.
 */
function weightsAtStart(p: LanguageParams, seed: number): Float32Array<ArrayBuffer> {
  const { embedding, positions, blocks, norm, count } = parametersOf(p);
  const weights = new Float32Array(count);
  let stream = 40;
  const draw = (first: number, length: number, limit: number) => {
    fillUniform(weights.subarray(first, first + length), seed, stream++);
    for (let at = first; at < first + length; at++) weights[at] *= limit;
  };
  draw(embedding.first, p.vocabulary * p.width, EMBEDDED);
  draw(positions.first, p.t * p.width, EMBEDDED);
  for (const { norm1, norm2, qkv, projection, up, down } of blocks) {
    for (const gains of [norm1, norm2]) weights.fill(1, gains, gains + p.width);
    for (const { first, inputs, columns } of [qkv, up]) draw(first, inputs * columns, Math.sqrt(3 / inputs));
    for (const { first, inputs, columns } of [projection, down]) {
      draw(first, inputs * columns, Math.sqrt(3 / (2 * p.layers * inputs)));
    }
  }
  weights.fill(1, norm, norm + p.width);
  return weights;
}
