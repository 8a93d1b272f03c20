/** Which rung is the fastest at each n, and how the tuned one stands beside it. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { hasInterval } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { rowsOf, speedup } from '../results.ts';
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
    const level = others.filter((row) => sure(row, best) && speedup(row, best)?.tie);
    return [{ n, best, level, tuned: rows.find(({ variant }) => variant === TUNED) ?? null }];
  });
}

const sure = (...rows: readonly SummaryRow[]) => rows.every(({ kernelMs }) => hasInterval(kernelMs));

/** Null where there is nothing to choose among. */
export function sayWinners(winners: readonly Winner[]): LocalText | null {
  if (!winners.length) return null;
  const said = [changes(winners), tunedBeside(winners)].filter((one) => one !== null);
  return text(said.map(({ en }) => en).join(' '), said.map((one) => one['zh-CN']).join(''));
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
  const ahead = winners.map((one) => [one.best, ...one.level].map(({ variant }) => variant));
  const everywhere = ahead[0].find((variant) => ahead.every((names) => names.includes(variant)));
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
  return ahead.every(([first]) => first === everywhere)
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
  const ratio = found && speedup(found.best, found.tuned);
  if (!found?.tuned || !ratio) return null;
  const { n } = found;
  if (!sure(found.best, found.tuned)) {
    return text(
      `There were too few samples at n = ${n} to tell “Tuned” from the fastest of them: measure again.`,
      `n = ${n} 时样本太少，分不出“调优”和其中最快的一级谁先谁后，请再测一次。`,
    );
  }
  if (ratio.tie || Math.abs(Math.log(ratio.median)) < Math.log(LEVEL)) {
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
