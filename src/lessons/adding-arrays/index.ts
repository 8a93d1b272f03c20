import scalarCode from '../../../shaders/vector-add/scalar.wgsl?raw';
import { type Bounds, ratioOf } from '../../engine/stats/ratio.ts';
import { timeOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Guess, Lesson, Results } from '../lesson.ts';
import { fastest, rowOf, rowsOf } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';

/** No multiple of 64, so that the last workgroup is not full. */
const ODD = 1_000_003;
const GUARD = 'i >= problem.n';

/** The file with a guard that is too careful: it sends home the whole last workgroup. */
function tooCareful(code: string): string {
  if (!code.includes(GUARD)) throw new Error('scalar.wgsl has lost its guard.');
  return code.replace(GUARD, 'i >= problem.n / GROUP * GROUP');
}

/** Milliseconds of upload, kernel and readback. */
const wholeMs = (row: SummaryRow | null): number | null => (row && timeOf(row, 'endToEnd')?.median) ?? null;

/** Kernel's share of upload, kernel and readback of the GPU's fastest, in percent; a kernel is never more than all. */
function kernelShare(results: Results): Bounds | null {
  const row = fastest(rowsOf(results, 'add'), 'gpu');
  const [kernel, whole] = (['kernel', 'endToEnd'] as const).map((clock) => row && timeOf(row, clock));
  if (!kernel || !whole) return null;
  const { median, low, high } = ratioOf(kernel, whole);
  const percent = (share: number) => Math.min(100, 100 * share);
  return { median: percent(median), low: percent(low), high: percent(high) };
}

function explainShare(results: Results, guess: Guess) {
  const row = fastest(rowsOf(results, 'add'), 'gpu');
  const share = kernelShare(results)?.median ?? null;
  const all = wholeMs(row);
  if (share === null || !row?.kernelMs || all === null) return text('No time was measured.', '没有测得用时。');
  const kernel = duration(row.kernelMs.median);
  const whole = duration(all);
  const off = Math.abs(Number(guess) - share) <= 10;
  return text(
    `The kernel took ${kernel} of ${whole}: ${figure(share)}%. The rest is moving numbers in and out.${off ? ' You saw that coming.' : ''}`,
    `总共 ${whole}，内核只占 ${kernel}，即 ${figure(share)}%。其余都花在把数搬进搬出上。${off ? '你猜得很准。' : ''}`,
  );
}

const at = (n: number) => [`vector-add:scalar|vec4|js|wasm-threads:n=${n}`];

export const lesson: Lesson = {
  ...cover,
  runs: {
    add: {
      title: text('c = a + b, 4,194,304 elements', 'c = a + b，4,194,304 个元素'),
      patterns: at(2 ** 22),
      budgetMs: 8000,
      view: 'bars',
    },
  },
  predictions: {
    share: {
      kind: 'slider',
      run: 'add',
      question: text(
        'The GPU gets two arrays, adds them, and sends back the sum. What share of that time is the adding itself?',
        'GPU 收到两个数组，相加，再把和送回来。其中真正花在相加上的时间占百分之几？',
      ),
      min: 1,
      max: 100,
      scale: 'linear',
      unit: text('%', '%'),
      answer: (results) => kernelShare(results)?.median ?? null,
      interval: kernelShare,
      explain: explainShare,
    },
  },
  plays: {
    size: {
      question: text('Does the winner change with the number of elements?', '元素个数变了，赢家会变吗？'),
      knob: text('Elements', '元素个数'),
      options: [10, 14, 18, 22].map((power) => {
        const count = (2 ** power).toLocaleString('en');
        return { id: `${2 ** power}`, label: text(count, count) };
      }),
      run: (option) => ({ patterns: at(Number(option)), budgetMs: 6000 }),
      finding(results) {
        const ratios = [10, 14, 18, 22].flatMap((power) => {
          const rows = rowsOf(results, `size=${2 ** power}`);
          const gpu = fastest(rows, 'gpu')?.kernelMs;
          const cpu = fastest(rows, 'cpu')?.kernelMs;
          return gpu && cpu ? [{ n: 2 ** power, ratio: cpu.median / gpu.median }] : [];
        });
        const [first] = ratios;
        const last = ratios[ratios.length - 1];
        if (!first || ratios.length < 2) return null;
        const ahead = (ratio: number, zh: boolean) => {
          if (ratio >= 1)
            return zh
              ? `，GPU 内核的速度是 CPU 的 ${figure(ratio)} 倍`
              : `the GPU’s kernel is ${figure(ratio)}× faster`;
          return zh ? `，CPU 的速度是 GPU 内核的 ${figure(1 / ratio)} 倍` : `the CPU is ${figure(1 / ratio)}× faster`;
        };
        return text(
          `At ${first.n.toLocaleString('en')} elements ${ahead(first.ratio, false)}; at ${last.n.toLocaleString('en')}, ${ahead(last.ratio, false)}. Starting a kernel costs the same however little it does.`,
          `${first.n.toLocaleString('en')} 个元素时${ahead(first.ratio, true)}；${last.n.toLocaleString('en')} 个时${ahead(last.ratio, true)}。启动一次内核的开销是固定的，活儿再少也省不掉。`,
        );
      },
    },
  },
  challenges: {
    guard: {
      kind: 'wgsl',
      goal: 'correct',
      question: text(
        `This version sends home the whole last workgroup. With ${ODD.toLocaleString('en')} elements, no multiple of 64, the end of c is never written. Repair the guard.`,
        `这个版本把最后一个工作组整个拦了下来。${ODD.toLocaleString('en')} 不是 64 的倍数，c 的末尾就没有写到。请改好这句判断。`,
      ),
      edit: {
        shader: 'vector-add/scalar.wgsl',
        code: tooCareful(scalarCode),
        pattern: `vector-add:scalar:n=${ODD}`,
      },
      hint: text(
        'Which threads have nothing to do? Only those whose i is not an index of the array.',
        '哪些线程没有事做？只有 i 不是数组下标的那些。',
      ),
      because: text(
        'A guard compares the thread’s own index with the number of elements: whole workgroups are started, and the surplus threads of the last one go home.',
        '判断要拿线程自己的下标和元素个数比：启动的总是整个工作组，最后一组里多出来的线程直接返回。',
      ),
    },
  },
  hints,
  claims: {
    kernel: {
      claim: text(
        '“The GPU adds these arrays faster than the CPU, so adding arrays belongs on the GPU.”',
        '“GPU 加这两个数组比 CPU 快，所以数组相加就该放到 GPU 上。”',
      ),
      run: 'add',
      verdict(results) {
        const gpu = fastest(rowsOf(results, 'add'), 'gpu');
        const cpu = rowOf(results, 'add', 'wasm-threads') ?? fastest(rowsOf(results, 'add'), 'cpu');
        const all = wholeMs(gpu);
        if (!gpu?.kernelMs || all === null || !cpu?.kernelMs) return null;
        const kernelWins = gpu.kernelMs.median < cpu.kernelMs.median;
        const allWins = all < cpu.kernelMs.median;
        const times = {
          kernel: duration(gpu.kernelMs.median),
          all: duration(all),
          cpu: duration(cpu.kernelMs.median),
        };
        return {
          holds: allWins ? 'yes' : kernelWins ? 'partly' : 'no',
          because: text(
            `GPU kernel ${times.kernel}, GPU with the copies ${times.all}, CPU ${times.cpu}. What counts is where the data is before and after.`,
            `GPU 内核 ${times.kernel}，加上搬运 ${times.all}；CPU ${times.cpu}。关键要看数据原来在哪里、算完要到哪里去。`,
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
