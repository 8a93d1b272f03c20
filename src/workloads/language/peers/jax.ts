/**
 * jax-js trains as its users write it: one traced function from the state to the next, with `valueAndGrad` inside, and
 * what its library has for models: attention, GELU, norms. A prompt goes through the same layers in a traced function of
 * its own. A batch is gathered, not cut out: where a cut begins would be built into the kernels.
 */
import { type Array as JaxArray, nn, numpy, valueAndGrad } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, type JaxLoop, loadJax } from '../../peers/jax.ts';
import { adamStep, counted, placesOf } from '../../peers/jax-training.ts';
import { type LanguageParams, RATE } from '../layout.ts';
import { arrayCount, type Model, modelOf, problem, state } from './problem.ts';

type Iteration = ReturnType<JaxLoop<LanguageParams>['iteration']>;

const trained =
  (p: LanguageParams): Iteration =>
  ([tokens, targets], state) => {
    const count = arrayCount(p);
    const step = state[state.length - 1];
    const places = placesOf(step.ref, p.b, p.windows);
    const given = numpy.take(tokens, places.ref, 0).astype(numpy.int32);
    const wanted = numpy.take(targets, places, 0).astype(numpy.int32);
    const parameters = state.slice(0, count);
    const [result, gradients] = valueAndGrad(lossOf(p))(
      parameters.map(({ ref }) => ref),
      given,
      wanted,
    );
    const next = step.add(1);
    const moved = adamStep(parameters, state.slice(count, 3 * count), gradients, next.ref, RATE);
    return { result, state: [...moved, next] };
  };

/** The mean cross-entropy of all tokens. */
const lossOf =
  (p: LanguageParams) =>
  (parameters: JaxArray[], tokens: JaxArray, targets: JaxArray): JaxArray => {
    const model = modelOf(parameters);
    const { stream, cached } = pass(model, tokens, p);
    for (const unused of cached) unused.dispose();
    return nn
      .logSoftmax(logitsOf(stream, model))
      .mul(nn.oneHot(targets, p.vocabulary))
      .sum()
      .mul(-1 / (p.b * p.t));
  };

const takenIn =
  (p: LanguageParams): Iteration =>
  ([tokens, ...parameters]) => {
    const model = modelOf(parameters);
    const { stream, cached } = pass(model, tokens.astype(numpy.int32), p);
    const logits = logitsOf(stream.slice([], p.t - 1), model);
    return { result: numpy.concatenate([logits, ...cached].map((each) => each.flatten())), state: [] };
  };

/** Keys and values of each layer beside what the last one gives, [b, t, width]. The embedding is needed again behind it. */
function pass({ embedding, positions, layers }: Model<JaxArray>, tokens: JaxArray, p: LanguageParams) {
  const { b, t, width, heads } = p;
  const cached: JaxArray[] = [];
  let stream = numpy.take(embedding.ref, tokens, 0).add(positions);
  for (const { norm1, qkv, projection, norm2, up, down } of layers) {
    const all = affine(normalized(stream.ref, norm1), qkv);
    const [query, key, value] = [0, 1, 2].map((of) =>
      all.ref.slice([], [], [of * width, (of + 1) * width]).reshape([b, t, heads, width / heads]),
    );
    cached.push(all.slice([], [], [width, 3 * width]));
    const mixed = nn.dotProductAttention(query, key, value, { isCausal: true }).reshape([b, t, width]);
    const middle = stream.add(affine(mixed, projection));
    const active = nn.gelu(affine(normalized(middle.ref, norm2), up));
    stream = middle.add(affine(active, down));
  }
  return { stream, cached };
}

const affine = (inputs: JaxArray, [matrix, biases]: readonly [JaxArray, JaxArray]): JaxArray =>
  numpy.matmul(inputs, matrix).add(biases);

const normalized = (inputs: JaxArray, [gains, biases]: readonly [JaxArray, JaxArray]): JaxArray =>
  nn.standardize(inputs).mul(gains).add(biases);

const logitsOf = (stream: JaxArray, { embedding, norm }: Model<JaxArray>): JaxArray =>
  numpy.matmul(normalized(stream, norm), numpy.transpose(embedding));

const language: JaxLoop<LanguageParams> = {
  ...problem,
  state: counted(state),
  iteration: (p) => (p.task === 'train' ? trained(p) : takenIn(p)),
};

export const load = (device: JaxDevice, host: LibraryHost) => loadJax(device, host, language);
