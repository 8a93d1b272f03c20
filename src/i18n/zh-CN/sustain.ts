import type en from '../en/sustain.ts';
import type { Translation } from '../translation.ts';

export default {
  title: '持续运行',
  text: '让一个内核一批接一批跑上一分钟，看这台机器能不能保持速度，还是越热越慢。第一批之前和最后一批之后都会核对输出。',
  contender: '选手',
  size: '规模',
  time: '时长',
  seconds: '{{count}} 秒',
  minutes_other: '{{count}} 分钟',
  start: '开始运行',
  again: '再跑一次',
  none: '请先选一个选手和一个规模。',
  progress: '持续运行的进度',
  phase: {
    prepare: '正在准备…',
    verify: '正在核对输出…',
    'warm-up': '正在预热…',
    sample: '{{done}} / {{all}} 秒',
  },
  stop: '停止',
  stopping: '正在停止…',
  chart: '{{name}}：速率随时间的变化',
  help: '全部数字见下面的表格。',
  axis: '从第一批开始的秒数',
  early: '最初 {{seconds}} 秒',
  late: '最后 {{seconds}} 秒',
  kept: '{{name}}保持了速度：最后 {{seconds}} 秒的速率是最初 {{seconds}} 秒的 {{times}} 倍（{{low}}–{{high}}），算平手。',
  slower:
    '{{name}}慢了 {{percent}}：最后 {{seconds}} 秒的速率是最初 {{seconds}} 秒的 {{times}} 倍（{{low}}–{{high}}）。',
  faster:
    '{{name}}快了 {{percent}}：最后 {{seconds}} 秒的速率是最初 {{seconds}} 秒的 {{times}} 倍（{{low}}–{{high}}）。',
  noisy: '{{name}}的波动太大，前后无从比较：{{times}} 倍（{{low}}–{{high}}）。请关掉其他正在运行的程序，再跑一次。',
  few: '{{name}}跑完了，但首尾两段里结束的批次太少，前后无从比较。请延长时间，或换小一些的规模。',
  provisional: '最后一批的输出核对之前，这些都是暂定的。',
  proved: '每个点由那一秒里结束的整批组成；内核在 {{busy}} 的时间里都在运行。最后几批的输出已核对。',
  machine: '{{adapter}} · {{browser}} · {{os}}',
  noGpu: '无 GPU',
  cancelled: '运行 {{seconds}} 秒后被你停止；到那时为止的部分已核对，照样算数。',
  failed: {
    title: '这次持续运行没有结果',
    wrong: '输出有误，用时都不算数：{{problem}}',
  },
  table: {
    caption: '逐秒的速率',
    from: '秒',
    batches: '批数',
    time: '单次迭代',
    rate: '速率',
    range: '{{from}}–{{to}}',
  },
} as const satisfies Translation<typeof en>;
