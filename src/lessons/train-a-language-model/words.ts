/** Words that several parts of the lesson say. */
import { language } from '../../workloads/language/index.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { nameFrom } from '../training/words.ts';
import { HELD_OUT } from './trails.ts';

/** Where the knobs do not go together. */
export const APART = text(
  'These do not go together: a step of so large a batch and so wide a model is too much to check in float64.',
  '这样的组合不行：批这么大、模型这么宽，一步的计算量太大，没法用 float64 核对。',
);

/** What two trainings with one seed have in common. */
export const REPEATED = text('loss and held-out loss', '损失和留出损失');

export const HELD_OUT_AXIS = text(
  'loss on held-out text, nats a token (logarithmic)',
  '留出文本上的损失，每个 token 多少 nat（对数坐标）',
);
export const FLOOR = text('the floor', '下限');
export const FALL = text('the fall', '骤降');

export const nameOf: (trail: Pick<Trail, 'case' | 'side'>) => ReturnType<typeof text> = nameFrom(language.variants);

export const lossIn = ({ values }: TrailPoint) =>
  HELD_OUT in values
    ? text(`held-out loss ${figure(values[HELD_OUT])}`, `留出损失 ${figure(values[HELD_OUT])}`)
    : text(`loss ${figure(values.loss)}`, `损失 ${figure(values.loss)}`);

/** The question before a model goes that no file has. */
export const THROW_AWAY = text('Throw away this model, which is not saved?', '放弃这个还没保存的模型？');
