import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Claim, Lesson, Results } from '../lesson.ts';
import { fastest, kernelMs, rowOf, rowsOf, speedup } from '../results.ts';
import { duration, text } from '../text.ts';
import { nameOf } from './names.ts';

const timeOf = (row: SummaryRow | null): string => {
  const ms = kernelMs(row);
  return ms === null ? '–' : duration(ms);
};

const verdict = (holds: 'yes' | 'no' | 'partly', facts: LocalText, ...why: readonly LocalText[]) => ({
  holds,
  because: text([facts, ...why].map(({ en }) => en).join(' '), [facts, ...why].map((part) => part['zh-CN']).join('')),
});

/** Null where nothing on the GPU was timed. */
function slowestOnGpu(results: Results): SummaryRow | null {
  const rows = rowsOf(results, 'sums').filter((row) => row.on === 'gpu' && row.kernelMs);
  return rows.reduce<SummaryRow | null>(
    (slow, row) => (slow && (kernelMs(slow) ?? 0) >= (kernelMs(row) ?? 0) ? slow : row),
    null,
  );
}

const free: Claim = {
  claim: text('“Parallel is free: the more threads, the less time.”', '“并行不用付代价：线程越多，用时越少。”'),
  run: 'sums',
  verdict(results) {
    const slow = slowestOnGpu(results);
    const fast = fastest(rowsOf(results, 'sums'), 'gpu');
    const gain = speedup(slow, fast);
    if (!slow || !fast || slow === fast || !gain || isNoisy(gain)) return null;
    const one = rowOf(results, 'sums', 'js');
    const names = [nameOf(slow), nameOf(fast)];
    const facts = text(
      `Thousands of GPU threads took ${timeOf(slow)} (“${names[0].en}”) or ${timeOf(fast)} (“${names[1].en}”) for the same sum, one CPU thread in JavaScript ${timeOf(one)}.`,
      `同一个和，GPU 上成千上万个线程用了 ${timeOf(slow)}（“${names[0]['zh-CN']}”）或 ${timeOf(fast)}（“${names[1]['zh-CN']}”），CPU 单线程的 JavaScript 用了 ${timeOf(one)}。`,
    );
    if (gain.tie) {
      return verdict(
        'yes',
        facts,
        text(
          'How they combine makes no difference that could be told from chance here.',
          '在这里，怎么汇总看不出差别。',
        ),
      );
    }
    const behind = speedup(slow, one);
    return verdict(
      'no',
      facts,
      behind && !behind.tie && behind.median > 1
        ? text(
            'The slowest way lost to a single thread: many hands, and all of them in one queue.',
            '最慢的做法输给了单个线程：人手再多，也都排在同一条队里。',
          )
        : text(
            'The numbers and the threads are the same; what differs is how long they wait for each other.',
            '数一样，线程也一样；不一样的是彼此要等多久。',
          ),
    );
  },
};

const chain: Claim = {
  claim: text(
    '“Where each result needs all before it, nothing can run in parallel.”',
    '“每个结果都要等前面所有的，就没法并行。”',
  ),
  run: 'scan',
  verdict(results) {
    const rows = rowsOf(results, 'scan');
    const single = fastest(
      rows.filter(({ variant }) => variant === 'js' || variant === 'wasm'),
      'cpu',
    );
    const cores = rowOf(results, 'scan', 'wasm-threads');
    const gpu = fastest(rows, 'gpu');
    const [many = null] = [cores, gpu]
      .filter((row) => row?.kernelMs)
      .sort((a, b) => (kernelMs(a) ?? 0) - (kernelMs(b) ?? 0));
    const gain = speedup(single, many);
    if (!gain || isNoisy(gain)) return null;
    const onGpu = gpu
      ? text(`, GPU ${timeOf(gpu)} (“${nameOf(gpu).en}”)`, `，GPU 用了 ${timeOf(gpu)}（“${nameOf(gpu)['zh-CN']}”）`)
      : text('', '');
    const facts = text(
      `One CPU thread took ${timeOf(single)}, all CPU cores ${timeOf(cores)}${onGpu.en}.`,
      `CPU 单线程用了 ${timeOf(single)}，CPU 全部核心用了 ${timeOf(cores)}${onGpu['zh-CN']}。`,
    );
    if (!gain.tie && gain.median > 1) {
      return verdict(
        'no',
        facts,
        text(
          'Sums may be grouped otherwise: blocks first, then what comes before each. That is more additions and a second look at the numbers, and yet sooner done.',
          '求和可以换个分组：先各块求和，再补上前面各块的。加法多了，数要多看一遍，却更早算完。',
        ),
      );
    }
    return verdict(
      'partly',
      facts,
      gain.tie
        ? text(
            'It can run in parallel; the additions and reads that this takes cost as much as it gains here.',
            '并行是可以的，只是在这里，多出来的加法和读取把好处抵掉了。',
          )
        : text(
            'It can run in parallel, with more additions and a second look at the numbers; here that costs more than it gains.',
            '并行是可以的，只是加法多了，数要多看一遍；在这里，得不偿失。',
          ),
    );
  },
};

const bins: Claim = {
  claim: text('“Atomic additions are slow.”', '“原子加法很慢。”'),
  run: 'histogram',
  verdict(results) {
    const shared = rowOf(results, 'histogram', 'global-atomics');
    const own = rowOf(results, 'histogram', 'private');
    const copies = rowOf(results, 'histogram', 'copies');
    const best = fastest(
      rowsOf(results, 'histogram').filter((row) => row !== shared),
      'gpu',
    );
    const gain = speedup(shared, best);
    if (!gain || isNoisy(gain)) return null;
    const cpu = rowOf(results, 'histogram', 'wasm-threads');
    const facts = text(
      `On the GPU: counters for all ${timeOf(shared)}, bins of each workgroup ${timeOf(own)}, four copies of them ${timeOf(copies)}. CPU cores with tables of their own: ${timeOf(cpu)}.`,
      `GPU 上：大家共用计数器，${timeOf(shared)}；每个工作组一份，${timeOf(own)}；每组四份，${timeOf(copies)}。CPU 各核心用自己的表：${timeOf(cpu)}。`,
    );
    if (!gain.tie && gain.median > 1) {
      return verdict(
        'partly',
        facts,
        text(
          'All three add atomically, once for every value. What takes time is the queue for one place, and own bins make many short queues of it.',
          '三种做法都是每个值原子加一次。费时间的是在同一处排队；各用各的，一条长队就成了许多短队。',
        ),
      );
    }
    return verdict(
      'no',
      facts,
      gain.tie
        ? text('Here even the shared counters keep up: a tie.', '在这里，共用计数器也跟得上：不分上下。')
        : text(
            'Here the shared counters are the fastest: bins of one’s own must be cleared and added up as well.',
            '在这里，共用计数器最快：各自的计数器还得清零，最后还要相加。',
          ),
    );
  },
};

export const claims: Lesson['claims'] = { free, chain, bins };
