/** What the lesson says about its measurements. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Claim, Guess, Prediction, Results } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { rowOf, speedup } from '../results.ts';
import { duration, figure, joined, text } from '../text.ts';

type Way = 'lanes' | 'tree' | 'tie';

/** The tree and the shuffles, where both were timed; `way` is null where the times are too noisy to name one. */
function sumsOf(results: Results) {
  const tree = rowOf(results, 'sums', 'vec4');
  const lanes = rowOf(results, 'sums', 'subgroups');
  const ratio = speedup(tree, lanes);
  if (!tree?.kernelMs || !lanes?.kernelMs || !ratio) return null;
  const way: Way | null = isNoisy(ratio) ? null : ratio.tie ? 'tie' : ratio.median > 1 ? 'lanes' : 'tree';
  return { treeMs: tree.kernelMs.median, lanesMs: lanes.kernelMs.median, ratio, way };
}

function explainLanes(results: Results, guess: Guess): LocalText {
  const known = sumsOf(results);
  if (!known) {
    return text(
      'There is nothing to compare: one of the two ways gave no time. Without the feature “subgroups” a page’s lanes cannot hand each other anything.',
      '没法比较：两种做法里有一种没有测得用时。浏览器没有“subgroups”这项功能，网页里的通道就没法互相递数。',
    );
  }
  const { treeMs, lanesMs, ratio, way } = known;
  const times = text(
    `Tree ${duration(treeMs)}, lanes ${duration(lanesMs)}.`,
    `树用了 ${duration(treeMs)}，通道递数用了 ${duration(lanesMs)}。`,
  );
  if (!way) return joined([times, text('Too noisy to tell which is faster.', '波动太大，分不出快慢。')]);
  const outcome = {
    lanes: text(
      `Handing over is ${figure(ratio.median)}× as fast: no barriers, no way through workgroup memory.`,
      `递数的速度是树的 ${figure(ratio.median)} 倍：不用屏障，也不用绕道工作组内存。`,
    ),
    tree: text(
      `Here the tree is ${figure(1 / ratio.median)}× as fast: the textbook’s advice is no law.`,
      `在这里，反而树的速度是递数的 ${figure(1 / ratio.median)} 倍：课本上的建议不是定律。`,
    ),
    tie: text(
      'No difference that could be told from chance: reading the numbers takes the time, and both read the same.',
      '看不出差别：时间花在读数上，而两边读的一样多。',
    ),
  }[way];
  const met = guess === way ? text('As you thought.', '不出你所料。') : text('', '');
  return joined([times, outcome, met].filter(({ en }) => en));
}

const lanes: Prediction = {
  kind: 'choice',
  run: 'sums',
  question: text(
    'A sum of many numbers on your GPU: which way will be faster?',
    '在你的 GPU 上给许多数求和，哪种办法更快？',
  ),
  options: [
    { id: 'lanes', label: text('Lanes hand over', '通道递数') },
    { id: 'tree', label: text('The tree with barriers', '带屏障的树') },
    { id: 'tie', label: text('No difference to be seen', '看不出差别') },
  ],
  answer: (results) => sumsOf(results)?.way ?? null,
  explain: explainLanes,
};

export const predictions = { lanes };

const SOFTWARE = text(
  'A processor plays the GPU here, so which of the two is ahead says nothing about graphics cards.',
  '这里的 GPU 由处理器扮演，所以哪个更快，并不代表显卡。',
);

function playedByProcessor({ tiles }: Results): boolean {
  if (!tiles) return false;
  return tiles.recorded ? tiles.recorded.software : (tiles.summary.environment.adapter?.software ?? false);
}

/** Two texts that lie closer together than this prove nothing. */
const CLEARLY = 1.2;

const language: Claim = {
  claim: text('“It is the language that makes a kernel fast.”', '“内核快不快，看用的是什么语言。”'),
  run: 'tiles',
  verdict(results) {
    const rows = ['naive', 'tiled'].map((variant) => rowOf(results, 'tiles', variant));
    const ratio = speedup(rows[0], rows[1]);
    const [naiveMs, tiledMs] = rows.map((row) => row?.kernelMs?.median);
    if (!ratio || isNoisy(ratio) || naiveMs === undefined || tiledMs === undefined) return null;
    const names = ['naive', 'tiled'].map(titleOf);
    const facts = text(
      `Both kernels are WGSL: “${names[0].en}” took ${duration(naiveMs)}, “${names[1].en}” ${duration(tiledMs)}.`,
      `两个内核都是 WGSL：“${names[0]['zh-CN']}”用了 ${duration(naiveMs)}，“${names[1]['zh-CN']}”用了 ${duration(tiledMs)}。`,
    );
    const factor = figure(Math.max(ratio.median, 1 / ratio.median));
    const apart = !ratio.tie && (ratio.median > CLEARLY || ratio.median < 1 / CLEARLY);
    const outcome = apart
      ? text(
          `Same language, same results, ${factor}× apart. What decides is who reads what, and when; and that can be written in either.`,
          `语言相同，结果相同，用时差到 ${factor} 倍。关键在于谁在什么时候读什么，而这用哪种语言都写得出来。`,
        )
      : text(
          'On this adapter the two ways are about even, so this run says little about texts, and nothing about languages.',
          '在这个适配器上两种写法差不多，所以这次测量说明不了写法，更说明不了语言。',
        );
    const rest = text(
      'How much faster a CUDA program would be on the same card, no page can measure.',
      '同一块卡上，CUDA 程序会快多少，网页测不出来。',
    );
    const here = playedByProcessor(results) ? [SOFTWARE] : [];
    return { holds: apart ? 'no' : 'partly', because: joined([facts, ...here, outcome, rest]) };
  },
};

export const claims = { language };
