/**
 * Who tells what about a GPU. From the manuals: nvidia-smi(1), lspci(8), lshw(1), inxi(1), hwinfo(8), and the WebGPU
 * specification, section GPUAdapterInfo.
 */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export const SOURCES = ['browser', 'nvidia-smi', 'lspci', 'lshw', 'inxi', 'hwinfo'] as const;
export type Source = (typeof SOURCES)[number];

/** What it is called: a command by what is typed. */
export const sourceName = (source: Source): LocalText =>
  source === 'browser' ? text('browser', '浏览器') : text(source, source);

export const SOURCE_TEXTS: Readonly<Record<Source, { readonly command: string; readonly about: LocalText }>> = {
  browser: {
    command: 'navigator.gpu.requestAdapter()',
    about: text(
      'A web page. It learns what a program needs to choose a kernel, and little that would recognise you again.',
      '网页。它只能知道程序选内核所需要的信息，至于能用来认出你的信息，则少之又少。',
    ),
  },
  'nvidia-smi': {
    command: 'nvidia-smi',
    about: text(
      'NVIDIA’s own driver tool: what the card is doing now. It shows the newest CUDA that this driver can serve, installed or not.',
      'NVIDIA 驱动自带的工具：显卡此刻在做什么。它显示的是这个驱动最高能支持的 CUDA，装没装都一样。',
    ),
  },
  lspci: {
    command: 'lspci -nn | grep -Ei "vga|3d|display"',
    about: text(
      'What sits on the PCI bus, looked up by vendor and device number. It works without any driver.',
      'PCI 总线上插着什么，凭厂商号和设备号查出名称。没有驱动也能用。',
    ),
  },
  lshw: {
    command: 'sudo lshw -C display',
    about: text(
      'A hardware list: product, which driver of the operating system claimed it, which addresses and interrupt it uses.',
      '硬件清单：产品名、由操作系统的哪个驱动接管、占用哪些地址和中断。',
    ),
  },
  inxi: {
    command: 'inxi -G',
    about: text(
      'Graphics at a glance: card, driver and its version, display server, resolution, renderer.',
      '图形系统一览：显卡、驱动及版本、显示服务器、分辨率、渲染器。',
    ),
  },
  hwinfo: {
    command: 'sudo hwinfo --gfxcard',
    about: text(
      'The longest answer: PCI numbers, memory ranges, driver modules, whether a driver is active.',
      '说得最详细：PCI 编号、内存区间、驱动模块，以及驱动是否在用。',
    ),
  },
};

/** What there is to know. `tells` lists who tells it. */
export const FACTS: readonly { readonly id: string; readonly name: LocalText; readonly tells: readonly Source[] }[] = [
  {
    id: 'vendor',
    name: text('Vendor', '厂商'),
    tells: ['browser', 'nvidia-smi', 'lspci', 'lshw', 'inxi', 'hwinfo'],
  },
  { id: 'model', name: text('Exact model', '具体型号'), tells: ['nvidia-smi', 'lspci', 'lshw', 'inxi', 'hwinfo'] },
  { id: 'limits', name: text('Limits for compute shaders', '计算着色器的各项限制'), tells: ['browser'] },
  { id: 'driver', name: text('Driver version', '驱动版本'), tells: ['nvidia-smi', 'inxi'] },
  {
    id: 'module',
    name: text('The operating system’s driver in use', '操作系统正在使用的驱动'),
    tells: ['lshw', 'inxi', 'hwinfo'],
  },
  { id: 'temperature', name: text('Temperature', '温度'), tells: ['nvidia-smi'] },
  { id: 'memory-used', name: text('Memory in use', '已用显存'), tells: ['nvidia-smi'] },
  { id: 'cuda', name: text('Newest CUDA that the driver serves', '驱动最高支持的 CUDA'), tells: ['nvidia-smi'] },
  {
    id: 'bus',
    name: text('Place on the PCI bus', '在 PCI 总线上的位置'),
    tells: ['nvidia-smi', 'lspci', 'lshw', 'hwinfo'],
  },
];
