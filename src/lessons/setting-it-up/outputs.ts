/**
 * What the commands print, with parts that can be asked about. The machines are made up of what such machines print: a
 * rented one with a T4, a desktop with a Radeon, a laptop under Windows, a Mac. From the manuals: nvidia-smi(1), lspci(8),
 * lshw(1), inxi(1), hwinfo(8), system_profiler(8), and Microsoft's pages on Task Manager and dxdiag.
 */
import type { LocalText } from '../../engine/contract.ts';
import type { Piece } from '../kit/marked.tsx';
import { SOURCE_TEXTS } from '../meet-your-gpu/sources.ts';
import { text } from '../text.ts';
import { PARTS, type PartId } from './output-parts.ts';

export interface Output {
  readonly id: string;
  /** Typed in a terminal, or the way to a window. */
  readonly command: LocalText;
  readonly system: 'linux' | 'windows' | 'mac';
  readonly about: LocalText;
  /** Line by line. */
  readonly lines: readonly (readonly Piece[])[];
}

/** `«id|text»` is a part that output-parts.ts tells about. */
const PART = /«([\w-]+)\|([^»]*)»/g;

/** @throws Error for a part that is not told */
function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: whole, 1: id, 2: shown, index } of line.matchAll(PART)) {
    if (!(id in PARTS)) throw new Error(`Nothing is told of '${id}'.`);
    if (index > at) pieces.push({ text: line.slice(at, index), id: null });
    pieces.push({ text: shown, id });
    at = index + whole.length;
  }
  if (at < line.length || !pieces.length) pieces.push({ text: line.slice(at), id: null });
  return pieces;
}

const output = (
  id: string,
  system: Output['system'],
  command: string | LocalText,
  about: LocalText,
  printed: string,
): Output => ({
  id,
  system,
  command: typeof command === 'string' ? text(command, command) : command,
  about,
  lines: printed
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map(piecesOf),
});

const SMI = `
+-----------------------------------------------------------------------------------------+
| NVIDIA-SMI 580.95.05              «driver|Driver Version: 580.95.05»      «serves|CUDA Version: 13.0»     |
+-----------------------------------------+------------------------+----------------------+
| GPU  Name                 Persistence-M | Bus-Id          Disp.A | Volatile Uncorr. ECC |
| Fan  Temp   Perf          Pwr:Usage/Cap |           Memory-Usage | GPU-Util  Compute M. |
|                                         |                        |               MIG M. |
|=========================================+========================+======================|
|   0  «name|Tesla T4»                       «persistence|On»  |   «bus|00000000:00:1E.0» «display|Off» |                    «ecc|0» |
| «fan|N/A»   «temperature|54C»    «state|P0»             «power|61W /   70W» |    «memory|3012MiB /  15360MiB» |     «load|97%»      «mode|Default» |
|                                         |                        |                  «mig|N/A» |
+-----------------------------------------+------------------------+----------------------+

+-----------------------------------------------------------------------------------------+
| Processes:                                                                              |
|  GPU   GI   CI              PID   Type   Process name                        GPU Memory |
|=========================================================================================|
|    0   N/A  N/A            «process|4242      C   python                                 3008MiB» |
+-----------------------------------------------------------------------------------------+
`;

const VGA = `
«slot|00:03.0» «class-vga|VGA compatible controller»: Amazon.com, Inc. Device 1111
`;

const ALL = `
«slot|00:03.0» «class-vga|VGA compatible controller» «numbers|[0300]»: Amazon.com, Inc. Device [1d0f:1111]
«slot|00:1e.0» «class-3d|3D controller» [0302]: «chip|NVIDIA Corporation TU104GL [Tesla T4]» «numbers|[10de:1eb8]» «revision|(rev a1)»
`;

const LSHW = `
  *-display
       description: VGA compatible controller
       «product|product: Navi 33 [Radeon RX 7600]»
       vendor: Advanced Micro Devices, Inc. [AMD/ATI]
       «bus-info|bus info: pci@0000:03:00.0»
       «width|width: 64 bits»
       «clock|clock: 33MHz»
       «capabilities|capabilities: pm pciexpress msi vga_controller bus_master cap_list rom»
       «claimed|configuration: driver=amdgpu latency=0»
       «resources|resources: irq:83 memory:f800000000-f9ffffffff ioport:f000(size=256)»
`;

const INXI = `
Graphics:
  Device-1: AMD Navi 33 [Radeon RX 7600] «module|driver: amdgpu v: kernel»
  «server|Display: wayland server: X.org v: 1.21.1.11 with: Xwayland v: 23.2.6»
    «compositor|compositor: gnome-shell» driver: dri: radeonsi gpu: amdgpu
    resolution: 1920x1080~60Hz
  «opengl|API: OpenGL v: 4.6 vendor: amd mesa v: 24.0.9»
    «renderer|renderer: AMD Radeon RX 7600 (radeonsi navi33 LLVM 17.0.6 DRM 3.57 6.8.0-45-generic)»
`;

