/** Libraries that compute attention. Each loads its own code when it is first run. */
import type { LibraryVariant } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import type { AttentionParams } from '../definition.ts';

export const peers: readonly LibraryVariant<AttentionParams>[] = [
  libraryVariant('tfjs-webgpu', async (host) => (await import('./tensorflow.ts')).load('webgpu', host)),
  libraryVariant('tfjs-wasm', async (host) => (await import('./tensorflow.ts')).load('wasm', host)),
  libraryVariant('jax-webgpu', async (host) => (await import('./jax.ts')).load('webgpu', host)),
  libraryVariant('jax-wasm', async (host) => (await import('./jax.ts')).load('wasm', host)),
];
