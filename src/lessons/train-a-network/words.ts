/** Words that several parts of the lesson say. */
import { training } from '../../workloads/training/index.ts';
import { text } from '../text.ts';
import { nameFrom } from '../training/words.ts';

/** Where the knobs do not go together. */
export const APART = text(
  'These do not go together: the batch times the width is too much to check in float64.',
  '这样的组合不行：批大小乘以宽度太大，没法用 float64 核对。',
);

/** What two trainings with one seed have in common. */
export const REPEATED = text('loss and accuracy', '损失和正确率');

export const SEEN_AXIS = text('pictures seen', '看过的图片数');
export const ACCURACY_AXIS = text('right of the 1,000 test pictures', '1,000 张测试图片答对的比例');

export const nameOf = nameFrom(training.variants);
