import type en from '../en/moving.ts';
import type { Translation } from '../translation.ts';

export default {
  title: '看它继续走',
  contender: '由谁计算',
  alone: '计算者：{{name}}',
  start: '起始画面',
  caption: '迭代 {{iterations}} 次之后，每次 {{each}}',
  alt: '{{work}}：由“{{name}}”一次次迭代算出的画面，越亮表示越多。',
  stop: '停止',
  again: '从头开始',
  problem: '走不下去了',
} as const satisfies Translation<typeof en>;
