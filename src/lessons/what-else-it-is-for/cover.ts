import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'what-else-it-is-for',
  title: text('What else it is for', '除了\u00a0AI，还能做什么'),
  summary: text(
    'Drugs, climate, finance, stars: four fields, four loops. What do those that suit a GPU have in common?',
    '药物、气候、金融、天文：四个行业，四个循环。适合 GPU 的那些，共同点是什么？',
  ),
  minutes: 8,
  myth: text('The field decides, not the access pattern.', 'GPU 有没有用，看行业，不看怎么访问数据。'),
  steps: [
    { id: 'fields', kind: 'read', title: text('Four fields, four loops', '四个行业，四个循环') },
    { id: 'guess', kind: 'predict', title: text('Which gains most?', '谁受益最多？') },
    { id: 'measure', kind: 'run', title: text('All four, on both sides', '四样都在两边测') },
    { id: 'compare', kind: 'reveal', title: text('The field or the pattern', '看行业，还是看访问方式') },
    { id: 'watch', kind: 'play', title: text('See them at work', '看它们怎么算') },
    { id: 'rank', kind: 'challenge', title: text('Rank them by counting', '数一数，排个序') },
    { id: 'roof', kind: 'reveal', title: text('Under your own roof', '放到你的屋顶下') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
