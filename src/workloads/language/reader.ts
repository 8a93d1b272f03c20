/** Reads token by token, for pages: plain JavaScript, which keeps the keys and values of what it has read. */
import { type Floats, parametersOf } from './layout.ts';
import { readTokens, tokenSections } from './token.ts';

export interface ModelShape {
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Most tokens that it can read. */
  readonly t: number;
  readonly vocabulary: number;
}

export interface Look {
  /** [vocabulary], of what follows the token. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** By layer: [heads, tokens so far], how much of each earlier token (and itself) a head takes; rows add up to 1. */
  readonly attention: readonly Float32Array<ArrayBuffer>[];
}

export interface Reader {
  /** @throws RangeError of a token that is not in the vocabulary, and where the context is full */
  next(token: number): Look;
  /** Tokens read since the start, `shape.t` at most. */
  readonly length: number;
  readonly shape: ModelShape;
  restart(): void;
}

/** @param weights as they lie in layout.ts. @throws RangeError where they are of another shape */
export function createReader(shape: ModelShape, weights: Float32Array): Reader {
  const { width, layers, heads, t, vocabulary } = shape;
  const parameters = parametersOf(shape);
  if (weights.length !== parameters.count) {
    throw new RangeError(`A model of this shape has ${parameters.count} weights, not ${weights.length}.`);
  }
  const sections = tokenSections(shape, 1);
  const { qkv, shares, logits } = sections;
  const work = new Float32Array(sections.length);
  const cache: readonly Floats[] = Array.from({ length: layers }, () => new Float32Array(t * 2 * width));
  const model = { shape, parameters, sections, weights, work };
  let length = 0;
  return {
    next(token) {
      if (length === t) throw new RangeError(`The context of ${t} tokens is full.`);
      if (!(Number.isInteger(token) && token >= 0 && token < vocabulary)) {
        throw new RangeError(`There is no token ${token} in a vocabulary of ${vocabulary}.`);
      }
      const attention: Float32Array<ArrayBuffer>[] = [];
      const story = {
        past: (_row: number, layer: number) => ({ data: cache[layer], first: 0, seen: length }),
        see(_row: number, layer: number) {
          cache[layer].set(work.subarray(qkv.first + width, qkv.first + 3 * width), length * 2 * width);
          const own = new Float32Array(heads * (length + 1));
          for (let head = 0; head < heads; head++) {
            const from = shares.first + (head * shares.columns) / heads;
            own.set(work.subarray(from, from + length + 1), head * (length + 1));
          }
          attention.push(own);
        },
      };
      readTokens(model, () => token, length, story, { begin: 0, end: 1 }, null);
      length++;
      return { logits: work.slice(logits.first, logits.first + vocabulary), attention };
    },
    get length() {
      return length;
    },
    shape,
    restart() {
      length = 0;
    },
  };
}
