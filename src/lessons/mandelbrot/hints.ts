import type { Hints } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { FACTS } from './claim.ts';
import { honest } from './speed-ups.ts';

const NEEDED = FACTS.filter(({ needed }) => needed);

export const hints: Readonly<Record<string, Hints>> = {
  apart: {
    idea: text(
      'Go through the list and ask of each thing: could it make one of the two times longer or shorter, or make it the time of something else?',
      '逐条去问：它会不会让两个用时里的某一个变长、变短，或者根本变成另一件事的用时？',
    ),
    outline: text(
      `${NEEDED.length} of the ${FACTS.length} things matter; colours, brands and people do not. For the figure: the shortest whole bar of the CPU divided by the shortest whole bar of the GPU, upload, kernel and readback together.`,
      `${FACTS.length} 条里有 ${NEEDED.length} 条要紧；颜色、品牌和人都无关。倍数这样算：CPU 最短的那条总用时，除以 GPU 最短的那条总用时，上传、内核、取回都算在内。`,
    ),
    solution(results) {
      const ratio = honest(results);
      const list = text(
        `Tick: ${NEEDED.map(({ label }) => label.en).join('; ')}.`,
        `要选的是：${NEEDED.map(({ label }) => label['zh-CN']).join('；')}。`,
      );
      if (!ratio) return list;
      return text(
        `${list.en} The honest figure of your own run is ${figure(ratio.median)}.`,
        `${list['zh-CN']}你自己这次测量的公平倍数是 ${figure(ratio.median)}。`,
      );
    },
  },
};
