import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Claim, Results } from '../lesson.ts';
import { kernelMs, rowOf, speedup } from '../results.ts';
import { duration, figure, joined, text } from '../text.ts';
import { bestOf, countsOf, FIELDS, gainsOf, intensityOf, isSoftware, RUN } from './fields.ts';

const SOFTWARE = text('The GPU here is played by a processor.', '这里的 GPU 由处理器扮演。');

interface Kernel {
  readonly row: SummaryRow;
  readonly ms: number;
  readonly intensity: number;
}

/** A GPU kernel of heat; null where it has no time. */
function heatBy(results: Results, variant: string): Kernel | null {
  const row = rowOf(results, RUN, variant);
  const ms = kernelMs(row);
  const intensity = row && intensityOf(row);
  return row?.workload === 'heat' && ms !== null && intensity !== null ? { row, ms, intensity } : null;
}

/** GFLOP/s of the best on the GPU, by field. */
function ratesOf(results: Results): LocalText | null {
  const all = FIELDS.flatMap(({ id, short }) => {
    const gflops = bestOf(results, id, 'gpu')?.gflops ?? null;
    return gflops === null ? [] : [{ short, gflops }];
  }).sort((a, b) => b.gflops - a.gflops);
  if (all.length < FIELDS.length) return null;
  const told = (locale: 'en' | 'zh-CN') => all.map(({ short, gflops }) => `${short[locale]} ${figure(gflops)}`);
  return text(
    `The best kernels on the GPU, in GFLOP/s: ${told('en').join(', ')}.`,
    `GPU 上最好的内核，GFLOP/s：${told('zh-CN').join('，')}。`,
  );
}

/** One field, one result, two access patterns. */
const field: Claim = {
  claim: text(
    '“Whether a GPU helps depends on the field: chemistry and finance suit it, others do not.”',
    '“GPU 有没有用要看行业：化学、金融合适，别的就不行。”',
  ),
  run: RUN,
  verdict(results) {
    const [plain, blocked] = [heatBy(results, 'rows'), heatBy(results, 'blocked')];
    const ratio = speedup(plain?.row ?? null, blocked?.row ?? null);
    if (!plain || !blocked || !ratio) return null;
    const facts = text(
      `Heat alone, with the same result: a launch for each step took ${duration(plain.ms)} at ${figure(plain.intensity)} operations per byte; four steps a launch took ${duration(blocked.ms)} at ${figure(blocked.intensity)}.`,
      `单看热传导，结果完全一样：每步启动一次，每字节 ${figure(plain.intensity)} 次运算，用了 ${duration(plain.ms)}；每次启动走四步，每字节 ${figure(blocked.intensity)} 次运算，用了 ${duration(blocked.ms)}。`,
    );
    const meaning = ratio.tie
      ? text('Here that is a tie.', '在这里不分胜负。')
      : ratio.median > 1
        ? text(
            'The field is the same. Only how often a number is fetched has changed.',
            '行业没变，变的只是一个数要取几遍。',
          )
        : text(
            'The field is the same, and here the longer way round lost: cells of the rim that are computed twice and barriers cost more than the saved bytes.',
            '行业没变，而在这里绕远路输了：边缘的格子要重算，还要等屏障，代价超过了省下的字节。',
          );
    const rates = ratesOf(results);
    return {
      holds: ratio.tie ? 'partly' : 'no',
      because: joined([facts, meaning, ...(rates ? [rates] : []), ...(isSoftware(results) ? [SOFTWARE] : [])]),
    };
  },
};

const pieces: Claim = {
  claim: text('“The more pieces, the more a GPU gains.”', '“活分得越碎，GPU 占的便宜越大。”'),
  run: RUN,
  verdict(results) {
    const gains = gainsOf(results);
    if (!gains.length) return null;
    const counts = countsOf(results);
    const byPieces = [...counts].sort((a, b) => b.pieces - a.pieces);
    const gainOf = (id: string) => gains.find((one) => one.field.id === id)?.ratio.median ?? 0;
    const holds = byPieces.every(
      ({ field: { id } }, at) => at === 0 || gainOf(byPieces[at - 1].field.id) >= gainOf(id),
    );
    const told = (locale: 'en' | 'zh-CN') =>
      byPieces.map(({ field: one, pieces: count }) => {
        const gain = figure(gainOf(one.id));
        return locale === 'en'
          ? `${one.short.en} ${figure(count)}, ${gain}×`
          : `${one.short['zh-CN']} ${figure(count)} 块，${gain} 倍`;
      });
    const facts = text(
      `Pieces that can be computed at once, and the speed of the GPU as a multiple of all cores: ${told('en').join('; ')}.`,
      `能同时算的块数，以及 GPU 的速度是全部核心的几倍：${told('zh-CN').join('；')}。`,
    );
    const why = holds
      ? text(
          'The order is the same here. But pieces are only half of it: what a piece does for each byte is the other.',
          '在这里，两个顺序一致。但块数只是一半，另一半是每块每搬一个字节做多少运算。',
        )
      : text(
          'The order is not the same. There have to be enough pieces to keep everybody busy; beyond that it counts what each of them does for a byte.',
          '两个顺序并不一致。块数要够多，人人才有活干；够了之后，看的是每块每搬一个字节做多少运算。',
        );
    return { holds: holds ? 'yes' : 'no', because: joined([facts, why, ...(isSoftware(results) ? [SOFTWARE] : [])]) };
  },
};

export const claims = { field, pieces };
