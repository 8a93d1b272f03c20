import type { LocalText } from '../../engine/contract.ts';
import type { Duel } from '../../results/contest.ts';
import type { Claim, Results } from '../lesson.ts';
import { NAMES, SIDES } from '../one-token-at-a-time/readings.ts';
import { figure, joined, text } from '../text.ts';
import { mostTokens, sizeOf } from './estimate.ts';
import { bestAt, contestOf, gainOfCores, readRate, type Task } from './readings.ts';

const RUN = 'speed';

const DOES: Readonly<Record<Task, LocalText>> = { prefill: text('reading', '读'), decode: text('writing', '写') };

function told(task: Task, { outcome, ratio: { median } }: Duel): LocalText {
  const does = DOES[task];
  if (outcome === 'first' || outcome === 'second') {
    const [first, other] = outcome === 'first' ? (['GPU', 'CPU'] as const) : (['CPU', 'GPU'] as const);
    const times = figure(outcome === 'first' ? median : 1 / median);
    return text(
      `At ${does.en} the ${first} is ahead: ${times}× as many tokens a second as the ${other}.`,
      `${does['zh-CN']}：${first} 领先，每秒的 token 是 ${other} 的 ${times} 倍。`,
    );
  }
  return text(`At ${does.en} the two cannot be told apart.`, `${does['zh-CN']}：两边分不出快慢。`);
}

const WHY_NOT_ALWAYS = text(
  'Its lead is as large as the part of the work that it is better at: large where arithmetic decides, only as large as its memory is faster where bytes decide, and none where launching a kernel takes longer than the work in it.',
  '领先多少，看它强在哪一项：运算说了算的地方领先得多；字节说了算的地方，内存快多少才领先多少；启动内核比内核里的活还久的地方，就没有领先。',
);

const gpu: Claim = {
  claim: text('“The GPU is always faster.”', '“GPU 总是更快。”'),
  run: RUN,
  verdict(results) {
    const contests = (['prefill', 'decode'] as const).flatMap((task) => {
      const contest = contestOf(results, task);
      return contest ? [{ task, contest }] : [];
    });
    if (contests.length < 2) return null;
    const wins = contests.filter(({ contest }) => contest.outcome === 'first').length;
    const here =
      wins === contests.length
        ? [
            text(
              'Here it is ahead in both, and “always” still does not follow.',
              '在这里两项都领先，但也推不出“总是”。',
            ),
          ]
        : [];
    return {
      holds: wins ? 'partly' : 'no',
      because: joined([...contests.map(({ task, contest }) => told(task, contest)), ...here, WHY_NOT_ALWAYS]),
    };
  },
};

/** Of a gain in proportion to the cores: from here on it counts as such. */
const PROPORTIONAL = 0.9;

/** What all cores read together, when they write for one reader, beside what can be read. */
function pullOf(results: Results): LocalText | null {
  const row = bestAt(results, RUN, 'cpu', 'decode');
  const most = readRate(results, 'cpu');
  if (!row?.gbps || most === null) return null;
  return text(
    `All cores together then take ${figure(row.gbps)} GB/s of weights, and reading alone reached ${figure(most)}.`,
    `那时全部核心合起来每秒取 ${figure(row.gbps)} GB 权重，而光读内存最多读到 ${figure(most)} GB/s。`,
  );
}

const cores: Claim = {
  claim: text('“Twice the cores, twice the tokens.”', '“核心翻倍，token 就翻倍。”'),
  run: RUN,
  verdict(results) {
    const [reads, writes] = (['prefill', 'decode'] as const).map((task) => gainOfCores(results, task));
    const threads = results[RUN]?.summary.environment.cores ?? 0;
    if (reads === null || writes === null || threads === 0) return null;
    if (threads === 1) {
      const because = text(
        'This browser reports one thread, so there are no further cores to add here.',
        '这个浏览器只报告一个线程，没有别的核心可加。',
      );
      return { holds: 'no', because };
    }
    const gains = text(
      `${threads} threads read ${figure(reads)}× and write ${figure(writes)}× as many tokens as one.`,
      `${threads} 个线程和一个线程相比，读的 token 是 ${figure(reads)} 倍，写的是 ${figure(writes)} 倍。`,
    );
    const scaling = [reads, writes].filter((gain) => gain >= PROPORTIONAL * threads).length;
    const why =
      scaling === 2
        ? text('Here both grow with the cores.', '在这里，两项都随核心数增长。')
        : text(
            'Cores bring arithmetic. They all read through the same memory, and two threads of one core share its arithmetic as well.',
            '核心带来的是算力；读内存走的都是同一条路，而同一个核心上的两个线程，连算力也是共用的。',
          );
    const pull = pullOf(results);
    return {
      holds: scaling === 2 ? 'yes' : scaling === 1 ? 'partly' : 'no',
      because: joined([gains, ...(pull ? [pull] : []), why]),
    };
  },
};

/** The models of the sentence, in thousand millions of weights of 8 bits. */
const [SMALL, LARGE] = [8, 70];

const size: Claim = {
  claim: text('“Memory size is what counts.”', '“内存够大就行。”'),
  run: RUN,
  verdict(results) {
    const sides = SIDES.flatMap((side) => {
      const gbps = readRate(results, side);
      if (gbps === null) return [];
      const [small, large] = [SMALL, LARGE].map((billions) => figure(mostTokens(gbps, sizeOf(billions, 8))));
      return text(
        `${NAMES[side]}: at the ${figure(gbps)} GB/s that were measured, ${SMALL} billion weights of 8 bits write at most ${small} tokens a second, ${LARGE} billion at most ${large}.`,
        `${NAMES[side]}：照实测的 ${figure(gbps)} GB/s，${SMALL * 10} 亿个 8 位权重每秒最多写 ${small} 个 token，${LARGE * 10} 亿个最多 ${large} 个。`,
      );
    });
    if (!sides.length) return null;
    const why = text(
      'Size decides whether a model runs at all. With twice the memory and the same bandwidth it writes no token faster; a larger one, which now fits, writes more slowly.',
      '内存大小决定模型能不能跑起来。内存翻倍、带宽不变，一个 token 也不会写得更快；装得下更大的模型，反而写得更慢。',
    );
    return { holds: 'partly', because: joined([...sides, why]) };
  },
};

export const claims = { gpu, cores, size };
