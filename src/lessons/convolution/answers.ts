/** What the lesson says about its measurements. Pure. */
import { hasInterval } from '../../results/contest.ts';
import { VARIANT_TEXTS } from '../../workloads/convolution/texts.ts';
import type { Claim, Guess, Results } from '../lesson.ts';
import { fastest, rowOf, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';

/** Time that a 60 Hz screen leaves for a frame. */
export const FRAME_MS = 1000 / 60;

/** A guess within this factor counts as close. */
const CLOSE = 2;

const TITLES: Readonly<Record<string, { readonly title: ReturnType<typeof text> }>> = {
  direct: VARIANT_TEXTS.direct,
  tiled: VARIANT_TEXTS.tiled,
  'direct-rows': VARIANT_TEXTS.directRows,
  separable: VARIANT_TEXTS.separable,
  'js-separable': VARIANT_TEXTS.jsSeparable,
  'wasm-separable-threads': VARIANT_TEXTS.wasmSeparableThreads,
};

const titleOf = (variant: string) => TITLES[variant]?.title ?? text(variant, variant);

/** ms of the GPU's fastest kernel for one frame. */
export const frameMs = (results: Results): number | null =>
  fastest(rowsOf(results, 'frame'), 'gpu')?.kernelMs?.median ?? null;

export function explainFrame(results: Results, guess: Guess) {
  const rows = rowsOf(results, 'frame');
  const gpu = fastest(rows, 'gpu');
  const cpu = fastest(rows, 'cpu');
  if (!gpu?.kernelMs) return text('No GPU time was measured.', '没有测得 GPU 的用时。');
  const ms = gpu.kernelMs.median;
  const name = titleOf(gpu.variant);
  const fits = ms <= FRAME_MS;
  const factor = figure(ms / FRAME_MS);
  const share = figure((100 * ms) / FRAME_MS);
  const close = Math.max(ms / Number(guess), Number(guess) / ms) <= CLOSE;
  const en = [
    `The GPU’s fastest kernel here is “${name.en}”: ${duration(ms)} a frame,`,
    fits ? `${share}% of the 16.7 ms there are.` : `${factor}× the 16.7 ms there are.`,
    cpu?.kernelMs ? `The CPU’s best took ${duration(cpu.kernelMs.median)}.` : '',
    close ? 'You saw that coming.' : '',
  ];
  const zh = [
    `这里 GPU 最快的是“${name['zh-CN']}”：每帧 ${duration(ms)}，`,
    fits ? `只占 16.7 ms 的 ${share}%。` : `是 16.7 ms 的 ${factor} 倍，来不及。`,
    cpu?.kernelMs ? `CPU 最快用了 ${duration(cpu.kernelMs.median)}。` : '',
    close ? '你猜得很准。' : '',
  ];
  return text(en.filter(Boolean).join(' '), zh.join(''));
}

export const realTime: Claim = {
  claim: text('“Filtering video as it comes in takes a GPU.”', '“要实时处理视频，非有 GPU 不可。”'),
  run: 'frame',
  verdict(results) {
    const rows = rowsOf(results, 'frame');
    const best = fastest(rows, 'cpu');
    const gpu = fastest(rows, 'gpu')?.kernelMs;
    const cpu = best?.kernelMs;
    if (!gpu || !cpu) return null;
    const times = { gpu: duration(gpu.median), cpu: duration(cpu.median) };
    const name = titleOf(best.variant);
    const size = `${best.params.size} × ${best.params.height}`;
    if (cpu.median <= FRAME_MS) {
      return {
        holds: 'no',
        because: text(
          `For ${size} pixels the CPU’s best, “${name.en}”, needs ${times.cpu}, within 16.7 ms; the GPU ${times.gpu}. With more weights or more pixels it may be another story.`,
          `${size} 个像素，CPU 最快的“${name['zh-CN']}”只要 ${times.cpu}，在 16.7 ms 以内；GPU 用了 ${times.gpu}。权重或像素再多一些，结论就可能不同。`,
        ),
      };
    }
    return gpu.median <= FRAME_MS
      ? {
          holds: 'yes',
          because: text(
            `The CPU’s best needs ${times.cpu}, more than 16.7 ms; the GPU ${times.gpu}.`,
            `CPU 最快也要 ${times.cpu}，超过 16.7 ms；GPU 只要 ${times.gpu}。`,
          ),
        }
      : {
          holds: 'partly',
          because: text(
            `Neither is in time here: ${times.cpu} on the CPU, ${times.gpu} on this GPU.`,
            `这里两边都来不及：CPU 要 ${times.cpu}，这块 GPU 要 ${times.gpu}。`,
          ),
        };
  },
};

const TILES = [
  { variant: 'tiled-8', name: '8×8' },
  { variant: 'tiled', name: '16×16' },
  { variant: 'tiled-32', name: '32×32' },
] as const;

export const biggerTile: Claim = {
  claim: text('“The bigger the tile, the faster the kernel.”', '“块分得越大，内核就越快。”'),
  run: 'tiles',
  verdict(results) {
    const tiles = TILES.map((tile) => ({ ...tile, row: rowOf(results, 'tiles', tile.variant) }));
    const timed = tiles.filter(({ row }) => row?.kernelMs);
    if (timed.length < 2) return null;
    const steps = timed.slice(1).map(({ row }, at) => speedup(timed[at].row, row));
    const faster = steps.filter((step) => step && !step.tie && step.median > 1).length;
    const slower = steps.some((step) => step && !step.tie && step.median < 1);
    const direct = rowOf(results, 'tiles', 'direct')?.kernelMs;
    const times = timed.map(({ name, row }) => {
      const time = duration(row?.kernelMs?.median ?? 0);
      return text(`${name}: ${time}`, `${name}：${time}`);
    });
    const refused = tiles.filter(({ row }) => row?.status === 'unsupported').map(({ name }) => name);
    const few = timed.some(({ row }) => !hasInterval(row?.kernelMs));
    const holds = slower ? 'no' : faster === steps.length ? 'yes' : 'partly';
    const en = [
      `${times.map((time) => time.en).join(', ')}.`,
      holds === 'yes' ? 'Each larger tile was faster, among the sizes that ran.' : '',
      holds === 'partly' ? 'Some of these are a tie.' : '',
      refused.length ? `${refused.join(' and ')} did not run: a workgroup on this adapter cannot be that large.` : '',
      direct ? `With no tile at all: ${duration(direct.median)}.` : '',
      few ? 'Some have too few samples to be sure: measure again.' : '',
    ];
    const zh = [
      `${times.map((time) => time['zh-CN']).join('，')}。`,
      holds === 'yes' ? '在跑得起来的几种里，每放大一次都更快。' : '',
      holds === 'partly' ? '其中有的不分胜负。' : '',
      refused.length ? `${refused.join('、')} 没有跑成：此适配器的工作组没有这么大。` : '',
      direct ? `完全不分块：${duration(direct.median)}。` : '',
      few ? '有的样本太少，还不能肯定，请再测一次。' : '',
    ];
    return { holds, because: text(en.filter(Boolean).join(' '), zh.join('')) };
  },
};
