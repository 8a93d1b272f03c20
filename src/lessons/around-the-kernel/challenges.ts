/** Two tasks on the lines of the page. Their answers are held to the page itself, and to what it does in a browser. */
import type { Challenge, Option } from '../lesson.ts';
import { text } from '../text.ts';

/** Calls of the page that cannot change places; their ids do not give away the order. */
export const CALLS = [
  { id: 'ask', call: 'navigator.gpu?.requestAdapter()', shown: 'navigator.gpu.requestAdapter()' },
  { id: 'connect', call: 'adapter.requestDevice({', shown: 'adapter.requestDevice(…)' },
  { id: 'memory', call: 'onGpu[name] = device.createBuffer({', shown: 'device.createBuffer(…)' },
  { id: 'bind', call: 'const tensors = device.createBindGroup({', shown: 'device.createBindGroup(…)' },
  { id: 'start', call: 'pass.dispatchWorkgroups(...workgroups)', shown: 'pass.dispatchWorkgroups(…)' },
  { id: 'copy', call: 'encoder.copyBufferToBuffer(', shown: 'encoder.copyBufferToBuffer(…)' },
  { id: 'go', call: 'device.queue.submit([encoder.finish()])', shown: 'device.queue.submit(…)' },
  { id: 'await', call: 'await buffer.mapAsync(GPUMapMode.READ)', shown: 'await buffer.mapAsync(…)' },
] as const;

export const order: Challenge = {
  kind: 'order',
  question: text(
    'Eight calls of the page, mixed up. In which order do they stand?',
    '网页里的八个调用，次序打乱了。它们原来的次序是什么？',
  ),
  items: () => CALLS.map(({ id, shown }): Option => ({ id, label: text(`\`${shown}\``, `\`${shown}\``) })),
  hint: text(
    'What does each need that another one gives? A device comes from an adapter, a bind group names buffers.',
    '每一个要用到哪一个给出的东西？设备从适配器来，绑定组要写明缓冲区。',
  ),
  because: text(
    'Ask, connect, make room, say what stands where, write down the start and the copy, hand all of it over, wait. Only the last two have to do with time; the others are preparation.',
    '询问、连接、腾出内存、说明什么在哪里、写下启动和复制、一并交出去、等待。只有最后两步才和时间有关，其余都是准备。',
  ),
};

export type Outcome = 'zeros' | 'tail' | 'refused' | 'throws';

/** Lines taken out of the page or changed, and what the page does then. */
export const CUTS: readonly {
  readonly id: string;
  readonly line: string;
  readonly put: string;
  readonly shown: string;
  readonly does: Outcome;
}[] = [
  {
    id: 'submit',
    line: 'device.queue.submit([encoder.finish()]);',
    put: '',
    shown: 'device.queue.submit([encoder.finish()]);',
    does: 'zeros',
  },
  {
    id: 'bind',
    line: 'pass.setBindGroup(0, tensors);',
    put: '',
    shown: 'pass.setBindGroup(0, tensors);',
    does: 'refused',
  },
  {
    id: 'await',
    line: 'await buffer.mapAsync(GPUMapMode.READ);',
    put: 'buffer.mapAsync(GPUMapMode.READ);',
    shown: 'await',
    does: 'throws',
  },
  {
    id: 'upload',
    line: "if (role === 'input') device.queue.writeBuffer(onGpu[name], 0, inputData(type, bytes, values));",
    put: '',
    shown: 'device.queue.writeBuffer(onGpu[name], …);',
    does: 'zeros',
  },
  {
    id: 'workgroups',
    line: 'pass.dispatchWorkgroups(...workgroups);',
    put: 'pass.dispatchWorkgroups(workgroups[0] - 1);',
    shown: 'pass.dispatchWorkgroups(workgroups[0] - 1);',
    does: 'tail',
  },
];

const ASKED: Readonly<Record<string, (shown: string) => Option['label']>> = {
  await: () => text('`await` before `mapAsync` is forgotten', '`mapAsync` 前面忘了写 `await`'),
  workgroups: (shown) => text(`It says \`${shown}\``, `写成了 \`${shown}\``),
};
const left = (shown: string) => text(`Without \`${shown}\``, `没有 \`${shown}\``);

export const missing: Challenge = {
  kind: 'match',
  question: text(
    'The page that adds two arrays has one fault at a time. What does it do?',
    '两个数组相加的网页，每次只出一处错。它会怎样？',
  ),
  items: CUTS.map(({ id, shown, does }) => ({ id, label: (ASKED[id] ?? left)(shown), belongs: does })),
  places: [
    { id: 'zeros', label: text('Nothing but zeros, and no complaint', '全是零，也不报错') },
    { id: 'tail', label: text('Right but for the end, and no complaint', '只有末尾不对，也不报错') },
    { id: 'refused', label: text('WebGPU refuses the commands', 'WebGPU 拒绝这些命令') },
    { id: 'throws', label: text('JavaScript throws an exception', 'JavaScript 抛出异常') },
  ],
  hint: text(
    'What does the line give to the others? Where something that another call needs is not there, that call complains; where everything is in order, only nothing happens.',
    '这一行给了别处什么？别的调用少了要用的东西，就会报错；要是样样合规，就只是什么也没发生。',
  ),
  because: text(
    'New buffers hold zeros, so work that never started looks like work that gave zeros. WebGPU checks whether commands are valid, not whether they are what you meant: two of the five faults are told, the others have to be found by comparing with a result that is known.',
    '新的缓冲区里是零，所以没启动的计算，看上去就像结果是零。WebGPU 检查命令合不合规，不检查是不是你的本意：五处错只有两处会报，其余的，要和已知的结果比一比才找得到。',
  ),
};
