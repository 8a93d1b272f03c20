/** Libraries that train a language model, take a prompt in or add a token to it. Each loads its own code when it is first run. */
import type { LibraryVariant, Reason } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import { addsTokens, type LanguageParams, parameterCount } from '../layout.ts';
import { NO_TOKEN, NO_TRAINING, ONNX_DRAWS, ONNX_FEEDS, ONNX_TOO_LARGE, PEER_IDEAS } from '../texts.ts';

type Load = LibraryVariant<LanguageParams>['load'];

const tensorflow =
  (backend: 'webgpu' | 'wasm'): Load =>
  async (host) =>
    (await import('./tensorflow.ts')).load(backend, host);
const onnx =
  (load: 'loadWebGpu' | 'loadWasm'): Load =>
  async (host) =>
    (await import('./onnx.ts'))[load](host);
const jax =
  (device: 'webgpu' | 'wasm'): Load =>
  async (host) =>
    (await import('./jax.ts')).load(device, host);

/** Of contenders that train and take prompts in alone. */
export const withoutToken = (p: LanguageParams): Reason | null => (addsTokens(p) ? NO_TOKEN : null);

/** Of a model in memory that it addresses with 32 bits: it holds the file, and what it makes of it, twice. */
const MOST_WEIGHTS = 2 ** 26;

function onnxUnsupported(p: LanguageParams): Reason | null {
  if (p.task === 'train') return NO_TRAINING;
  if (p.task === 'write') return ONNX_FEEDS;
  if (p.task === 'decode' && (p.bits !== '32' || p.sampling !== 'greedy' || p.t === 1)) return ONNX_DRAWS;
  return parameterCount(p) > MOST_WEIGHTS ? ONNX_TOO_LARGE : null;
}

export const peers: readonly LibraryVariant<LanguageParams>[] = [
  { ...libraryVariant('tfjs-webgpu', tensorflow('webgpu')), idea: PEER_IDEAS.tensorflowGpu, unsupported: withoutToken },
  { ...libraryVariant('tfjs-wasm', tensorflow('wasm')), idea: PEER_IDEAS.tensorflowCpu, unsupported: withoutToken },
  { ...libraryVariant('ort-webgpu', onnx('loadWebGpu')), idea: PEER_IDEAS.onnxGpu, unsupported: onnxUnsupported },
  { ...libraryVariant('ort-wasm', onnx('loadWasm')), idea: PEER_IDEAS.onnxCpu, unsupported: onnxUnsupported },
  { ...libraryVariant('jax-webgpu', jax('webgpu')), idea: PEER_IDEAS.jaxGpu, unsupported: withoutToken },
  { ...libraryVariant('jax-wasm', jax('wasm')), idea: PEER_IDEAS.jaxCpu, unsupported: withoutToken },
];
