/** The libraries that are measured beside our own contenders: names, versions, sizes, words. Their code is not here. */
import { dependencies } from '../../../package.json';
import type { LibraryVariant, Params } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';

type Kind = Omit<LibraryVariant, 'on' | 'load'>;

/** Compressed as a web server does (gzip, level 6): code and WebAssembly, taken from a build of the app. */
const kilobytes = (count: number) => count * 1000;

const library = (packageName: keyof typeof dependencies, downloadBytes: number) => ({
  packageName,
  version: dependencies[packageName],
  downloadBytes,
});

export const LIBRARIES = {
  'tfjs-webgpu': {
    id: 'tfjs-webgpu',
    side: 'gpu',
    library: library('@tensorflow/tfjs-backend-webgpu', kilobytes(110)),
    title: text('TensorFlow.js, WebGPU', 'TensorFlow.js，WebGPU'),
    idea: text(
      'Google’s machine learning library; it chooses among several kernels by the shape.',
      'Google 的机器学习库，按形状在几种内核里挑选。',
    ),
  },
  'tfjs-wasm': {
    id: 'tfjs-wasm',
    side: 'cpu',
    library: library('@tensorflow/tfjs-backend-wasm', kilobytes(210)),
    title: text('TensorFlow.js, WebAssembly', 'TensorFlow.js，WebAssembly'),
    idea: text(
      'The same library on XNNPACK, Google’s hand-written CPU kernels, on all cores.',
      '同一个库，底层是 Google 手写的 CPU 内核 XNNPACK，用上全部核心。',
    ),
  },
  'ort-webgpu': {
    id: 'ort-webgpu',
    side: 'gpu',
    library: library('onnxruntime-web', kilobytes(6725)),
    title: text('ONNX Runtime Web, WebGPU', 'ONNX Runtime Web，WebGPU'),
    idea: text(
      'Microsoft’s runtime for trained models: a model of this one operation.',
      '微软的模型运行时：这里的模型只含这一个运算。',
    ),
  },
  'ort-wasm': {
    id: 'ort-wasm',
    side: 'cpu',
    library: library('onnxruntime-web', kilobytes(3710)),
    title: text('ONNX Runtime Web, WebAssembly', 'ONNX Runtime Web，WebAssembly'),
    idea: text(
      'The same runtime on MLAS, Microsoft’s CPU kernels, on all cores.',
      '同一个运行时，底层是微软的 CPU 内核 MLAS，用上全部核心。',
    ),
  },
  'jax-webgpu': {
    id: 'jax-webgpu',
    side: 'gpu',
    library: library('@jax-js/jax', kilobytes(120)),
    title: text('jax-js, WebGPU', 'jax-js，WebGPU'),
    idea: text(
      'JAX for the browser: it writes a shader for what it is given.',
      '浏览器里的 JAX：按给它的运算当场生成着色器。',
    ),
  },
  'jax-wasm': {
    id: 'jax-wasm',
    side: 'cpu',
    library: library('@jax-js/jax', kilobytes(105)),
    title: text('jax-js, WebAssembly', 'jax-js，WebAssembly'),
    idea: text(
      'The same library; it writes WebAssembly for what it is given, and runs it on all cores.',
      '同一个库：按给它的运算当场生成 WebAssembly，用上全部核心。',
    ),
  },
  'ml-matrix': {
    id: 'ml-matrix',
    side: 'cpu',
    library: library('ml-matrix', kilobytes(10)),
    title: text('ml-matrix, JavaScript', 'ml-matrix，JavaScript'),
    idea: text(
      'A matrix library in plain JavaScript, on one thread and in double precision.',
      '纯 JavaScript 的矩阵库，单线程，双精度。',
    ),
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** A contender of a workload. */
export const libraryVariant = <P extends Params>(
  id: keyof typeof LIBRARIES,
  load: LibraryVariant<P>['load'],
): LibraryVariant<P> => ({ ...LIBRARIES[id], on: 'library', load });
