/**
 * Libraries that can train. Each loads its own code when it is first run. ONNX Runtime Web runs networks that somebody else
 * has trained.
 */
import type { LibraryVariant } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import type { TrainingParams } from '../layout.ts';
import { PEER_IDEAS } from '../texts.ts';

type Load = LibraryVariant<TrainingParams>['load'];

const tensorflow =
  (backend: 'webgpu' | 'wasm'): Load =>
  async (host) =>
    (await import('./tensorflow.ts')).load(backend, host);
const jax =
  (device: 'webgpu' | 'wasm'): Load =>
  async (host) =>
    (await import('./jax.ts')).load(device, host);

export const peers: readonly LibraryVariant<TrainingParams>[] = [
  { ...libraryVariant('tfjs-webgpu', tensorflow('webgpu')), idea: PEER_IDEAS.tensorflowGpu },
  { ...libraryVariant('tfjs-wasm', tensorflow('wasm')), idea: PEER_IDEAS.tensorflowCpu },
  { ...libraryVariant('jax-webgpu', jax('webgpu')), idea: PEER_IDEAS.jaxGpu },
  { ...libraryVariant('jax-wasm', jax('wasm')), idea: PEER_IDEAS.jaxCpu },
];
