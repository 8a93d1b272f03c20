/** Libraries that train a language model or take a prompt in. Each loads its own code when it is first run. */
import type { LibraryVariant } from '../../../engine/contract.ts';
import { libraryVariant } from '../../peers/libraries.ts';
import type { LanguageParams } from '../layout.ts';
import { PEER_IDEAS } from '../texts.ts';

type Load = LibraryVariant<LanguageParams>['load'];

const jax =
  (device: 'webgpu' | 'wasm'): Load =>
  async (host) =>
    (await import('./jax.ts')).load(device, host);

export const peers: readonly LibraryVariant<LanguageParams>[] = [
  { ...libraryVariant('jax-webgpu', jax('webgpu')), idea: PEER_IDEAS.jaxGpu },
  { ...libraryVariant('jax-wasm', jax('wasm')), idea: PEER_IDEAS.jaxCpu },
];
