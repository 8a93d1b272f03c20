/** Every lesson, in the order of the course; only its cover is loaded before it is opened. */
import { cover as addingArrays } from './adding-arrays/cover.ts';
import { cover as aroundTheKernel } from './around-the-kernel/cover.ts';
import { cover as convolution } from './convolution/cover.ts';
import { cover as coresWorkgroupsWaves } from './cores-workgroups-waves/cover.ts';
import { cover as differentDigits } from './different-digits/cover.ts';
import { cover as fromHereToCuda } from './from-here-to-cuda/cover.ts';
import type { Cover, Lesson } from './lesson.ts';
import { cover as mandelbrot } from './mandelbrot/cover.ts';
import { cover as matmulStepByStep } from './matmul-step-by-step/cover.ts';
import { cover as meetYourGpu } from './meet-your-gpu/cover.ts';
import { cover as memoryDecides } from './memory-decides/cover.ts';
import { cover as oneTokenAtATime } from './one-token-at-a-time/cover.ts';
import { cover as oneWorkerManyWorkers } from './one-worker-many-workers/cover.ts';
import { cover as recurrentOrTransformer } from './recurrent-or-transformer/cover.ts';
import { cover as settingItUp } from './setting-it-up/cover.ts';
import { cover as theLastFactorOfTwo } from './the-last-factor-of-two/cover.ts';
import { cover as tokenByToken } from './token-by-token/cover.ts';
import { cover as trainALanguageModel } from './train-a-language-model/cover.ts';
import { cover as trainANetwork } from './train-a-network/cover.ts';
import { cover as whatACloudGpuCosts } from './what-a-cloud-gpu-costs/cover.ts';
import { cover as whatALanguageModelComputes } from './what-a-language-model-computes/cover.ts';
import { cover as whatElseItIsFor } from './what-else-it-is-for/cover.ts';
import { cover as whenTheGpuLoses } from './when-the-gpu-loses/cover.ts';
import { cover as workingTogether } from './working-together/cover.ts';
import { cover as yourRoofline } from './your-roofline/cover.ts';

export interface Entry extends Cover {
  load(): Promise<{ readonly lesson: Lesson }>;
}

export const LESSONS: readonly Entry[] = [
  { ...meetYourGpu, load: () => import('./meet-your-gpu/index.ts') },
  { ...oneWorkerManyWorkers, load: () => import('./one-worker-many-workers/index.ts') },
  { ...addingArrays, load: () => import('./adding-arrays/index.ts') },
  { ...coresWorkgroupsWaves, load: () => import('./cores-workgroups-waves/index.ts') },
  { ...mandelbrot, load: () => import('./mandelbrot/index.ts') },
  { ...whenTheGpuLoses, load: () => import('./when-the-gpu-loses/index.ts') },
  { ...memoryDecides, load: () => import('./memory-decides/index.ts') },
  { ...convolution, load: () => import('./convolution/index.ts') },
  { ...matmulStepByStep, load: () => import('./matmul-step-by-step/index.ts') },
  { ...theLastFactorOfTwo, load: () => import('./the-last-factor-of-two/index.ts') },
  { ...differentDigits, load: () => import('./different-digits/index.ts') },
  { ...yourRoofline, load: () => import('./your-roofline/index.ts') },
  { ...workingTogether, load: () => import('./working-together/index.ts') },
  { ...recurrentOrTransformer, load: () => import('./recurrent-or-transformer/index.ts') },
  { ...oneTokenAtATime, load: () => import('./one-token-at-a-time/index.ts') },
  { ...trainANetwork, load: () => import('./train-a-network/index.ts') },
  { ...whatALanguageModelComputes, load: () => import('./what-a-language-model-computes/index.ts') },
  { ...trainALanguageModel, load: () => import('./train-a-language-model/index.ts') },
  { ...tokenByToken, load: () => import('./token-by-token/index.ts') },
  { ...whatElseItIsFor, load: () => import('./what-else-it-is-for/index.ts') },
  { ...whatACloudGpuCosts, load: () => import('./what-a-cloud-gpu-costs/index.ts') },
  { ...aroundTheKernel, load: () => import('./around-the-kernel/index.ts') },
  { ...fromHereToCuda, load: () => import('./from-here-to-cuda/index.ts') },
  { ...settingItUp, load: () => import('./setting-it-up/index.ts') },
];
