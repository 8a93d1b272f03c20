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
  uncounted: {
    runs: '历史里的测量（如果有）',
    classes: '班级和其中提交的结果（如果有）',
    course: '课程的答案和进度（如果有）',
    puzzles: '解出的谜题（如果有）',
    kernels: '编写台里的内核（如果有）',
    texts: '编辑器里写到一半的代码（如果有）',
    tuned: '调优得到的配置（如果有）',
    limits: '这台机器测得的上限（如果有）',
    looks: '语言、外观、GPU 或图表中对照机器的选择（如果有）',
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
    read: '有些内容没能清点',
    because: {
      refused:
        '测量结果和班级存在浏览器的数据库里，而浏览器不允许读取它。清单里没有数字的，可能有，也可能没有。若要确认，请在浏览器设置里清除本站的数据。',
      newer:
        '测量结果和班级所在的数据库已被更新版本的 Lockstep 改动。请重新加载本页，换到新版本。在这里清除也同样有效。',
      silent:
        '测量结果和班级存在浏览器的数据库里，而浏览器没有回应。请关闭其他 Lockstep 标签页，再重新加载本页。只要没有别的标签页占用，照样可以全部清除。',
      other: '清点用的那部分程序没能加载。请检查网络，再重新加载本页。清除不受影响。',
    },
    erase: '没能全部清除',
    eraseText: '浏览器的说明：“{{message}}”。请关闭其他 Lockstep 标签页再试一次，或在浏览器设置里清除本站的数据。',
  },
} as const satisfies Translation<typeof en>;
