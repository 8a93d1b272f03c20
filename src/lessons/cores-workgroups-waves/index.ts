import type { Lesson, Results } from '../lesson.ts';
import { kernelMs, rowOf } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { readingOf, timesOne, treadsOf } from './staircase.ts';

/** Numbers of workgroups that every machine measures: those of the guess. */
const XS = [1, 4, 16, 64, 256];
const FINE = '1|2|4|8|16|32|64|96|128|192|256|384|512|768|1024|1536|2048|3072|4096';
const FINE_SMALL = '1|2|3|4|5|6|8|16|64|256';
const ROOMS = [16, 64, 256];

const count = (value: number) => value.toLocaleString('en');

function rises(results: Results): readonly number[] | null {
  const treads = treadsOf(results, 'sweep', 'light');
  const times = XS.map((groups) => timesOne(treads, groups));
  return times.every((time) => time !== null) ? times : null;
}

function explainRises(results: Results) {
  const last = XS[XS.length - 1];
  const gpu = timesOne(treadsOf(results, 'sweep', 'light'), last);
  const cpu = timesOne(treadsOf(results, 'sweep', 'wasm-threads'), last);
  if (gpu === null) return text('No time was measured.', '没有测得用时。');
  const way = gpu < last / 2 ? 'less' : 'same';
  const why = {
    less: text(
      'Where time grows more slowly than the work, workgroups run side by side.',
      '用时涨得比工作慢，就说明工作组在同时跑。',
    ),
    same: text('Almost as much as the work: few of them ran side by side.', '涨得几乎和工作一样多：没有几个在同时跑。'),
  }[way];
  // On a slow machine the CPU's largest case may not fit the budget.
  const other = cpu === null ? text('', '') : text(`, and the CPU ${figure(cpu)}×`, `，CPU 是 ${figure(cpu)} 倍`);
  return text(
    `${last} workgroups took the GPU ${figure(gpu)}× the time of one${other.en}. ${why.en}`,
    `${last} 个工作组，GPU 的用时是一个时的 ${figure(gpu)} 倍${other['zh-CN']}。${why['zh-CN']}`,
  );
}

/** How many times longer workgroups take that reserve 16 KiB each; null where it was not measured. */
function priceOfRoom(results: Results, groups: number): number | null {
  const light = kernelMs(rowOf(results, `room=${groups}`, 'light'));
  const roomy = kernelMs(rowOf(results, `room=${groups}`, 'roomy'));
  return light && roomy ? roomy / light : null;
}

/** Within this factor two times are called the same. */
const SAME = 1.15;

function findRoom(results: Results) {
  const prices = ROOMS.flatMap((groups) => {
    const price = priceOfRoom(results, groups);
    return price === null ? [] : [{ groups, price }];
  });
  if (prices.length < 2) return null;
  const en = prices.map(({ groups, price }) => `${count(groups)}: ${figure(price)}×`).join(', ');
  const zh = prices.map(({ groups, price }) => `${count(groups)} 个时 ${figure(price)} 倍`).join('，');
  const told = text(`Time with 16 KiB each, compared with none: ${en}.`, `每组占 16 KiB，和不占相比的用时：${zh}。`);
  const why = whyRoom(prices);
  return text(`${told.en} ${why.en}`, `${told['zh-CN']}${why['zh-CN']}`);
}

function whyRoom(prices: readonly { readonly groups: number; readonly price: number }[]) {
  const dear = prices.find(({ price }) => price > SAME);
  if (!dear) return text('Up to here there is room enough.', '到此为止，地方还够。');
  if (dear === prices[0]) {
    return text(
      `It costs time for ${count(dear.groups)} already. Part of that has nothing to do with seats: WebGPU first sets the memory to zero.`,
      `${count(dear.groups)} 个时就已经多花时间了。其中一部分和座位无关：WebGPU 要先把这块内存清零。`,
    );
  }
  return text(
    `From ${count(dear.groups)} on it costs time: fewer of them fit on a compute unit at once, so the seats run out sooner.`,
    `从 ${count(dear.groups)} 个起开始多花时间：一个计算单元同时容下的组少了，座位更早坐满。`,
  );
}

