import type { Lesson } from '../lesson.ts';
import { fastest, rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { biggerTile, explainFrame, frameMs, realTime } from './answers.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions: {
    frame: {
      kind: 'slider',
      run: 'frame',
      question: text(
        'How long does the GPU’s fastest kernel take for one such frame, without the copies?',
        'GPU 上最快的内核，处理这样一帧要多久（不算搬运）？',
      ),
      min: 0.01,
      max: 1000,
      scale: 'log',
      unit: text('ms', 'ms'),
      answer: frameMs,
      interval: (results) => fastest(rowsOf(results, 'frame'), 'gpu')?.kernelMs ?? null,
      explain: explainFrame,
    },
  },
  plays: {},
  challenges: {
    edge: {
      kind: 'own',
      question: text(
        'Choose nine weights that leave even areas black and light up where the picture changes from dark to bright.',
        '选九个权重：没有变化的地方要变黑，由暗变亮的地方要亮起来。',
      ),
      hint: text(
        'On an even area the output is the colour times the sum of the weights: what must that sum be? And on the two sides of an edge the weights must differ.',
        '在没有变化的地方，输出就是颜色乘以权重之和：这个和应当是多少？另外，边的两侧要用不同的权重。',
      ),
      because: text(
        'Weights that sum to zero cancel on even ground and keep only differences between neighbours. That is what an edge detector is, and what the first layers of networks that see learn by themselves. Your weights are kept: go one step back and try them on your own picture.',
        '权重之和为零，没有变化的地方就相互抵消，只留下邻点之间的差：这就是边缘检测器，也是视觉网络最前面几层自己学会的东西。这组权重已经留着，退回上一步，可以拿你自己的图片试试。',
      ),
    },
  },
  hints,
  claims: { realTime, biggerTile },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
