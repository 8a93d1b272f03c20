import type en from '../en/moving.ts';
import type { Translation } from '../translation.ts';

export default {
  title: '看它继续走',
  contender: '由谁计算',
  alone: '计算者：{{name}}',
  start: '起始画面',
  caption_other: '迭代 {{iterations}} 次之后，每次 {{each}}',
  alt: '{{work}}：由“{{name}}”一次次迭代算出的画面，越亮表示越多。',
  stop: '停止',
  again: '从头开始',
  problem: '没法继续',
  brush: {
    label: '{{work}}：可以用鼠标或手指在上面画，也可以用方向键移动标记，按回车键画一笔。',
    kind: '画什么',
    hint: '用鼠标或笔随意画；用手指请横着画，上下滑会滚动页面。键盘：方向键移动标记，加 Shift 走得更远；回车键在那里画一笔。',
    at: '标记：距左边 {{x}}，距上边 {{y}}',
    clear: '清除所有热源',
    back: '恢复原来的热源',
  },
} as const satisfies Translation<typeof en>;