const HWINFO = `
30: PCI 300.0: 0300 VGA compatible controller (VGA)
  «model|Model: "ATI Navi 33"»
  Vendor: pci 0x1002 "ATI Technologies Inc"
  «device-id|Device: pci 0x7480 "Navi 33"»
  «module|Driver: "amdgpu"»
  «modules|Driver Modules: "amdgpu"»
  «range|Memory Range: 0xf800000000-0xf9ffffffff (ro,non-prefetchable)»
  «irq|IRQ: 83 (1190 events)»
  Driver Info #0:
    «active|Driver Status: amdgpu is active»
    Driver Activation Cmd: "modprobe amdgpu"
`;

const TASKS = `
GPU 1                      «task-name|NVIDIA GeForce RTX 4060 Laptop GPU»
«engines|3D 2%   Copy 0%   Compute_0 41%   Video Decode 0%»
«utilization|Utilization               41%»
«dedicated|Dedicated GPU memory      3.1/8.0 GB»
«shared|Shared GPU memory         0.1/15.8 GB»
«win-driver|Driver version:           32.0.15.8129»
Driver date:              22/08/2025
«directx|DirectX version:          12 (FL 12.2)»
«location|Physical location:        PCI bus 1, device 0, function 0»
`;

const DXDIAG = `
«dx-name|Card name: NVIDIA GeForce RTX 4060 Laptop GPU»
Manufacturer: NVIDIA
«dx-type|Device Type: Render-Only Device»
«dx-memory|Display Memory: 24082 MB»
«dedicated|Dedicated Memory: 7948 MB»
«shared|Shared Memory: 16134 MB»
«win-driver|Driver Version: 32.0.15.8129»
«levels|Feature Levels: 12_2,12_1,12_0,11_1,11_0»
«wddm|Driver Model: WDDM 3.2»
`;

const PROFILER = `
Graphics/Displays:

    Apple M3:

      «mac-model|Chipset Model: Apple M3»
      Type: GPU
      «mac-bus|Bus: Built-In»
      «mac-cores|Total Number of Cores: 10»
      Vendor: Apple (0x106b)
      «metal|Metal Support: Metal 3»
`;

export const OUTPUTS: readonly Output[] = [
  output('nvidia-smi', 'linux', 'nvidia-smi', SOURCE_TEXTS['nvidia-smi'].about, SMI),
  output(
    'lspci-vga',
    'linux',
    'lspci | grep VGA',
    text(
      'As many guides have it. On this machine it finds a console that nobody looks at, and misses the card: a card for data centres has no plug for a screen, and calls itself a 3D controller.',
      '许多教程都这么写。在这台机器上，它找到的是一个没人看的控制台，却漏掉了显卡：数据中心的卡没有接屏幕的口，自称 3D controller。',
    ),
    VGA,
  ),
  output('lspci', 'linux', SOURCE_TEXTS.lspci.command, SOURCE_TEXTS.lspci.about, ALL),
  output('lshw', 'linux', SOURCE_TEXTS.lshw.command, SOURCE_TEXTS.lshw.about, LSHW),
  output('inxi', 'linux', SOURCE_TEXTS.inxi.command, SOURCE_TEXTS.inxi.about, INXI),
  output('hwinfo', 'linux', SOURCE_TEXTS.hwinfo.command, SOURCE_TEXTS.hwinfo.about, HWINFO),
  output(
    'task-manager',
    'windows',
    text('Task Manager → Performance → GPU', '任务管理器 → 性能 → GPU'),
    text(
      'A window, not a command: load, memory and driver, for each GPU. A laptop often has two.',
      '这是窗口，不是命令：每个 GPU 的负载、内存和驱动。笔记本电脑往往有两个。',
    ),
    TASKS,
  ),
  output(
    'dxdiag',
    'windows',
    'dxdiag',
    text(
      'A window with a tab for each GPU; “Save All Information” makes a text of it, of which this is a part.',
      '一个窗口，每个 GPU 一页；“保存所有信息”会写成文本，这里是其中一部分。',
    ),
    DXDIAG,
  ),
  output(
    'system_profiler',
    'mac',
    'system_profiler SPDisplaysDataType',
    text(
      'What a Mac tells of its graphics. There is no driver to ask about: it is part of the system.',
      'Mac 对自己图形部分的说明。没有驱动可问：驱动就是系统的一部分。',
    ),
    PROFILER,
  ),
];

export const partOf = (id: string): LocalText => PARTS[id as PartId];
