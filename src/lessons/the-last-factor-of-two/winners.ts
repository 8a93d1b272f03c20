/** Which rung is the fastest at each n, and how the tuned one stands beside it. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { duel, type Outcome } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { rowsOf } from '../results.ts';
import { figure, text } from '../text.ts';

const TUNED = 'tuned';
/** A tuner does not give up its default for less than this factor. */
const LEVEL = 1.02;

export interface Winner {
  readonly n: number;
  /** The fastest rung whose kernel was fixed beforehand. */
  readonly best: SummaryRow;
  /** Fixed rungs that cannot be told from it. */
  readonly level: readonly SummaryRow[];
  /** Some fixed rung's time is too noisy to tell whether it is slower. */
  readonly noisy: boolean;
  readonly tuned: SummaryRow | null;
}

/** By n, ascending; only where at least two fixed rungs have a time. */
export function winnersOf(results: Results): readonly Winner[] {
  const timed = rowsOf(results, 'sizes').filter((row) => row.on === 'gpu' && row.kernelMs);
  const sizes = [...new Set(timed.map((row) => Number(row.params.n)))].sort((a, b) => a - b);
  return sizes.flatMap((n) => {
    const rows = timed.filter((row) => row.params.n === n);
    const [best, ...others] = rows
      .filter(({ variant }) => variant !== TUNED)
      .sort((a, b) => (a.kernelMs?.median ?? 0) - (b.kernelMs?.median ?? 0));
    if (!others.length) return [];
    const ended = (outcome: Outcome) => others.filter((row) => duel(best, row)?.outcome === outcome);
    const tuned = rows.find(({ variant }) => variant === TUNED) ?? null;
    return [{ n, best, level: ended('tie'), noisy: ended('noisy').length > 0, tuned }];
  });
}

/** The sizes at which it can be said who won. */
export const toldOf = (winners: readonly Winner[]): readonly Winner[] => winners.filter(({ noisy }) => !noisy);

/** Null where there is nothing to choose among. */
export function sayWinners(winners: readonly Winner[]): LocalText | null {
  if (!winners.length) return null;
  const said = [ahead(winners), tunedBeside(winners)].filter((one) => one !== null);
  return text(said.map(({ en }) => en).join(' '), said.map((one) => one['zh-CN']).join(''));
}

function ahead(winners: readonly Winner[]): LocalText {
  const told = toldOf(winners);
  if (!told.length) {
    return text(
      'The times are too noisy to tell which of the fixed rungs is the fastest: measure again.',
      '用时波动太大，分不出固定的各级里谁最快，请再测一次。',
    );
  }
  if (told.length === winners.length) return changes(winners);
  const first = told.length === 1 ? only(told[0]) : changes(told);
  const sizes = winners.filter(({ noisy }) => noisy).map(({ n }) => `n = ${n}`);
  return text(
    `${first.en} At ${sizes.join(', ')} the times were too noisy to tell.`,
    `${first['zh-CN']}${sizes.join('，')} 时，用时波动太大，分不出来。`,
  );
}

function only({ best, n }: Winner): LocalText {
  const name = titleOf(best.variant);
  return text(
    `At n = ${n} “${name.en}” was the fastest of the fixed rungs.`,
    `n = ${n} 时，固定的各级里最快的是“${name['zh-CN']}”。`,
  );
}

function changes(winners: readonly Winner[]): LocalText {
  const { best, n } = winners[winners.length - 1];
  const name = titleOf(best.variant);
  if (winners.length === 1) {
    return text(
      `At n = ${n}, the only size that was measured whole, “${name.en}” was the fastest of the fixed rungs.`,
      `测全了的只有 n = ${n}，固定的各级里最快的是“${name['zh-CN']}”。`,
    );
  }
  const first = winners.map((one) => [one.best, ...one.level].map(({ variant }) => variant));
  const everywhere = first[0].find((variant) => first.every((names) => names.includes(variant)));
  if (everywhere === undefined) {
    const each = (locale: 'en' | 'zh-CN') =>
      winners.map((one) => ({ n: one.n, name: titleOf(one.best.variant)[locale] }));
    return text(
      `Which fixed rung is the fastest changes with n: ${each('en')
        .map((one) => `“${one.name}” at n = ${one.n}`)
        .join(', ')}.`,
      `固定的各级里谁最快，随 n 而变：${each('zh-CN')
        .map((one) => `n = ${one.n} 时是“${one.name}”`)
        .join('，')}。`,
    );
  }
  const same = titleOf(everywhere);
  return first.every(([name]) => name === everywhere)
    ? text(
        `Of the fixed rungs “${same.en}” was the fastest at every n measured here. On another device it may be another.`,
        `固定的各级里，在这里测过的每个 n 上都是“${same['zh-CN']}”最快。换一台设备，就可能是另一级。`,
      )
    : text(
        `Of the fixed rungs “${same.en}” was the fastest, or level with it, at every n measured here. On another device it may be another.`,
        `固定的各级里，在这里测过的每个 n 上，“${same['zh-CN']}”不是最快，就是与最快的不分胜负。换一台设备，就可能是另一级。`,
      );
}

/** At the largest n that has both. */
function tunedBeside(winners: readonly Winner[]): LocalText | null {
  const found = winners.findLast(({ tuned }) => tuned !== null);
  const fought = found?.tuned && duel(found.tuned, found.best);
  if (!found || !fought) return null;
  const { n } = found;
  const { ratio, outcome } = fought;
  if (outcome === 'unsure') {
    return text(
      `There were too few samples at n = ${n} to tell “Tuned” from the fastest of them: measure again.`,
      `n = ${n} 时样本太少，分不出“调优”和其中最快的一级谁先谁后，请再测一次。`,
    );
  }
  if (outcome === 'noisy') {
    return text(
      `At n = ${n} the times are too noisy to tell “Tuned” from the fastest of them: measure again.`,
      `n = ${n} 时，用时波动太大，分不出“调优”和其中最快的一级谁先谁后，请再测一次。`,
    );
  }
  if (outcome === 'tie' || Math.abs(Math.log(ratio.median)) < Math.log(LEVEL)) {
    return text(
      `“Tuned” is level with the fastest of them at n = ${n}.`,
      `n = ${n} 时，“调优”与其中最快的一级不分胜负。`,
    );
  }
  return ratio.median > 1
    ? text(
        `At n = ${n} “Tuned” was faster still, by ${figure(ratio.median)}×.`,
        `n = ${n} 时，“调优”更快，速度是它的 ${figure(ratio.median)} 倍。`,
      )
    : text(
        `At n = ${n} “Tuned” took ${figure(1 / ratio.median)}× as long as the fastest of them: what it runs is not the best choice here, and a tuner can find out.`,
        `n = ${n} 时，“调优”的用时是其中最快一级的 ${figure(1 / ratio.median)} 倍：它现在跑的并不是这里的最佳选择，调一调就能知道。`,
      );
}
