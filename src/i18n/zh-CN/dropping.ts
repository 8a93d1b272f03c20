import type en from '../en/dropping.ts';
import type { Translation } from '../translation.ts';

export default {
  looking: '正在查看拖入的内容…',
  nothing: '拖入的内容里没有文件。',
  left_other: '有 {{number}} 个文件没有读',
  leftMore_other: '还有 {{number}} 个以上的文件没有读',
  leftUnknown: '没有全部看完',
  read_other: '文件太多，一次读不完：已读前 {{number}} 个。',
  parts: '其余的请分几次拖入，每次最多 {{most}} 个；也可以只拖入放着所需文件的那个文件夹。已有的不会重复收入。',
  unopened: '有内容浏览器没能打开',
  unopenedMore_other: '……另有 {{count}} 个。',
  again: '可能已被移动，也可能没有读取权限。其余的都已读完。请再拖一次，或用按钮选择。',
} as const satisfies Translation<typeof en>;
