/** What a training says in a sentence. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { proportion } from '../../engine/stats/proportion.ts';
import type { Trail } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { firstFinding } from '../training/findings.ts';
import { trailOf } from '../training/trails.ts';
import { percentOf, SIDE_NAMES, secondsOf } from '../training/words.ts';
import {
  COPIES,
  fallOf,
  floorFor,
  HELD_OUT,
  JUDGED,
  lastOf,
  OWNER,
  RIGHT,
  reached,
  readAt,
  winnerOf,
} from './trails.ts';
import { LONGEST_MS } from './training.ts';

/** How far one side came. */
function cameTo(trail: Trail): LocalText | null {
  const name = SIDE_NAMES[trail.side].en;
  const point = reached(trail);
  if (point) {
    const read = figure(readAt(trail, point));
    return text(
      `${name}: grammar after ${secondsOf(point.ms)}, at step ${point.iteration} (${read} tokens read).`,
      `${name}：${secondsOf(point.ms)} 学会语法，在第 ${point.iteration} 步（读了 ${read} 个 token）。`,
    );
  }
  const last = lastOf(trail, HELD_OUT);
  if (!last || trail.reason) return null;
  const loss = figure(last.values[HELD_OUT]);
  return text(
    `${name}: no grammar within ${LONGEST_MS / 1000} s (held-out loss ${loss} after ${secondsOf(last.ms)}).`,
    `${name}：${LONGEST_MS / 1000} s 之内没有学会语法（${secondsOf(last.ms)} 时留出损失为 ${loss}）。`,
  );
}

/** What a race came to; null before anybody came anywhere. */
export function raceFinding(trails: readonly Trail[]): LocalText | null {
  const winner = winnerOf(trails);
  const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => reached(trailOf(trails, side)));
  const contest = winner && gpu && cpu ? firstFinding(winner, { gpu: gpu.ms, cpu: cpu.ms }) : null;
  const parts = [...trails.map(cameTo), contest].filter((one) => one !== null);
  return parts.length ? joined(parts) : null;
}

/** Of the mean over the held-out stories, around the floor. */
const SCATTER = 0.005;

/** How far it is above the floor, and in which stage that is; null where there is no floor. */
export function stageFinding(trail: Trail): LocalText | null {
  const floor = floorFor(trail);
  const last = lastOf(trail, HELD_OUT);
  if (floor === null || !last) return null;
  const above = last.values[HELD_OUT] - floor;
  const stage =
    above <= COPIES
      ? text(
          'It has learned to copy: name and thing are carried through the story.',
          '它学会了照抄：名字和东西从头到尾都对得上。',
        )
      : reached(trail)
        ? text(
            'It has grammar; whose thing it was, it still has to guess. The plateau ends when it learns to look back and copy.',
            '它懂语法了，但东西是谁的还只能猜。等它学会回头照抄，这段平台期就会结束。',
          )
        : text('It learns which words follow which.', '它在学哪些词后面接哪些词。');
  const where =
    above < SCATTER
      ? text(
          `Step ${last.iteration}: at the floor, as far as so few stories can tell.`,
          `第 ${last.iteration} 步：已到下限，这么少的故事分不出更细的差别。`,
        )
      : text(
          `Step ${last.iteration}: ${figure(above)} nats above the floor.`,
          `第 ${last.iteration} 步：比下限高 ${figure(above)} nat。`,
        );
  return joined([where, stage]);
}

/** Where the fall was, and what the head that links pronouns took before it and takes behind it; null as long as there was none. */
export function fallFinding(trail: Trail): LocalText | null {
  const fall = fallOf(trail);
  if (!fall) return null;
  const { from, to } = fall;
  const shareAt = (step: number) => trail.points.find(({ iteration }) => iteration === step)?.values[OWNER];
  const [before, behind] = [shareAt(from), shareAt(to)];
  const where = text(`The fall was between step ${from} and step ${to}.`, `骤降发生在第 ${from} 步到第 ${to} 步之间。`);
  if (before === undefined || behind === undefined) return where;
  return joined([
    where,
    text(
      `Of all heads, the best took ${percentOf(before)} from the name that a pronoun means when it began, and ${percentOf(behind)} when it was over.`,
      `所有的头里，看代词所指最准的那个，骤降开始时有 ${percentOf(before)} 取自那个人的名字，结束时有 ${percentOf(behind)}。`,
    ),
  ]);
}

/** What the judge says, and what so few stories are worth. */
export function rightFinding(trail: Trail): LocalText | null {
  const last = lastOf(trail, RIGHT);
  if (!last) return null;
  const { share, low, high } = proportion(Math.round(last.values[RIGHT] * JUDGED), JUDGED);
  const at = last.iteration;
  return text(
    `Judged at step ${at}: ${percentOf(share)} of ${JUDGED} stories are right (95% interval: ${percentOf(low)} to ${percentOf(high)}).`,
    `第 ${at} 步裁判看了 ${JUDGED} 个故事，${percentOf(share)} 没有毛病（95% 区间：${percentOf(low)} 到 ${percentOf(high)}）。`,
  );
}
