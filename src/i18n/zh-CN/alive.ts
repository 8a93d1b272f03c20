import type en from '../en/alive.ts';
import type { Translation } from '../translation.ts';

export default {
  sides: { legend: '由谁来算', gpu: 'GPU', software: 'GPU（软件）', cpu: 'CPU，全部核心' },
  waiting: '正在进行测量，结束后这里会继续。',
  stopped: '画面停住了',
  larger: '放大',
  smaller: '缩小',
  film: {
    title: '实时滤波',
    alt: '动画：转动的轮子、弹跳的球和移动的条纹，经过滤波：{{filter}}。',
    altCamera: '摄像头画面，经过滤波：{{filter}}。',
    filter: '滤波器',
    play: '播放',
    pause: '暂停',
    next: '下一帧',
    rate: '每秒 {{rate}} 帧',
    paused: '已暂停',
    kernelPaused: '这一帧的内核 {{time}}',
    kernel: '从取帧到上屏；内核 {{time}}',
    camera: '使用摄像头',
    cameraWaiting: '正在等待摄像头…',
    cameraOff: '关闭摄像头',
    cameraProblem: '没有它，动画照常播放。',
    note: '帧率统计最近一秒内从取帧到上屏的全过程，拷贝都算在内，最多不超过屏幕的刷新率。每一边的第一帧都用 float64 核对过。画面不会离开本页。',
  },
  plane: {
    title: '漫游曼德博集合',
    label:
      '曼德博集合。拖动或按方向键移动，加号、减号缩放，Home 键回到全貌。获得焦点后滚轮用来缩放，按 Esc 键滚轮恢复滚动页面。',
    in: '放大',
    out: '缩小',
    home: '全貌',
    seahorses: '海马谷',
    limit: 'f32 的尽头',
    drawing: '正在画…',
    time: '画一幅 {{time}}',
    proved: '只算内核，已用 float64 核对',
    moving: '只算内核，移动途中不核对',
    fine: '画面宽 {{span}}：f32 分得清每个像素',
    blocks: '画面宽 {{span}}：f32 不够用了，{{width}} 列里只有 {{columns}} 列不同',
    hints: {
      wheel: '要用滚轮缩放，请按住 Ctrl 或 ⌘，或先点一下画面。',
      touch: '用两根手指移动和缩放画面。',
    },
    note: '两边都用 f32 计算，约七位十进制数字：放大到此为止，与任何设置无关。用时只是跑一次的；要作比较，请做一次测量。',
  },
} as const satisfies Translation<typeof en>;
