/** One more token with matrices whose rows threads share: fused's six dispatches a layer, for GPUs with many threads. */
import type { GpuPass, Reason, TensorSpecs } from '../../../engine/contract.ts';
import { addsTokens, type LanguageParams } from '../layout.ts';
import { ADDS_TOKENS } from '../texts.ts';
import { rowsOf, type TokenKernels, tokenPassesWith, tokenScratchWith } from './fused-token.ts';
import * as kernels from './token-kernels.ts';

/** GROUP / LANES in the shader. */
const TOKENS = 64 / 16;

const SHARED: TokenKernels = {
  project: kernels.sharedProject,
  // STRIP in the shader.
  strip: 4,
  // What all of them put into workgroup memory is 16 KiB then.
  constants: (p) => ({ GROUP: rowsOf(p) > 1 ? 128 : 256 }),
  next: kernels.sharedNext,
  tokens: TOKENS,
  chunk: 16,
};

export const notShared = (p: LanguageParams): Reason | null =>
  addsTokens(p) ? null : { code: 'adds-tokens', text: ADDS_TOKENS };

export const sharedTokenScratch = (p: LanguageParams): TensorSpecs => tokenScratchWith(p, SHARED);

export const sharedTokenPasses = (p: LanguageParams): readonly GpuPass[] => tokenPassesWith(p, SHARED);
