/** Libraries that have convolution layers. Each loads its own code when it is first run. */
import type { LibraryVariant, Reason } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import type { ConvLayerParams } from '../definition.ts';
import { NO_GROUPS } from '../texts.ts';

const unsupported = ({ groups }: ConvLayerParams): Reason | null => (groups === 1 ? null : NO_GROUPS);

export const peers: readonly LibraryVariant<ConvLayerParams>[] = [
  {
    ...libraryVariant<ConvLayerParams>('tfjs-webgpu', async (host) =>
      (await import('./tensorflow.ts')).load('webgpu', host),
    ),
    unsupported,
  },
  {
    ...libraryVariant<ConvLayerParams>('tfjs-wasm', async (host) =>
      (await import('./tensorflow.ts')).load('wasm', host),
    ),
    unsupported,
  },
  libraryVariant('ort-webgpu', async (host) => (await import('./onnx.ts')).loadWebGpu(host)),
  libraryVariant('ort-wasm', async (host) => (await import('./onnx.ts')).loadWasm(host)),
  libraryVariant('jax-webgpu', async (host) => (await import('./jax.ts')).load('webgpu', host)),
  libraryVariant('jax-wasm', async (host) => (await import('./jax.ts')).load('wasm', host)),
];
