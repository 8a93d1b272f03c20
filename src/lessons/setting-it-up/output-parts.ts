/** What the parts of outputs.ts mean. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export const PARTS = {
  driver: text(
    'The version of the driver. Its first number is the branch, and the branch decides which CUDA it can serve.',
    '驱动的版本。第一个数是分支，分支决定它能支持哪一版 CUDA。',
  ),
  serves: text(
    'The newest CUDA that this driver has everything for. It says nothing of a toolkit, and is printed where none is installed.',
    '这个驱动完整支持的最新 CUDA。它和工具包无关，没装工具包也照样显示。',
  ),
  name: text('The model, as its maker calls it.', '型号，厂商自己的叫法。'),
  persistence: text(
    'Whether the driver stays loaded while nobody uses the card. “On” saves a second or two at each start.',
    '没人用卡的时候，驱动是否仍留在内存里。“On”能让每次启动省一两秒。',
  ),
  bus: text(
    'Its place on the PCI bus: domain, bus, device, function. lspci has the same numbers.',
    '在 PCI 总线上的位置：域、总线、设备、功能。lspci 里是同样的数。',
  ),
  display: text('Whether a screen is driven by this card. On a server: Off.', '这块卡是否带着屏幕。服务器上是 Off。'),
  ecc: text(
    'Errors of the memory that were found and could not be mended since the last start. 0 is what one wants.',
    '上次启动以来，内存里发现了却没能纠正的错误。最好是 0。',
  ),
  fan: text(
    'The speed of its fan; N/A on cards that the machine’s own fans cool.',
    '风扇转速；靠机箱风扇散热的卡显示 N/A。',
  ),
  temperature: text(
    'The temperature of the chip, in °C. Near its limit the card slows itself down.',
    '芯片温度，单位 °C。快到上限时，卡会自己降速。',
  ),
  state: text(
    'The performance state, from P0, the fastest, to P12, nearly asleep.',
    '性能状态：P0 最快，P12 差不多在睡觉。',
  ),
  power: text('What it draws now, and what it may draw at most.', '现在的功耗，以及最多允许的功耗。'),
  memory: text(
    'Memory in use, and all that there is. Programs often take more than they need at once.',
    '已用显存和总显存。程序往往一上来就多占一些。',
  ),
  load: text(
    'The share of the last moments in which at least one kernel was running. 97% does not mean that 97% of the card had work.',
    '最近一小段时间里，至少有一个内核在运行的时间占几成。97% 并不是说卡上 97% 的地方都在干活。',
  ),
  mode: text(
    'Whether several programs may compute at once. Default: they may.',
    '是否允许几个程序同时计算。Default：允许。',
  ),
  mig: text(
    'Whether the card is cut into several smaller ones. N/A: it cannot be.',
    '是否把一块卡切成几块小卡来用。N/A：这块卡不能切。',
  ),
  process: text(
    'Who uses the card: process 4242, C for compute, and the memory that it holds. In a container this list may be empty although somebody computes.',
    '谁在用卡：4242 号进程，C 表示计算，后面是它占的内存。在容器里，有人在算，这张表也可能是空的。',
  ),
  slot: text('The place on the PCI bus: bus, device, function.', '在 PCI 总线上的位置：总线、设备、功能。'),
  'class-vga': text(
    'The device’s class: it can drive a screen as PCs have done since 1987. Here a console that the provider imitates.',
    '设备类别：能像 1987 年以来的个人电脑那样接屏幕。这里是服务商模拟的一个控制台。',
  ),
  'class-3d': text(
    'Another class: computes and draws, but drives no screen. grep VGA passes over it, therefore vga|3d|display.',
    '另一个类别：能算能画，但不接屏幕。grep VGA 会把它漏掉，所以要写 vga|3d|display。',
  ),
  numbers: text(
    'Class, or maker and device, as numbers: 10de is NVIDIA, 1002 AMD, 8086 Intel. Names come from a list; the numbers come from the card.',
    '用数字表示的类别，或者厂商和设备：10de 是 NVIDIA，1002 是 AMD，8086 是 Intel。名称是查表得来的，数字是卡自己报的。',
  ),
  chip: text('Maker, chip and, in brackets, the card that is sold with it.', '厂商、芯片，方括号里是用它做成的卡。'),
  revision: text('Which revision of the chip.', '芯片的修订号。'),
  product: text('Chip and card, from the same list as lspci’s.', '芯片和卡，和 lspci 查的是同一张表。'),
  'bus-info': text('Its place on the PCI bus once more.', '还是在 PCI 总线上的位置。'),
  width: text(
    'How wide addresses are on the bus. It is not the width of the card’s memory.',
    '总线上地址的宽度，不是显存的位宽。',
  ),
  clock: text(
    'The clock of the old PCI bus, which every card claims. It has nothing to do with the speed of the GPU.',
    '老 PCI 总线的时钟，每块卡都这么报。和 GPU 的速度毫无关系。',
  ),
  capabilities: text(
    'What it can do on the bus: power management, PCI Express, interrupts.',
    '它在总线上会什么：电源管理、PCI Express、中断。',
  ),
  claimed: text(
    'The operating system’s driver that took charge of it. Where “UNCLAIMED” stands in the first line, none did.',
    '操作系统里接管它的驱动。如果第一行写着“UNCLAIMED”，就是谁也没接管。',
  ),
  resources: text(
    'Interrupt and addresses, under which the CPU reaches the card.',
    'CPU 用来找到这块卡的中断号和地址。',
  ),
  module: text(
    'The operating system’s driver that holds the card. nouveau in the place of nvidia means: no CUDA.',
    '接管这块卡的操作系统驱动。如果是 nouveau 而不是 nvidia，就没有 CUDA。',
  ),
  server: text(
    'What draws the desktop: here Wayland, with X.org for older programs.',
    '桌面由谁来画：这里是 Wayland，老程序走 X.org。',
  ),
  compositor: text('The program that puts the windows together.', '把各个窗口拼在一起的程序。'),
  opengl: text('The interface for drawing and who provides it: Mesa.', '绘图接口，以及由谁提供：Mesa。'),
  renderer: text(
    'Who really draws. With “llvmpipe” here the processor does, and so a browser has no GPU either.',
    '真正在画的是谁。如果这里写着“llvmpipe”，那就是处理器在画，浏览器也就没有 GPU 可用。',
  ),
  model: text('Maker and chip by the tool’s own list.', '按这个工具自己的表查出的厂商和芯片。'),
  'device-id': text('The number of the device, which the card tells by itself.', '设备编号，由卡自己报出。'),
  modules: text('Drivers that would fit.', '配得上的驱动。'),
  range: text('Addresses under which the CPU sees a part of the card’s memory.', 'CPU 能看到的一部分显存的地址。'),
  irq: text(
    'The number by which the card calls the CPU, and how often it did.',
    '显卡呼叫 CPU 用的编号，以及呼叫过几次。',
  ),
  active: text('Whether the driver is loaded now.', '驱动现在是否已加载。'),
  'task-name': text(
    'The second GPU of this laptop; GPU 0 is the one inside the processor.',
    '这台笔记本的第二个 GPU；GPU 0 是处理器里的那个。',
  ),
  engines: text(
    'Parts of the GPU, each with its own load. What they are called is up to the driver: compute may stand under “Compute_0” or “Cuda”, to be chosen in the little menus, or be counted as 3D.',
    'GPU 的各个部分，各有各的负载，名称由驱动决定：计算可能记在“Compute_0”或“Cuda”里（在小菜单里选），也可能算作 3D。',
  ),
  utilization: text('The load of the busiest part, not of all together.', '最忙的那一部分的负载，不是总和。'),
  dedicated: text('Memory on the card itself, which is the fast one.', '卡上自己的内存，快的就是它。'),
  shared: text(
    'Main memory that the GPU may borrow. It lies behind the bus, and is many times slower.',
    'GPU 可以借用的主内存。它在总线另一头，慢得多。',
  ),
  'win-driver': text(
    'The driver’s version as Windows counts. Its last five digits are NVIDIA’s own number: 58129 is 581.29.',
    'Windows 的驱动版本编号。最后五位就是 NVIDIA 自己的版本号：58129 即 581.29。',
  ),
  directx: text(
    'The interface of Windows, and the feature level of the hardware. Browsers reach the GPU through it.',
    'Windows 的图形接口，以及硬件的功能级别。浏览器就是通过它用 GPU 的。',
  ),
  location: text('The place on the PCI bus.', '在 PCI 总线上的位置。'),
  'dx-name': text('The model.', '型号。'),
  'dx-type': text(
    'Computes and draws, while the other GPU drives the screen.',
    '只管计算和绘制，屏幕由另一个 GPU 来带。',
  ),
  'dx-memory': text('The two below added up; only the first of them is fast.', '下面两项之和；其中只有第一项是快的。'),
  levels: text('Which generations of DirectX’s features the hardware has.', '硬件具备哪几代 DirectX 功能。'),
  wddm: text(
    'The driver model of Windows. CUDA in WSL goes through it.',
    'Windows 的驱动模型。WSL 里的 CUDA 就走这条路。',
  ),
  'mac-model': text('The chip: processor and GPU in one.', '芯片：处理器和 GPU 在一起。'),
  'mac-bus': text(
    'Built in: no PCI bus between, and no memory of its own.',
    '内置：中间没有 PCI 总线，也没有自己的内存。',
  ),
  'mac-cores': text(
    'GPU cores as Apple counts them; each has many lanes.',
    '按苹果的算法数的 GPU 核心；每个里面有许多通道。',
  ),
  metal: text(
    'Which Metal it has. Browsers on a Mac reach the GPU through it.',
    '支持哪一版 Metal。Mac 上的浏览器就是通过它用 GPU 的。',
  ),
} as const satisfies Readonly<Record<string, LocalText>>;

export type PartId = keyof typeof PARTS;
