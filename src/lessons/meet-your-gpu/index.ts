import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Guess, Lesson, Results } from '../lesson.ts';
import { fastest, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { LINES } from './answers.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { SOURCE_TEXTS, type Source } from './sources.ts';

const adapterOf = (results: Results) => results.hello?.summary.environment.adapter ?? null;

/** Whether a page learned the model: WebGPU has two fields for it, and browsers usually leave them empty. */
function namesItself(results: Results): 'yes' | 'no' | null {
  const adapter = adapterOf(results);
  if (!adapter) return null;
  return adapter.device || adapter.description ? 'yes' : 'no';
}

function explainName(results: Results, guess: Guess) {
  const adapter = adapterOf(results);
  const told = namesItself(results);
  if (!adapter || told === null) {
    return text('This browser reaches no GPU, so there was nobody to ask.', '这个浏览器用不了 GPU，问不到。');
  }
  const words = [adapter.vendor, adapter.architecture, adapter.device, adapter.description].filter(Boolean);
  const said = words.join(', ') || '—';
  const zh = words.join('、') || '—';
  const met = guess === told;
  return told === 'yes'
    ? text(
        `It said: ${said}. That names a device${met ? ', as you thought' : ''}; many browsers leave it out.`,
        `它说的是：${zh}。${met ? '不出你所料，' : ''}具体设备说出来了；不少浏览器会略去这一项。`,
      )
    : text(
        `It said: ${said}. The family, not the model${met ? ', as you thought' : ''}: a model would help to recognise you.`,
        `它说的是：${zh}。${met ? '不出你所料，' : ''}只说了系列，没说型号：型号会让你更容易被认出来。`,
      );
}

const command = (source: Source) => {
  const { command: line } = SOURCE_TEXTS[source];
  return { id: source, label: text(line, line) };
};

export const lesson: Lesson = {
  ...cover,
  runs: {
    hello: {
      title: text('One multiplication of two 256 × 256 matrices', '两个 256 × 256 矩阵相乘一次'),
      patterns: ['matmul:registers|wasm-threads|js-blocked:n=256'],
      budgetMs: 6000,
      view: 'bars',
    },
  },
  predictions: {
    name: {
      kind: 'choice',
      run: 'hello',
      question: text(
        'Asked through WebGPU, will your browser tell this page the exact model of your GPU?',
        '通过 WebGPU 去问，浏览器会把 GPU 的具体型号告诉这个网页吗？',
      ),
      options: [
        { id: 'yes', label: text('Yes, the model', '会，说出型号') },
        { id: 'no', label: text('No, only the family', '不会，只说系列') },
      ],
      answer: namesItself,
      explain: explainName,
    },
  },
  plays: {},
  challenges: {
    match: {
      kind: 'match',
      question: text(
        'Somebody read you one line each. Which command was it from?',
        '有人给你各念了一行。分别出自哪条命令？',
      ),
      items: LINES,
      places: (['browser', 'nvidia-smi', 'lspci', 'lshw', 'inxi'] as const).map(command),
      hint: text(
        'One of them knows what the card is doing, one only numbers on a bus, one the operating system’s driver, one your screen, one what a shader may use.',
        '其中一条知道显卡在忙什么，一条只认总线上的编号，一条知道操作系统用的驱动，一条知道屏幕，还有一条知道着色器能用多少。',
      ),
      because: text(
        'Each looks from another place: driver, bus, operating system, desktop, browser sandbox.',
        '它们各看各的：驱动、总线、操作系统、桌面、浏览器沙箱。',
      ),
    },
  },
  hints,
  claims: {
    temperature: {
      claim: text(
        '“This page knows how hot your GPU is and how much of its memory is in use.”',
        '“这个网页知道你的 GPU 有多热、显存用了多少。”',
      ),
      run: 'hello',
      verdict(results) {
        const environment = results.hello?.summary.environment;
        if (!environment) return null;
        // Whether it is software is our own reading of these.
        const { software: _, ...fields } = environment.adapter ?? { software: false };
        const names = Object.keys(fields);
        return {
          holds: 'no',
          because: text(
            `All that the browser told about the adapter through WebGPU has these names: ${names.join(', ') || '—'}. Neither temperature nor memory in use is among them.`,
            `浏览器通过 WebGPU 对适配器的全部说明只有这几项：${names.join('、') || '—'}。没有温度，也没有显存占用。`,
          ),
        };
      },
    },
    faster: {
      claim: text('“A machine with a GPU computes on it faster.”', '“有 GPU 的机器，放到 GPU 上算总是更快。”'),
      run: 'hello',
      verdict(results) {
        const rows = rowsOf(results, 'hello');
        const gpu = fastest(rows, 'gpu');
        const cpu = fastest(rows, 'cpu');
        const ratio = speedup(cpu, gpu);
        if (!ratio || isNoisy(ratio) || !gpu?.kernelMs || !cpu?.kernelMs) return null;
        const times = text(
          `GPU ${duration(gpu.kernelMs.median)}, CPU ${duration(cpu.kernelMs.median)}.`,
          `GPU ${duration(gpu.kernelMs.median)}，CPU ${duration(cpu.kernelMs.median)}。`,
        );
        if (ratio.tie) return { holds: 'no', because: text(`${times.en} A tie.`, `${times['zh-CN']}不分上下。`) };
        return ratio.median > 1
          ? {
              holds: 'yes',
              because: text(
                `${times.en} Here the GPU is ${figure(ratio.median)}× faster at this work. Not at all work, as later lessons show.`,
                `${times['zh-CN']}这项计算，GPU 的速度是 CPU 的 ${figure(ratio.median)} 倍。但不是什么计算都这样，后面的课会讲到。`,
              ),
            }
          : {
              holds: 'no',
              because: text(
                `${times.en} Here the CPU is ${figure(1 / ratio.median)}× faster at this work.`,
                `${times['zh-CN']}这项计算，CPU 的速度反而是 GPU 的 ${figure(1 / ratio.median)} 倍。`,
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
