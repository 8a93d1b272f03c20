import type en from '../en/bench.ts';
import type { Translation } from '../translation.ts';

export default {
  now: {
    race: '比赛正在进行。',
    lab: '实验台正在测量：{{what}}。',
    lesson: '课程正在测量：{{what}}。',
    shader: '课程正在试跑你改过的 {{what}}。',
    puzzle: '正在检查你的谜题答案：{{what}}。',
    drawing: '正在画图。',
    rerun: '正在本机重跑别人分享的结果。',
    tuning: '实验台正在针对这台设备调优：{{what}}。',
    sustained: '实验台正在持续运行一个内核：{{what}}。',
    workbench: '编写台正在试一个内核：{{what}}。',
    class: '正在测量班级的任务单。',
    limit: '正在测量这台机器的上限。',
  },
  one: '同一时间只能进行一项，否则两边的计时都不准。请等它结束，或停下它。',
  instead: '停下它，开始这一项',
  ending: '正在停止…',
} as const satisfies Translation<typeof en>;
