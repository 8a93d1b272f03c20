import type en from '../en/common.ts';
import type { Translation } from '../translation.ts';

export default {
  name: 'Lockstep',
  nav: {
    label: '页面',
    home: '比一场',
    lessons: '课程',
    lab: '实验台',
    workbench: '编写台',
    device: '设备',
    history: '历史',
    skip: '跳到正文',
  },
  footer: '一切都在这台机器上测量，数据也只留在这里。只有你主动分享的链接才会把结果带出去。',
  title: '{{page}} · Lockstep',
  language: { switchTo: '语言：切换到 {{language}}', linked: '这个链接指向{{language}}页面；你选择的是中文。' },
  theme: { label: '外观', system: '自动', light: '浅色', dark: '深色' },
  loading: '正在加载…',
  cancel: '取消',
  cancelling: '正在取消…',
  left: {
    seconds_other: '约剩 {{count}} 秒',
    longer: '这台机器测这些较慢，比预计的时间长，仍在继续',
  },
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  details: '详情',
  table: '以表格显示',
  unknown: '未告知',
  yes: '是',
  no: '否',
  sides: { cpu: 'CPU', gpu: 'GPU' },
  notFound: {
    title: '没有这个页面',
    text: '这个地址不对应 Lockstep 的任何页面，可能是复制时被截断了。',
    home: '回到首页',
  },
} as const satisfies Translation<typeof en>;
