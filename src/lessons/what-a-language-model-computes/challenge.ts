import type { Challenge } from '../lesson.ts';
import { figure, text } from '../text.ts';

const LARGE = { width: 4096, layers: 32, vocabulary: 32_000 };

/** In every layer: three widths for queries, keys and values, one back, four up and four down. */
export const PER_LAYER = 12;

export const IN_LAYERS = (PER_LAYER * LARGE.layers * LARGE.width ** 2) / 1e9;
export const ALL = IN_LAYERS + (LARGE.vocabulary * LARGE.width) / 1e9;

/** Whoever rounds, or leaves the embedding out, is right. */
const ROUNDING = 0.04;

const weights: Challenge = {
  kind: 'number',
  unit: text('billion weights', 'B，即十亿'),
  question: text(
    'A large model is built like this one: width 4,096, 32 layers, a vocabulary of 32,000 tokens whose embedding is the output as well. How many billion weights do its matrices have, all together?',
    '一个大模型，结构和这个一样：宽度 4,096，32 层，词表 32,000 个 token，嵌入矩阵也用作输出。它的矩阵一共有多少个权重，以十亿（B）计？',
  ),
  accepts: () => ({ low: ALL * (1 - ROUNDING), high: ALL * (1 + ROUNDING) }),
  hint: text(
    'Look at the drawing of the matrices again: how many squares, as wide and as high as the model’s width, does a layer consist of?',
    '再看看那张矩阵图：一层里有多少个边长等于模型宽度的正方形？',
  ),
  because: text(
    `A layer has 3 + 1 + 4 + 4 = ${PER_LAYER} squares of 4,096 × 4,096: 201 million weights. 32 layers make ${figure(IN_LAYERS)} billion, and the embedding adds 0.13. Models of this shape are sold as “7B”. The length of the text does not come into it.`,
    `一层有 3 + 1 + 4 + 4 = ${PER_LAYER} 个 4,096 × 4,096 的正方形，合 2.01 亿个权重；32 层是 ${figure(IN_LAYERS)}B，嵌入再添 0.13B。这种形状的模型，通常叫“7B”。文字多长，与此无关。`,
  ),
};

export const challenges = { weights };
