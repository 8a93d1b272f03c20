import type en from '../en/reference.ts';
import type { Translation } from '../translation.ts';

export default {
  label: '对照一台录制过的机器',
  none: '不对照',
  name: '{{name}}（录制）',
  software: '{{name}}（软件）',
  told: '{{date}} 在 {{name}} 上用 {{browser}} 录制',
  toldOf: '{{date}} 用 {{browser}} 录制',
  between: '{{from}}至{{to}}',
  driver: '驱动 {{driver}}',
  pale: '淡色的标记：{{machine}}。它们不参与这里的任何倍数和结论。',
  notHere: '这个视图只说一台机器，不画 {{name}}。',
  nothing: '{{name}} 没有录制过这里的任何一项。',
  failed: '录制的结果没能加载，其他内容不受影响；联网后再选一次即可。',
  limit: '{{name}} {{gflops}} GFLOP/s',
  other: '录制于',
  lacks: '{{name}} 没有录制过这一项，图上仍是原来的。',
} as const satisfies Translation<typeof en>;
