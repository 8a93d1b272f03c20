import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Play, Results } from '../lesson.ts';
import { fastest, rowsOf, speedup } from '../results.ts';
import { figure, text } from '../text.ts';

/** Ways of turning a matrix, with the CPU's counterpart of each. */
const WAYS = {
  across: { label: text('Straight across', '直接转'), variants: 'strided-writes|strided-reads|js-naive' },
  tile: { label: text('Tile by tile', '分块转'), variants: 'tiled|js-blocked' },
  padded: { label: text('Tiles with padding', '分块并加一列空位'), variants: 'padded|wasm' },
} as const;

type Way = keyof typeof WAYS;

const at = (way: string, n: number) => [`transpose:${WAYS[way as Way].variants}:n=${n}`];

/** How the best of a side fares one way compared with another; null while either is missing. */
function compared(results: Results, side: 'gpu' | 'cpu', slow: Way, fast: Way): LocalText | null {
  const best = (way: Way) => fastest(rowsOf(results, `turn=${way}`), side);
  const ratio = speedup(best(slow), best(fast));
  if (!ratio) return null;
  if (isNoisy(ratio)) return text('cannot be told from noise', '波动太大，分不出快慢');
  if (ratio.tie) return text('makes no difference', '不分上下');
  return ratio.median > 1
    ? text(`is ${figure(ratio.median)}× faster`, `速度是后者的 ${figure(ratio.median)} 倍`)
    : text(`is ${figure(1 / ratio.median)}× slower`, `用时反而是后者的 ${figure(1 / ratio.median)} 倍`);
}

export const turn: Play = {
  question: text('Which way of turning a matrix is the fastest here?', '在这里，哪种转法最快？'),
  knob: text('How the numbers travel', '数怎么走'),
  options: Object.entries(WAYS).map(([id, { label }]) => ({ id, label })),
  run: (way) => ({ patterns: at(way, 2048), small: at(way, 512), budgetMs: 4000 }),
  finding(results) {
    const gpu = compared(results, 'gpu', 'across', 'tile');
    const cpu = compared(results, 'cpu', 'across', 'tile');
    const padding = compared(results, 'gpu', 'tile', 'padded');
    const parts = [
      gpu && text(`On the GPU, tile by tile ${gpu.en}.`, `GPU 上，分块转和直接转相比，${gpu['zh-CN']}。`),
      cpu && text(`On the CPU, in blocks ${cpu.en}.`, `CPU 上，分块转和直接转相比，${cpu['zh-CN']}。`),
      padding && text(`Padding the GPU’s tile ${padding.en}.`, `GPU 的块加上空位和不加相比，${padding['zh-CN']}。`),
    ].filter((part) => part !== null);
    if (!parts.length) return null;
    return text(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));
  },
};
