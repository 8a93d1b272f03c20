import type en from '../en/alive.ts';
import type { Translation } from '../translation.ts';

export default {
  sides: { legend: '由谁来算', gpu: 'GPU', software: 'GPU（软件）', cpu: 'CPU，全部核心' },
  waiting: '正在进行测量，结束后这里会继续。',
  stopped: '画面停住了',
  larger: '放大',
  smaller: '缩小',
  film: {
    title: '滤波器现场',
    alt: '动画：转动的轮子、弹跳的球和移动的条纹，经过滤波：{{filter}}。',
    altCamera: '摄像头画面，经过滤波：{{filter}}。',
    filter: '滤波器',
    play: '播放',
    pause: '暂停',
    next: '下一帧',
    rate: '每秒 {{rate}} 帧',
    paused: '已暂停',
    kernel: '从取帧到上屏；内核 {{time}}',
    camera: '使用摄像头',
    cameraWaiting: '正在等待摄像头…',
    cameraOff: '关闭摄像头',
    cameraProblem: '没有它，动画照常播放。',
    note: '帧率统计最近一秒内从取帧到上屏的全过程，搬运都算在内，最多不超过屏幕的刷新率。每一边的第一帧都用 float64 核对过。画面不会离开本页。',
  },
} as const satisfies Translation<typeof en>;
