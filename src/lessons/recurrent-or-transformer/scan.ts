/** A linear recurrence as a loop and as a scan: how much stands in a row, and what that made of the time. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import { CHUNK, chunksOf } from '../../workloads/linear-recurrence/definition.ts';
import type { Results } from '../lesson.ts';
import { rowOf, speedup } from '../results.ts';
import { figure, text } from '../text.ts';

const count = (value: number) => value.toLocaleString('en');

/** Steps in a row: all of them in a loop; in a scan through a chunk, over the chunks, through a chunk once more. */
export const rowOfScan = (t: number): number => 2 * CHUNK + chunksOf(t);

/** What the scan made of the loop on the GPU. */
export function twistOf(results: Results): LocalText {
  const [loop, scan] = ['loop', 'scan'].map((variant) => rowOf(results, 'twist', variant));
  const ratio = speedup(loop, scan);
  const t = Number(loop?.params.t ?? scan?.params.t);
  if (!ratio) return text('The GPU has no time of both here.', '这里没有测得 GPU 的两种用时。');
  const steps = text(
    `The loop has ${count(t)} steps in a row, the scan ${count(rowOfScan(t))}, for twice the arithmetic.`,
    `循环前后相继 ${count(t)} 步，扫描只有 ${count(rowOfScan(t))} 步，代价是运算量加倍。`,
  );
  const outcome = isNoisy(ratio)
    ? text('On this GPU it is too noisy to tell which is faster.', '在这块 GPU 上波动太大，分不出快慢。')
    : ratio.tie
      ? text('On this GPU they are level.', '在这块 GPU 上，两者不分上下。')
      : ratio.median > 1
        ? text(
            `On this GPU the scan is ${figure(ratio.median)}× faster.`,
            `在这块 GPU 上，扫描的速度是循环的 ${figure(ratio.median)} 倍。`,
          )
        : text(
            `On this GPU the loop is still ${figure(1 / ratio.median)}× faster: it has too few workers to gain from a shorter row.`,
            `在这块 GPU 上，循环的速度仍是扫描的 ${figure(1 / ratio.median)} 倍：人手太少，队排得短也用不上。`,
          );
  return text(`${steps.en} ${outcome.en}`, `${steps['zh-CN']}${outcome['zh-CN']}`);
}
