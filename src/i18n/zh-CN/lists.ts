import type en from '../en/lists.ts';
import type { Translation } from '../translation.ts';

export default {
  shown: '已显示 {{shown}} 条，共 {{all}} 条。',
  whole: '共 {{all}} 条，已全部显示。',
  more_other: '再显示 {{count}} 条（共 {{all}} 条）',
  rest_other: '显示其余 {{count}} 条（共 {{all}} 条）',
  all: '全部显示（{{all}} 条）',
  allSlow: '全部显示（{{all}} 条，要等一会儿）',
} as const satisfies Translation<typeof en>;
