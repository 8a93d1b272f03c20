import type en from '../en/compare.ts';
import type { Translation } from '../translation.ts';

export default {
  drawn_other: '共 {{count}} 份，画出 {{drawn}} 份',
  draw: '画出',
  drawAll: '全部画出',
  drawFirst: '只画前 {{count}} 份',
  table: '逐项比较',
  caption: '各项的内核用时，以及与 {{letter}} 的比较',
  case: '项目',
  faster: '速度为 {{times}} 倍',
  slower: '用时为 {{times}} 倍',
  range: '（{{low}}–{{high}}）',
  tie: '平手',
  few: '样本太少，无法比较',
  noisy: '波动太大，无法比较',
  none: '画出的这几份没有共同的、已计时的项目，用时无从比较。任务、选手和规模都一致，才算同一项。',
  fewer: '至少画出两份，才能逐项比较。',
} as const satisfies Translation<typeof en>;
