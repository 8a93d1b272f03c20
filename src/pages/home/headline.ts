/** What the heading says once a race is over, and the figure that stands out in it. Pure. */
import type { Verdict } from './race.ts';

/** Where the GPU is named, a software one is not called the visitor's. */
type Named = 'gpu' | 'cpu' | 'tie' | 'noisy' | 'unsure' | 'gpuOnly';
type Adapter = 'real' | 'software';

export interface Headline {
  /** Of `home:headline`. */
  readonly text: `${Named}.${Adapter}` | 'cpuOnly' | 'none';
  readonly figure: { readonly times: number } | { readonly ms: number } | 'tie' | 'noisy' | 'unsure' | null;
  /** Whose colour the figure wears. */
  readonly side: 'gpu' | 'cpu' | null;
}

export const NO_RESULT: Headline = { text: 'none', figure: null, side: null };

export function headlineOf(verdict: Verdict, software: boolean): Headline {
  const adapter = software ? 'software' : 'real';
  switch (verdict.kind) {
    case 'gpu':
    case 'cpu':
      return { text: `${verdict.kind}.${adapter}`, figure: { times: verdict.ratio.median }, side: verdict.kind };
    case 'tie':
    case 'noisy':
    case 'unsure':
      return { text: `${verdict.kind}.${adapter}`, figure: verdict.kind, side: null };
    case 'cpu-only':
      return { text: 'cpuOnly', figure: { ms: verdict.cpu.kernelMs?.median ?? 0 }, side: 'cpu' };
    case 'gpu-only':
      return { text: `gpuOnly.${adapter}`, figure: { ms: verdict.gpu.kernelMs?.median ?? 0 }, side: 'gpu' };
    case 'none':
      return NO_RESULT;
  }
}
