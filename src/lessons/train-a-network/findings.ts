/** What a training says in a sentence. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { proportion } from '../../engine/stats/proportion.ts';
import type { Trail } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { firstFinding } from '../training/findings.ts';
import { trailOf } from '../training/trails.ts';
import { percentOf, SIDE_NAMES, secondsOf } from '../training/words.ts';
import { LONGEST_MS, PASSES } from './order.ts';
import { TEST } from './pictures.ts';
import { ACCURACY, reached, seenAt, winnerOf } from './trails.ts';

/** How far one side came. */
function cameTo(trail: Trail): LocalText | null {
  const name = SIDE_NAMES[trail.side].en;
  const point = reached(trail);
  const last = trail.points.at(-1);
  if (point) {
    const seen = figure(seenAt(trail, point));
    return text(
      `${name}: 80% after ${secondsOf(point.ms)}, at step ${point.iteration} (${seen} pictures seen).`,
      `${name}：用时 ${secondsOf(point.ms)} 到 80%，在第 ${point.iteration} 步（看过 ${seen} 张图片）。`,
    );
  }
  if (!last || trail.reason) return null;
  const right = percentOf(last.values[ACCURACY]);
  return text(
    `${name}: not at 80% within ${PASSES} passes or ${LONGEST_MS / 1000} s; ${right} after ${secondsOf(last.ms)}.`,
    `${name}：${PASSES} 遍或 ${LONGEST_MS / 1000} s 之内没有到 80%；${secondsOf(last.ms)} 时为 ${right}。`,
  );
}

/** Who was first, and by how much. */
function contest(trails: readonly Trail[]): LocalText | null {
  const winner = winnerOf(trails);
  const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => reached(trailOf(trails, side)));
  if (!winner || !gpu || !cpu) return null;
  return firstFinding(winner, { gpu: gpu.ms, cpu: cpu.ms });
}

/** What a race came to; null before anybody came anywhere. */
export function raceFinding(trails: readonly Trail[]): LocalText | null {
  const parts = [...trails.map(cameTo), contest(trails)].filter((one) => one !== null);
  return parts.length ? joined(parts) : null;
}

/** What the last accuracy is worth. */
export function accuracyFinding(trails: readonly Trail[]): LocalText | null {
  const last = trails.find(({ points }) => points.length)?.points.at(-1);
  if (!last) return null;
  const { share, low, high } = proportion(Math.round(last.values[ACCURACY] * TEST), TEST);
  return text(
    `${percentOf(share)} of 1,000 test pictures right: for all pictures of this kind between ${percentOf(low)} and ${percentOf(high)} (95% interval). Two networks that both lie within it are a tie.`,
    `1,000 张测试图片答对 ${percentOf(share)}：对所有这类图片来说，大约在 ${percentOf(low)} 到 ${percentOf(high)} 之间（95% 区间）。两个网络若都落在里面，就分不出高下。`,
  );
}
