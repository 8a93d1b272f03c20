import type en from '../en/limit.ts';
import type { Translation } from '../translation.ts';

export default {
  title: '这台机器的上限',
  lede: '只做乘加能算多快，搬运任何缓存都装不下的数据又能多快。内核再快也快不过两者中较低的那个，因此每个内核都能标出达到了几成。',
  invite: '花 10 到 20 秒测一次这台机器的上限，之后每个内核都会标出达到了几成。',
  start: '测量这台机器的上限',
  again: '重新测量',
  forget: '清除记录',
  running: '正在测量上限',
  failed: '没有测到完整的上限：有的项目被中止或失败了。之前的记录仍然有效；请关掉其他程序再试。',
  notKept: '这个浏览器不保存数据，关闭页面后上限就会丢失。',
  stale: '这是在别的浏览器或别的 GPU 上测的（{{place}}）。在这里重新测一次，才能看到比例。',
  measured: '测于 {{date}}。同时运行的其他程序会让测得的上限偏低。',
  side: '哪一边',
  sides: { gpu: 'GPU', cpu: 'CPU，全部核心' },
  arithmetic: '算力',
  memory: '内存',
  ridge: '低于此强度由内存决定',
  perByte: '{{value}} FLOP/字节',
  none: '没有测',
  of: '上限的 {{share}}',
  both: '{{gflops}} GFLOP/s，{{gbps}} GB/s',
  details: '详情',
  column: '占上限',
  note: '“上限”是这台机器测出来的最高水平：算力和内存，哪个先把内核卡住，就取哪个。',
  about: '上限是怎么来的',
} as const satisfies Translation<typeof en>;