export const lesson: Lesson = {
  ...cover,
  runs: {
    sweep: {
      title: text('The same work for more and more workgroups', '同样的工作，工作组越来越多'),
      patterns: [
        `parallel-slots:light:groups=${FINE},steps=4096`,
        `parallel-slots:wasm-threads:groups=${XS.join('|')}|1024,steps=4096`,
      ],
      small: [
        `parallel-slots:light:groups=${FINE_SMALL},steps=1024`,
        `parallel-slots:wasm-threads:groups=1|2|${XS.slice(1).join('|')},steps=1024`,
      ],
      budgetMs: 10_000,
      view: 'none',
    },
  },
  predictions: {
    rises: {
      kind: 'curve',
      run: 'sweep',
      question: text(
        'One workgroup takes some time; call it 1. How long will the GPU take for 4, 16, 64 and 256 of them, each with the same amount of work?',
        '跑一个工作组的用时算 1。再让 GPU 跑 4 个、16 个、64 个、256 个，每个的工作量都一样，用时会是多少？',
      ),
      xs: XS,
      xLabel: text('Workgroups', '工作组数'),
      yLabel: text('Multiple of one workgroup’s time', '一个工作组用时的倍数'),
      min: 1,
      max: 256,
      answer: rises,
      explain: explainRises,
    },
  },
  plays: {
    room: {
      question: text('Does it matter how much room each workgroup takes?', '每个工作组占多大地方，有没有关系？'),
      knob: text('Workgroups', '工作组数'),
      options: ROOMS.map((groups) => ({
        id: `${groups}`,
        label: text(`${count(groups)} workgroups`, `${count(groups)} 个工作组`),
      })),
      run: (option) => ({
        patterns: [`parallel-slots:light|roomy|wasm-threads:groups=${option},steps=4096`],
        small: [`parallel-slots:light|roomy|wasm-threads:groups=${option},steps=512`],
        budgetMs: 5000,
      }),
      finding: findRoom,
    },
  },
  challenges: {
    'at-once': {
      kind: 'own',
      needs: ['sweep'],
      question: text(
        'How many of these workgroups run at once on this machine?',
        '这样的工作组，这台机器上能同时跑多少个？',
      ),
      hint: text(
        'Follow the GPU’s figures from the left. As long as they stay at 1× nobody waits. Where do they first reach about 2×, and does the clock allow saying so?',
        '从左往右看 GPU 的数字。停在 1× 就是谁也不用等。它在哪里第一次到了 2× 左右？计时又够不够准，让人能这么说？',
      ),
      because: text(
        'While there are seats, more work costs no more time. A GPU is fast only when there is enough work to fill them.',
        '只要还有空位，多些工作也不多花时间。活儿多到能坐满，GPU 才快得起来。',
      ),
    },
  },
  hints,
  claims: {
    cores: {
      claim: text(
        '“A GPU is a chip with thousands of cores like those of a CPU.”',
        '“GPU 就是有几千个 CPU 那种核心的芯片。”',
      ),
      run: 'sweep',
      verdict(results) {
        const gpu = kernelMs(rowOf(results, 'sweep', 'light', { groups: 1 }));
        const cpu = kernelMs(rowOf(results, 'sweep', 'wasm-threads', { groups: 1 }));
        if (gpu === null || cpu === null) return null;
        const times = text(
          `One workgroup of 64 threads keeps one compute unit of the GPU or one core of the CPU busy: GPU ${duration(gpu)}, CPU with SIMD ${duration(cpu)}.`,
          `64 个线程的一个工作组，在 GPU 上占一个计算单元，在 CPU 上占一个核心：GPU ${duration(gpu)}，CPU 用 SIMD ${duration(cpu)}。`,
        );
        return {
          holds: 'no',
          because: text(
            `${times.en} What is counted in thousands are lanes: places in a wave, which all execute the same instruction. The compute units, nearest to cores, are far fewer.`,
            `${times['zh-CN']}数以千计的是通道：波里的一个个位置，都执行同一条指令。真正接近核心的是计算单元，数目少得多。`,
          ),
        };
      },
    },
    more: {
      claim: text('“Twice as many workgroups take twice as long.”', '“工作组多一倍，用时就多一倍。”'),
      run: 'sweep',
      verdict(results) {
        const reading = readingOf(treadsOf(results, 'sweep', 'light'));
        if (reading.kind === 'unclear') return null;
        if (reading.kind === 'rises') {
          return {
            holds: 'partly',
            because: text(
              'Here the time grows from the second workgroup on; on a chip with more seats it stays flat first.',
              '这里从第二个工作组起用时就在增长；座位多的芯片上，开头会先平一段。',
            ),
          };
        }
        const flat = reading.kind === 'step' ? reading.low : reading.most;
        return {
          holds: 'no',
          because: text(
            `From 1 to ${count(flat)} workgroups the time stayed the same here. Beyond the seats it does grow with the work.`,
            `这里从 1 个到 ${count(flat)} 个工作组，用时不变。座位坐满之后，才随工作一起增长。`,
          ),
        };
      },
    },
  },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
