import type en from '../en/kept.ts';
import type { Translation } from '../translation.ts';

export default {
  title: '这里保存了什么',
  lede: '你在 Lockstep 里做的事只保存在这台电脑的这个浏览器里，不会存到别处。之后使用这个浏览器的人也能在这里看到。',
  here: '目前保存着',
  items: {
    runs_other: '历史里的 {{count}} 次测量',
    classes_other: '{{count}} 个班级和其中提交的结果',
    course_other: '{{count}} 课的答案和进度',
    puzzles_other: '{{count}} 道解出的谜题',
    kernels_other: '编写台里的 {{count}} 个内核',
    texts_other: '编辑器里写到一半的 {{count}} 份代码',
    tuned_other: '{{count}} 组调优得到的配置',
    limits_other: '这台机器测得的上限',
    looks_other: '语言、外观、GPU 或图表中对照机器的选择',
  },
  nothing: '什么也没有保存。',
  program: 'Lockstep 自身的文件不在其中：它们会留下，以便离线使用。',
  take: {
    title: '想先带走',
    runs: '从历史页导出测量结果',
    classes: '把班级存成文件',
    course: '把课程进度存成文件',
    kernels: '在编写台里逐个打开内核，存成文件',
  },
  erase: '全部清除…',
  sure: {
    title: '清除以上全部内容？',
    text: '清除后无法恢复。这个标签页里正在进行的测量会中止。请先关闭其他 Lockstep 标签页，否则它们会把还显示着的内容重新存下来。',
    yes: '现在全部清除',
    no: '先留着',
  },
  erasing: '正在清除…',
  done: {
    title: '已全部清除',
    text: '在 Lockstep 里做过的事，这个浏览器里不再留有任何记录。',
    partly: '又有了新内容',
    again: '其他标签页在此期间又存下了内容，见下面的清单。请关闭其他标签页，再清除一次。',
  },
  trouble: {
    read: '浏览器不允许读取它的存储',
    readText:
      '存储被拒绝时，也不会保存任何东西：你做的事只维持到标签页关闭。若要确认，请在浏览器设置里清除本站的数据。',
    erase: '没能全部清除',
    eraseText: '浏览器的说明：“{{message}}”。请关闭其他 Lockstep 标签页再试一次，或在浏览器设置里清除本站的数据。',
  },
} as const satisfies Translation<typeof en>;
