import type en from '../en/errors.ts';
import type { Translation } from '../translation.ts';

/** 顺序：出了什么事，什么还能用，可以怎么办。 */
export default {
  page: {
    title: '页面出错了',
    text: '其他页面和已保存的结果不受影响。请重新加载；如果再次出现，出错信息是：{{message}}',
    reload: '重新加载',
  },
  noWebgpu: {
    title: '这个浏览器没有 WebGPU',
    works: '各项测量中的 CPU 部分照常进行。',
    todo: '想让 GPU 也上场，请换用新版 Chrome、Edge、Firefox 或 Safari，并通过 https 或 localhost 打开本页。',
  },
  notSecure: {
    title: '本页不是安全页面，用不了 WebGPU',
    works: '各项测量中的 CPU 部分照常进行，只是线程之间不能共享内存。',
    todo: '请通过 https 打开，或在提供网页的那台机器上用 localhost 打开；到那时才知道浏览器有没有 WebGPU。',
  },
  noAdapter: {
    title: '浏览器没有提供 GPU',
    works: '浏览器支持 WebGPU，但没找到可用的显卡。各项测量中的 CPU 部分照常进行。',
    todo: '请在浏览器设置里打开硬件加速、更新显卡驱动，然后重启浏览器。',
  },
  adapterThrew: {
    title: '请求 GPU 时出错',
    works: '浏览器的回答是：“{{message}}”。各项测量中的 CPU 部分照常进行。',
    todo: '请重启浏览器；如果仍然出错，请更新显卡驱动。',
  },
  software: {
    title: '软件适配器：这个 GPU 其实是 CPU',
    line: '软件适配器（{{name}}）：这个 GPU 其实是 CPU。',
    works: '浏览器用 CPU 模拟出一个 GPU（{{name}}）。所有功能都能用，但数字不能代表显卡。',
    todo: '如果这台机器有 GPU，请在浏览器设置里打开硬件加速。',
  },
  notIsolated: {
    title: '这里的 CPU 线程靠复制交换数据',
    works:
      '线程之间不能共享内存（本页没有跨源隔离，或浏览器不提供共享内存），只能把数据来回传递，会稍慢一些；页面时钟也更粗。',
    todo: '请重新加载；如果依旧如此，是浏览器设置或网站主机不允许隔离。',
  },
  hidden: {
    title: '测量时标签页曾被隐藏',
    works: '期间的样本已丢弃，计入结果的样本都取自页面在前台的时候。',
    todo: '测量时请让本标签页保持在前台。',
  },
  deviceLost: {
    title: '测量途中 GPU 丢失',
    works: '驱动重置了设备。已重新启动一次，其余部分照常测完。',
    todo: '如果反复出现，请换小一些的规模，或更新显卡驱动。',
  },
  gpuGone: {
    title: 'GPU 丢失后没有恢复',
    works: '驱动不止一次重置了它，此后浏览器不再提供 GPU。之前测得的仍然有效，CPU 部分也照常测完。',
    todo: '请重启浏览器找回 GPU；之后换小一些的规模，或更新显卡驱动。',
  },
  stopped: {
    title: '测量提前结束',
  },
  nothingMeasured: {
    title: '什么都没测出来',
  },
  gpuFailed: {
    title: 'GPU 没有给出结果',
    works: 'CPU 部分照常测完。',
  },
  notKept: {
    title: '这次结果没有存入历史',
    refused: '浏览器没有保存：可能是隐私窗口，或存储被禁用。允许本站存储数据之后，下一次结果就会保存。',
    unloaded: '保存结果的那部分程序没能加载，可能是网络断了。网络恢复后，下一次结果就能保存。',
    full: '浏览器的存储空间已满。删掉一些旧结果之后，下一次结果就会保存。',
    newer:
      '这个浏览器里的历史是由更新版本的 Lockstep 写下的，眼前这一版不能改动它。重新加载本页换成新版本之后，下一次结果就会保存。',
    silent: '浏览器的存储没有回应。关掉 Lockstep 的其他标签页或重启浏览器之后，下一次结果就会保存。',
    unsureTitle: '这次结果不一定存进了历史',
    unsure: '结果已交给浏览器，但一分钟都没有说明是否存好。可以到“历史”里看一看，或重新加载本页。',
    todo: '这一次的结果在关闭标签页之前都留在页面上：可以分享成链接，也可以导出。',
  },
} as const satisfies Translation<typeof en>;
