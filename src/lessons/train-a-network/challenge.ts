/** The race against one's own race. Pure. */
import type { Challenge, Results, Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { isHidden, trailsOf } from '../training/trails.ts';
import { reached } from './trails.ts';

/** Two trainings of the same network differ by less. */
const SOONER = 0.9;

export interface ToBeat {
  readonly side: 'gpu' | 'cpu';
  readonly ms: number;
  readonly withinMs: number;
}

/** The faster side's time to 80% in the race; null where nobody came so far while the page was in sight. */
export function toBeat(results: Results): ToBeat | null {
  const times = trailsOf(results, 'race').flatMap((trail) => {
    const point = isHidden([trail]) ? null : reached(trail);
    return point ? [{ side: trail.side, ms: point.ms }] : [];
  });
  const [first, ...others] = times;
  if (!first) return null;
  const { side, ms } = others.reduce((a, b) => (b.ms < a.ms ? b : a), first);
  return { side, ms, withinMs: SOONER * ms };
}

/** Null where it cannot be known: it was stopped, or the page was hidden. */
export function judge(trail: Trail, goal: ToBeat): boolean | null {
  if (trail.reason || !trail.points.length || isHidden([trail])) return null;
  const point = reached(trail);
  return point !== null && point.ms <= goal.withinMs;
}

export const target: Challenge = {
  kind: 'own',
  needs: ['race'],
  question: text(
    'Get a network to 80% at least a tenth sooner than the faster side of your race did. Side, batch and width are yours to choose.',
    '让一个网络到 80%，比你那场比赛里较快的一边至少再快一成。用哪一边、多大的批、多大的宽度，由你选。',
  ),
  hint: text(
    'Two things make the time: how long a step takes, and how many steps it needs. A narrower layer makes steps cheap, and 80% does not ask for many units. Smaller batches need fewer pictures; where each step pays for launches, they may be too small.',
    '用时由两样东西决定：一步要多久，一共要几步。层窄一些，每一步就便宜，而 80% 用不着那么多单元。批小一些，需要的图片就少；但如果每一步都要付启动的代价，批也可能太小。',
  ),
  because: text(
    'Time to a goal is the time of a step times the number of steps, and nobody can have the least of both. Whoever trains large networks turns the same knobs, with more zeros behind them.',
    '到达目标的用时，等于一步的用时乘以步数，而两样没法同时最小。训练大网络的人拧的是同样的旋钮，只是后面多几个零。',
  ),
};
