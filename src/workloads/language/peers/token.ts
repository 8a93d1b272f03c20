/**
 * One more token as libraries want it: the newest tokens [b, 1], the parameters, then of each layer keys and values of the
 * tokens before, [b, heads, t - 1, size] each. Out of them comes one vector: the logits [b, vocabulary], of each layer the
 * keys and values of the newest token [b, 2 width], and what was chosen [b].
 */
import type { DenseArray, TensorData, Tensors } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import type { LanguageParams } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';

/** Names of the inputs that hold what is kept of a layer, for a graph whose inputs are called `x0`, `x1` and so on. */
export const pastNames = (first: number, layer: number): readonly [keys: string, values: string] => [
  `x${first + 2 * layer}`,
  `x${first + 2 * layer + 1}`,
];

/** Of the tokens [b, t] the last. */
export const newest = (tokens: TensorData, { b, t }: LanguageParams): DenseArray => ({
  data: Float32Array.from({ length: b }, (_, row) => tokens[row * t + t - 1]),
  shape: [b, 1],
});

/** Keys, then values of each layer. @param cache [b, layers, t, 2 width]: what it has at the place of the newest token is left out */
export function past(cache: TensorData, p: LanguageParams): readonly DenseArray[] {
  const { b, t, layers, heads, width } = p;
  const size = headWidth(p);
  const from = floats(cache);
  const shape = [b, heads, t - 1, size];
  return Array.from({ length: 2 * layers }, (_, place): DenseArray => {
    const [layer, half] = [place >> 1, place % 2];
    const data = new Float32Array(b * heads * (t - 1) * size);
    let to = 0;
    for (let row = 0; row < b; row++) {
      for (let head = 0; head < heads; head++) {
        for (let token = 0; token < t - 1; token++) {
          const first = ((row * layers + layer) * t + token) * 2 * width + half * width + head * size;
          data.set(from.subarray(first, first + size), to);
          to += size;
        }
      }
    }
    return { data, shape };
  });
}

/** Numbers of the vector that comes out. */
export const tokenLength = ({ b, vocabulary, layers, width }: LanguageParams): number =>
  b * (vocabulary + 2 * layers * width + 1);

export function tokenOutputs(data: Float32Array, { b, vocabulary, layers, width }: LanguageParams): Tensors {
  const added = new Float32Array(b * layers * 2 * width);
  const ofLayers = data.subarray(b * vocabulary);
  for (let layer = 0; layer < layers; layer++) {
    for (let row = 0; row < b; row++) {
      const from = (layer * b + row) * 2 * width;
      added.set(ofLayers.subarray(from, from + 2 * width), (row * layers + layer) * 2 * width);
    }
  }
  return {
    logits: data.slice(0, b * vocabulary),
    added,
    chosen: Uint32Array.from(ofLayers.subarray(layers * b * 2 * width)),
  };
}
