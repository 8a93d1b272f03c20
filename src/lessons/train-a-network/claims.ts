import type { LocalText } from '../../engine/contract.ts';
import type { Claim, Results, Trail } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { batchOf, isHidden, TIE, trailsOf } from '../training/trails.ts';
import { secondsOf } from '../training/words.ts';
import { reached, seenAt } from './trails.ts';

/** Pictures a second over the whole way; null before the first look. */
function rateOf(trail: Trail): number | null {
  const last = trail.points.at(-1);
  return last && last.ms > 0 ? (1000 * seenAt(trail, last)) / last.ms : null;
}

function told(trail: Trail): LocalText {
  const rate = figure(rateOf(trail) ?? 0);
  const point = reached(trail);
  const b = batchOf(trail);
  return point
    ? text(
        `Batches of ${b}: ${rate} pictures a second, 80% after ${secondsOf(point.ms)}.`,
        `每批 ${b} 张：每秒 ${rate} 张，${secondsOf(point.ms)} 到 80%。`,
      )
    : text(
        `Batches of ${b}: ${rate} pictures a second, 80% not reached.`,
        `每批 ${b} 张：每秒 ${rate} 张，没有到 80%。`,
      );
}

function verdict(results: Results) {
  const trails = trailsOf(results, 'batches').filter((trail) => trail.points.length > 0 && !trail.reason);
  if (trails.length < 2 || isHidden(trails)) return null;
  const ascending = [...trails].sort((a, b) => batchOf(a) - batchOf(b));
  const biggest = ascending[ascending.length - 1];
  const times = ascending.map((trail) => reached(trail)?.ms ?? Infinity);
  const own = times[times.length - 1];
  const best = Math.min(...times.slice(0, -1));
  if (own === Infinity && best === Infinity) return null;
  const facts = ascending.map(told);
  const most = ascending.every((trail) => (rateOf(trail) ?? 0) <= (rateOf(biggest) ?? 0));
  const why =
    own * TIE < best
      ? text(
          'Here the biggest batch got there first: it went through pictures so much quicker that it could afford to need more of them.',
          '在这里最大的批先到：它过图片的速度快得多，多看一些也值得。',
        )
      : most
        ? text(
            'The biggest batch goes through the most pictures a second, and moves the weights only once for all of them. Fast is not the same as learning fast.',
            '最大的批每秒过的图片最多，但那么多图片只换来一次权重更新。跑得快，不等于学得快。',
          )
        : text(
            'The weights move once a batch, however many pictures it has: with the biggest there are few moves.',
            '一批不论有多少张，权重只挪一次：批最大，挪的次数就最少。',
          );
  const holds = own * TIE < best ? 'yes' : own > best * TIE ? 'no' : 'partly';
  const all = [...facts, why];
  return {
    holds,
    because: text(all.map(({ en }) => en).join(' '), all.map((one) => one['zh-CN']).join('')),
  } as const;
}

export const bigger: Claim = {
  claim: text('“A bigger batch learns faster.”', '“批越大，学得越快。”'),
  run: 'batches',
  verdict,
};
