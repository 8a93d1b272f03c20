/** Grammar from fewer tokens than the race took. Pure. */
import type { Challenge, Results, Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { trailsOf } from '../training/trails.ts';
import { reached, readAt } from './trails.ts';

/** Two trainings that differ in their seed differ by less. */
const FEWER = 0.8;

/** Tokens that the race took, and those that the challenge allows; null where grammar was never there. */
export function toBeat(results: Results): { readonly tokens: number; readonly within: number } | null {
  const taken = trailsOf(results, 'race').flatMap((trail) => {
    const point = reached(trail);
    return point ? [readAt(trail, point)] : [];
  });
  const tokens = Math.min(...taken);
  return taken.length ? { tokens, within: FEWER * tokens } : null;
}

/** Null where it cannot be known: it was stopped. */
export function judge(trail: Trail, within: number): boolean | null {
  if (trail.reason || !trail.points.length) return null;
  const point = reached(trail);
  return point !== null && readAt(trail, point) <= within;
}

export const target: Challenge = {
  kind: 'own',
  needs: ['race'],
  question: text(
    'Have a model learn grammar from at least a fifth fewer tokens than your race took. Side, batch, width and learning rate are yours to choose; seconds do not count.',
    '让一个模型学会语法，读的 token 至少比你那场比赛少五分之一。用哪一边、批多大、多宽、学习率多少，由你选；秒数不算。',
  ),
  hint: text(
    'The weights move once a batch, however many tokens are in it. How could you have more moves from the same text?',
    '一批不论有多少 token，权重只挪一次。同样多的文本，怎样才能多挪几次？',
  ),
  because: text(
    'A small batch gives more steps for the same text, each in a rougher direction. Where text is dear, one pays with steps; where steps are dear, as on many cores or many GPUs at once, one pays with text.',
    '批小，同样的文本就能多走几步，只是每一步的方向粗一些。文本宝贵，就多花步数；步数宝贵（很多核心或很多 GPU 一起算的时候），就多花文本。',
  ),
};
