/** What a reading of the staircase says, and the field's words. */
import type { LocalText } from '../../engine/contract.ts';
import type { TermId } from '../../ui/terms/terms.ts';
import { text } from '../text.ts';
import type { Reading } from './staircase.ts';

const count = (value: number) => value.toLocaleString('en');

const UNCLEAR = {
  missing: text(
    'The GPU’s part of the staircase is missing here, so there is nothing to read off.',
    '这里缺少 GPU 的那一段，读不出台阶。',
  ),
  coarse: text(
    'This browser’s timer is too coarse for times this short: what looks like steps would be those of the clock. So none are drawn.',
    '这里的计时器太粗，量不准这么短的用时：看上去像台阶的，其实是时钟的刻度。所以不画。',
  ),
  unsteady: text(
    'The times vary more than a step is high; another program may be busy. Drawing them would be drawing noise. Measure again when it is quiet.',
    '用时的波动比一级台阶还大，可能有别的程序在忙。画出来也只是噪声。等机器闲下来再测一次。',
  ),
} as const;

/** @param software the adapter is a processor that plays GPU */
export function sayReading(reading: Reading, software: boolean): LocalText {
  switch (reading.kind) {
    case 'step': {
      const [low, high] = [count(reading.low), count(reading.high)];
      const whose = software
        ? text(' On a software adapter the seats are your CPU’s cores.', '软件适配器上的座位就是 CPU 的核心。')
        : text('', '');
      return text(
        `Up to ${low} workgroups take no longer than one; ${high} take about twice as long or more. In between the seats ran out.${whose.en}`,
        `${low} 个工作组以内，用时和一个时一样；到 ${high} 个，用时已是大约两倍或更多。座位就是在这中间坐满的。${whose['zh-CN']}`,
      );
    }
    case 'rises':
      return software
        ? text(
            'Two workgroups already take longer than one: no flat part is to be seen. This adapter is software; its seats are the few cores of your CPU, and other programs sit on them too.',
            '两个工作组就已经比一个慢，看不到平的一段。这是软件适配器，座位就是 CPU 那几个核心，别的程序也要坐。',
          )
        : text(
            'Two workgroups already take longer than one: no flat part is to be seen here.',
            '两个工作组就已经比一个慢，这里看不到平的一段。',
          );
    case 'flat':
      return text(
        `Up to ${count(reading.most)} workgroups nobody has to wait: the time does not double within this sweep. This GPU has more seats than we asked for.`,
        `${count(reading.most)} 个工作组以内谁也不用等：测到这里，用时还没有翻倍。这块 GPU 的座位比我们要的还多。`,
      );
    default:
      return UNCLEAR[reading.why];
  }
}

interface Name {
  /** Where the makers' words for it are. */
  readonly id: TermId;
  readonly term: LocalText;
  readonly means: LocalText;
}

/** WebGPU's word where it has one. */
export const NAMES: readonly Name[] = [
  {
    id: 'compute-unit',
    term: text('compute unit', '计算单元'),
    means: text('what comes closest to a core of a CPU', '最接近 CPU 核心的东西'),
  },
  {
    id: 'workgroup',
    term: text('workgroup', '工作组（workgroup）'),
    means: text('threads that share one compute unit', '同在一个计算单元里的一组线程'),
  },
  {
    id: 'thread',
    term: text('invocation (thread)', '线程（invocation）'),
    means: text('one run of the kernel’s code', '把内核代码跑一遍'),
  },
  {
    id: 'subgroup',
    term: text('subgroup, wave', '子组（subgroup），俗称波'),
    means: text('threads that execute the same instruction together', '一起执行同一条指令的线程'),
  },
  {
    id: 'workgroup-memory',
    term: text('workgroup memory', '工作组内存'),
    means: text('small and near, shared by a workgroup', '小而近，工作组内共用'),
  },
  {
    id: 'occupancy',
    term: text('occupancy', '占用率（occupancy）'),
    means: text('share of a compute unit’s seats for waves that are taken', '计算单元的波座位坐了几成'),
  },
];
