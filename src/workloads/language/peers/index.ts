/** Libraries that train a language model or take a prompt in. Each loads its own code when it is first run. */
import type { LibraryVariant, Reason } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import type { LanguageParams } from '../layout.ts';
import { NO_TOKEN, NO_TRAINING, PEER_IDEAS } from '../texts.ts';

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
export const withoutToken = ({ task }: LanguageParams): Reason | null => (task === 'decode' ? NO_TOKEN : null);
const promptsOnly = (p: LanguageParams): Reason | null => withoutToken(p) ?? (p.task === 'train' ? NO_TRAINING : null);

export const peers: readonly LibraryVariant<LanguageParams>[] = [
  { ...libraryVariant('tfjs-webgpu', tensorflow('webgpu')), idea: PEER_IDEAS.tensorflowGpu, unsupported: withoutToken },
  { ...libraryVariant('tfjs-wasm', tensorflow('wasm')), idea: PEER_IDEAS.tensorflowCpu, unsupported: withoutToken },
  { ...libraryVariant('ort-webgpu', onnx('loadWebGpu')), idea: PEER_IDEAS.onnxGpu, unsupported: promptsOnly },
  { ...libraryVariant('ort-wasm', onnx('loadWasm')), idea: PEER_IDEAS.onnxCpu, unsupported: promptsOnly },
  { ...libraryVariant('jax-webgpu', jax('webgpu')), idea: PEER_IDEAS.jaxGpu, unsupported: withoutToken },
  { ...libraryVariant('jax-wasm', jax('wasm')), idea: PEER_IDEAS.jaxCpu, unsupported: withoutToken },
];
