import type { Hints } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { ALL, IN_LAYERS, PER_LAYER } from './challenge.ts';

export const hints: Readonly<Record<string, Hints>> = {
  weights: {
    idea: text(
      'Every matrix of a layer is a whole number of squares with the width as their side: queries, keys and values are three of them side by side, up is four, down is four one upon the other.',
      '一层里的每个矩阵，都由若干个以宽度为边的正方形拼成：查询、键、值是并排三个，升维是并排四个，降维是叠起来四个。',
    ),
    outline: text(
      'Add up the squares of a layer. Multiply by 4,096 × 4,096, then by the number of layers. The embedding is one row of 4,096 numbers for each token; it adds little.',
      '先数出一层有几个正方形，乘以 4,096 × 4,096，再乘以层数。嵌入是每个 token 一行、每行 4,096 个数，添不了多少。',
    ),
    solution: () =>
      text(
        `${PER_LAYER} × 4,096² × 32 is ${figure(IN_LAYERS)} billion; with the embedding, 32,000 × 4,096, it is ${figure(ALL)} billion.`,
        `${PER_LAYER} × 4,096² × 32 是 ${figure(IN_LAYERS)}B；加上嵌入 32,000 × 4,096，是 ${figure(ALL)}B。`,
      ),
  },
};
