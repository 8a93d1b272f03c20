/**
 * Which way leads to a machine that runs CUDA, or what takes its place. Sources: NVIDIA's installation guides for Linux and
 * Windows and the CUDA on WSL user guide, conda-forge's page on CUDA packages, AMD's ROCm documentation, Intel's oneAPI
 * installation guide, Apple's Metal documentation. Versions are left out of the commands where those pages change them
 * often: the pages say which. Pure.
 */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';
import type { Advice } from './advice.ts';
import { CUDA_ANSWERS } from './advice-cuda.ts';
import { OTHER_ANSWERS } from './advice-others.ts';

export const ANSWERS = { ...CUDA_ANSWERS, ...OTHER_ANSWERS } as const satisfies Readonly<Record<string, Advice>>;

interface Choice {
  readonly id: string;
  readonly label: LocalText;
  /** The question that comes next, or the answer. */
  readonly leads: { readonly question: string } | { readonly advice: keyof typeof ANSWERS };
}

export interface Question {
  readonly id: string;
  readonly asks: LocalText;
  readonly choices: readonly Choice[];
}

const to = (question: string) => ({ question });
const end = (advice: keyof typeof ANSWERS) => ({ advice });

const choice = (id: string, label: LocalText, leads: Choice['leads']): Choice => ({ id, label, leads });

const NVIDIA = text('NVIDIA', 'NVIDIA');
const AMD = text('AMD', 'AMD');
const INTEL = text('Intel', 'Intel');

export const QUESTIONS: readonly Question[] = [
  {
    id: 'where',
    asks: text('Where is the GPU that you want to use?', '用来计算的 GPU 在哪里？'),
    choices: [
      choice('linux', text('In this machine, under Linux', '在这台电脑里，用 Linux'), to('linux')),
      choice('windows', text('In this machine, under Windows', '在这台电脑里，用 Windows'), to('windows')),
      choice('mac', text('In a Mac', '在 Mac 里'), end('mac')),
      choice('rented', text('In a machine that I rent', '在租来的机器里'), to('rented')),
      choice('none', text('There is none', '没有 GPU'), end('none')),
    ],
  },
  {
    id: 'linux',
    asks: text(
      'Who made it? lspci | grep -Ei "vga|3d|display" tells.',
      '是哪一家的？用 lspci | grep -Ei "vga|3d|display" 看。',
    ),
    choices: [
      choice('nvidia', NVIDIA, to('purpose')),
      choice('amd', AMD, end('rocm')),
      choice('intel', INTEL, end('intel')),
    ],
  },
  {
    id: 'purpose',
    asks: text('What do you want to do with it?', '你想用它做什么？'),
    choices: [
      choice(
        'run',
        text('Run what others have built, such as PyTorch', '运行别人编译好的，例如 PyTorch'),
        end('readyMade'),
      ),
      choice('build', text('Build CUDA programs of my own', '编译自己的 CUDA 程序'), to('source')),
    ],
  },
  {
    id: 'source',
    asks: text('Where do you want the toolkit from? Ubuntu is the example.', '工具包从哪里来？以 Ubuntu 为例。'),
    choices: [
      choice('distribution', text('From the distribution: least work', '从发行版来：最省事'), end('distribution')),
      choice(
        'installer',
        text('From NVIDIA: the newest, or a certain one', '从 NVIDIA 来：要最新的，或者某一版'),
        end('installer'),
      ),
      choice(
        'conda',
        text('Into a conda environment: without root, several side by side', '装进 conda 环境：不用 root，几版并存'),
        end('conda'),
      ),
    ],
  },
  {
    id: 'windows',
    asks: text('Who made it? Task Manager, Performance, GPU tells.', '是哪一家的？看任务管理器的“性能”里的 GPU。'),
    choices: [
      choice('nvidia', NVIDIA, to('side')),
      choice('amd', AMD, end('hipWindows')),
      choice('intel', INTEL, end('intel')),
    ],
  },
  {
    id: 'side',
    asks: text('On which side do you want to work?', '你想在哪一边工作？'),
    choices: [
      choice('native', text('In Windows itself', '就在 Windows 里'), end('windows')),
      choice('wsl', text('In Linux inside Windows (WSL 2)', '在 Windows 里的 Linux（WSL 2）'), end('wsl')),
    ],
  },
  {
    id: 'rented',
    asks: text('What does nvidia-smi say there?', '在那台机器上，nvidia-smi 怎么说？'),
    choices: [
      choice('table', text('A table with a card in it', '一张表，里面有显卡'), to('compiler')),
      choice('missing', text('Command not found, or no devices', '找不到命令，或者没有设备'), end('noDriver')),
    ],
  },
  {
    id: 'compiler',
    asks: text('And nvcc --version?', '那 nvcc --version 呢？'),
    choices: [
      choice('release', text('A release number', '有版本号'), end('ready')),
      choice('missing', text('Command not found', '找不到命令'), end('toolkitAlone')),
    ],
  },
];

/** By question, the choice that was made; of questions that no longer lie on the way some may remain. */
export type Chosen = Readonly<Record<string, string>>;

export interface Way {
  /** In their order; the last may still wait for its answer. */
  readonly questions: readonly Question[];
  readonly advice: Advice | null;
}

export function wayOf(chosen: Chosen): Way {
  const questions: Question[] = [];
  let next = QUESTIONS.find(({ id }) => id === 'where');
  while (next) {
    questions.push(next);
    const { choices, id } = next;
    const made = choices.find((one) => one.id === chosen[id]);
    if (!made) break;
    const { leads } = made;
    if ('advice' in leads) return { questions, advice: ANSWERS[leads.advice] };
    next = QUESTIONS.find((one) => one.id === leads.question);
  }
  return { questions, advice: null };
}
