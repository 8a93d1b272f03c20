import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'what-a-cloud-gpu-costs',
  title: text('What a cloud GPU costs', '云上\u00a0GPU 要花多少钱'),
  summary: text(
    'Hours are what is sold, jobs are what you need. Three jobs, priced on rented GPUs and on your own machine.',
    '卖的是小时，你要的是把活干完。三件活，放到租来的 GPU 和你自己的电脑上，各算一笔账。',
  ),
  minutes: 8,
  myth: text('The cheapest hour is the cheapest job.', '每小时最便宜，活就干得最便宜。'),
  steps: [
    { id: 'hour', kind: 'read', title: text('An hour has a price', '一小时有个价') },
    { id: 'guess', kind: 'predict', title: text('Which is cheapest in the end?', '算到最后，谁最便宜？') },
    { id: 'measure', kind: 'run', title: text('Your machine in the same units', '把你的电脑也量一量') },
    { id: 'compare', kind: 'reveal', title: text('Three jobs, three bills', '三件活，三张账单') },
    { id: 'knob', kind: 'play', title: text('Sooner, for how much?', '早点做完，贵多少？') },
    { id: 'buy', kind: 'play', title: text('Rent or buy', '租还是买') },
    { id: 'beside', kind: 'read', title: text('What no price tag says', '价格牌上没写的') },
    { id: 'pick', kind: 'challenge', title: text('Pick for three jobs', '给三件活挑机器') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
