/** The plain rung's dispatches: each number of every formula is a thread's. */
import backFeatures from '../../../../shaders/training/naive-back-features.wgsl?raw';
import backFilters from '../../../../shaders/training/naive-back-filters.wgsl?raw';
import backHidden from '../../../../shaders/training/naive-back-hidden.wgsl?raw';
import backOutput from '../../../../shaders/training/naive-back-output.wgsl?raw';
import backPooled from '../../../../shaders/training/naive-back-pooled.wgsl?raw';
import convolve from '../../../../shaders/training/naive-convolve.wgsl?raw';
import hidden from '../../../../shaders/training/naive-hidden.wgsl?raw';
import output from '../../../../shaders/training/naive-output.wgsl?raw';
import update from '../../../../shaders/training/naive-update.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { FEATURES, LAYER_2 } from '../convolutional/layout.ts';
import { scratch } from '../definition.ts';
import {
  CLASS_PITCH,
  CLASSES,
  classRowOf,
  denseCount,
  inputsOf,
  parameterCount,
  pitchOf,
  type TrainingParams,
} from '../layout.ts';
import { constantsOf, FILTERS, optimiserOf, padPass } from './shared.ts';

/** GROUP in the shaders. */
const GROUP = 64;
const columns = (count: number) => Math.ceil(count / GROUP);

export const naiveScratch = (p: TrainingParams): TensorSpecs => ({
  ...scratch(p),
  scales: { dtype: 'f32', shape: [2] },
  gradient: { dtype: 'f32', shape: [parameterCount(p)] },
});

export function naivePasses(p: TrainingParams): readonly GpuPass[] {
  const last: GpuPass = {
    shader: 'training/naive-update.wgsl',
    code: update,
    constants: optimiserOf(p),
    bindings: ['gradient', 'delta2', 'scales', 'weights', 'moment1', 'moment2', 'step', 'loss'],
    problem: [p.b, parameterCount(p)],
    workgroups: [columns(parameterCount(p)), 1, 1],
  };
  if (p.network === 'perceptron') return [...densePasses(p, 'pictures', p.pictures), last];
  return [...forwardPasses(p), ...densePasses(p, 'features', p.b), ...backPasses(p), last];
}

/** @param inputs what the hidden layer reads, of `m` pictures */
function densePasses(p: TrainingParams, inputs: string, m: number): GpuPass[] {
  const { b } = p;
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const [ofInputs, ofClasses] = [{ PIXELS: count }, { CLASS_ROW: classRowOf(p) }];
  return [
    {
      shader: 'training/naive-hidden.wgsl',
      code: hidden,
      constants: ofInputs,
      bindings: [inputs, 'weights', 'step', 'hidden'],
      problem: [b, pitch, m],
      workgroups: [columns(pitch), b, 1],
    },
    {
      shader: 'training/naive-output.wgsl',
      code: output,
      constants: { ...optimiserOf(p), ...ofClasses },
      bindings: ['labels', 'weights', 'step', 'hidden', 'delta2', 'scales'],
      problem: [b, pitch, p.pictures],
      workgroups: [columns(b), 1, 1],
    },
    {
      shader: 'training/naive-back-output.wgsl',
      code: backOutput,
      constants: ofClasses,
      bindings: ['weights', 'hidden', 'delta2', 'delta1', 'gradient'],
      problem: [b, pitch],
      workgroups: [columns(Math.max(pitch, CLASS_PITCH)), CLASSES + 1 + b, 1],
    },
    {
      shader: 'training/naive-back-hidden.wgsl',
      code: backHidden,
      constants: ofInputs,
      bindings: [inputs, 'step', 'delta1', 'gradient'],
      problem: [b, pitch, m],
      workgroups: [columns(pitch), count + 1, 1],
    },
  ];
}

const forwardPasses = (p: TrainingParams): GpuPass[] => [
  padPass(p),
  ...FILTERS.map(
    ([layer, input, made]): GpuPass => ({
      shader: 'training/naive-convolve.wgsl',
      code: convolve,
      constants: constantsOf(layer),
      bindings: [input, 'weights', made, `${made}From`],
      problem: [denseCount(p) + layer.first],
      workgroups: [columns(layer.outputs), p.b, 1],
    }),
  ),
];

const backPasses = (p: TrainingParams): GpuPass[] => [
  {
    shader: 'training/naive-back-features.wgsl',
    code: backFeatures,
    bindings: ['weights', 'delta1', 'features', 'featuresDelta'],
    problem: [pitchOf(p)],
    workgroups: [columns(FEATURES), p.b, 1],
  },
  {
    shader: 'training/naive-back-pooled.wgsl',
    code: backPooled,
    bindings: ['weights', 'featuresDelta', 'featuresFrom', 'pooled', 'pooledDelta'],
    problem: [denseCount(p) + LAYER_2.first],
    workgroups: [columns(LAYER_2.inputs), p.b, 1],
  },
  ...FILTERS.map(
    ([layer, input, made]): GpuPass => ({
      shader: 'training/naive-back-filters.wgsl',
      code: backFilters,
      constants: constantsOf(layer),
      bindings: [input, `${made}Delta`, `${made}From`, 'gradient'],
      problem: [p.b, denseCount(p) + layer.first],
      workgroups: [columns((layer.products + 1) * layer.filters), 1, 1],
    }),
  ),
];
