/** Words that every lesson with a training says. */
import type { LocalText, Variant } from '../../engine/contract.ts';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';

export const STEPS_AXIS = text('steps', '步数');
export const SECONDS_AXIS = text('seconds of training', '训练用时（秒）');
export const LOSS_AXIS = text('loss of the batch', '这一批的损失');

export const SIDE_NAMES: Readonly<Record<'gpu' | 'cpu', LocalText>> = {
  gpu: text('GPU', 'GPU'),
  cpu: text('CPU', 'CPU'),
};

/** `GPU · Fused, register blocks` */
export const nameFrom =
  (variants: readonly Pick<Variant, 'id' | 'title'>[]) =>
  ({ case: { variant }, side }: Pick<Trail, 'case' | 'side'>): LocalText => {
    const title = variants.find(({ id }) => id === variant)?.title ?? text(variant, variant);
    return text(`${SIDE_NAMES[side].en} · ${title.en}`, `${SIDE_NAMES[side]['zh-CN']} · ${title['zh-CN']}`);
  };

/** `1.4 s`, `0.32 s`: a race is in seconds throughout. */
export const secondsOf = (ms: number): string => {
  const seconds = ms / 1000;
  return `${seconds >= 10 ? seconds.toFixed(0) : seconds >= 1 ? seconds.toFixed(1) : seconds.toFixed(2)} s`;
};

/** `80.4%` */
export const percentOf = (share: number): string => `${(100 * share).toFixed(1)}%`;
