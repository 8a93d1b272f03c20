/**
 * Why a browser computes on no GPU, or on the other one, and what of it a page can tell. Sources: Chrome's “WebGPU:
 * Troubleshooting tips and fixes”, Mozilla's and WebKit's release notes, MDN on requestAdapter, Microsoft's support pages on
 * graphics preferences. Pure.
 */
import type { LocalText } from '../../engine/contract.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { text } from '../text.ts';

export const SYSTEMS = ['windows', 'mac', 'linux', 'phone'] as const;
export type System = (typeof SYSTEMS)[number];

/**
 * From the user agent's text, which only says what a browser wants to say. iPads call themselves Macintosh there; no Mac has
 * a screen that takes several fingers.
 */
export function systemOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): System {
  if (/Android|iPhone|iPad/.test(userAgent)) return 'phone';
  if (/Mac/.test(userAgent)) return maxTouchPoints > 1 ? 'phone' : 'mac';
  return /Win/.test(userAgent) ? 'windows' : 'linux';
}

/** What a page sees of it. */
export interface Seen {
  readonly secure: boolean;
  readonly status: GpuProbe['status'];
  readonly software: boolean;
}

export const seenOf = (probe: GpuProbe, secure: boolean): Seen => ({
  secure,
  status: probe.status,
  software: probe.status === 'adapter' && probe.software,
});

/** `told`: this page knows that it is so · `possible` · `not`: it is not so here · `hidden`: no page can know. */
export type Standing = 'told' | 'possible' | 'not' | 'hidden';

export interface Reason {
  readonly id: string;
  readonly title: LocalText;
  readonly what: LocalText;
  /** What to do, by system; where one is missing, `any` holds, and where both are, the reason does not occur there. */
  readonly todo: Partial<Record<System | 'any', LocalText>>;
  standing(seen: Seen): Standing;
}

/** Reached a GPU that is none of the processor's making. */
const works = ({ status, software }: Seen) => status === 'adapter' && !software;

export const REASONS: readonly Reason[] = [
  {
    id: 'secure',
    title: text('The page is not secure', '网页不安全'),
    what: text(
      'Pages opened over plain http from another machine get no WebGPU.',
      '从别的机器用普通 http 打开的网页，得不到 WebGPU。',
    ),
    todo: { any: text('Open it over https, or from localhost.', '用 https 打开，或者从 localhost 打开。') },
    standing: ({ secure }) => (secure ? 'not' : 'told'),
  },
  {
    id: 'version',
    title: text('The browser does not have WebGPU yet', '浏览器还没有 WebGPU'),
    what: text(
      'Each browser got it at another time on each system, and on some it has to be switched on.',
      '各个浏览器在各个系统上有它的时间不一样，有的还要自己打开。',
    ),
    todo: {
      windows: text(
        'Chrome and Edge have it since 113, Firefox since 141.',
        'Chrome 和 Edge 从 113 版起有，Firefox 从 141 版起有。',
      ),
      mac: text(
        'Chrome and Edge have it since 113, Safari since 26; Firefox on Apple’s own chips, since 145 with macOS 26 and since 147 with older systems.',
        'Chrome 和 Edge 从 113 版起有，Safari 从 26 版起有，Firefox 只在苹果自己的芯片上有：macOS 26 从 145 版起，更早的系统从 147 版起。',
      ),
      linux: text(
        'It came last here, and card by card. Take a current Chrome; where it says no, try chrome://flags/#enable-unsafe-webgpu on a machine on which nothing can be lost.',
        '这里来得最晚，而且是一种卡一种卡地开放。先换最新的 Chrome；还不行，可以在丢了东西也不怕的机器上试试 chrome://flags/#enable-unsafe-webgpu。',
      ),
      phone: text(
        'Chrome for Android has it since 121, on most phones; iPhones and iPads since version 26 of their system.',
        'Android 上的 Chrome 从 121 版起有，多数手机都行；iPhone 和 iPad 从系统 26 版起有。',
      ),
    },
    standing: ({ secure, status }) => {
      if (status !== 'no-webgpu') return 'not';
      return secure ? 'told' : 'possible';
    },
  },
  {
    id: 'switched-off',
    title: text('Acceleration is switched off', '硬件加速被关掉了'),
    what: text('A setting, often changed years ago against some flicker.', '一个开关，往往是几年前为了治花屏关掉的。'),
    todo: {
      any: text(
        'Chrome: Settings, System, “Use graphics acceleration when available”; Edge: the same under “System and performance”. Then restart. Firefox: Settings, General, Performance; take the mark away from “Use recommended performance settings” to see “Use hardware acceleration when available”. chrome://gpu and about:support tell what came of it. Names of menus are those of 2026.',
        'Chrome：设置 → 系统 → “使用图形加速功能（如果可用）”；Edge 在“系统和性能”里有同样的开关。然后重启浏览器。Firefox：设置 → 常规 → 性能，取消“使用推荐的性能设置”，才看得到“自动启用硬件加速”。结果看 chrome://gpu 或 about:support。菜单名称以 2026 年的版本为准。',
      ),
      phone: text('There is no such switch on most phones.', '多数手机上没有这个开关。'),
    },
    standing: (seen) => (works(seen) ? 'not' : 'possible'),
  },
  {
    id: 'blocked',
    title: text('The browser does not trust the driver', '浏览器信不过这个驱动'),
    what: text(
      'Browsers keep lists of drivers with known faults and leave those alone.',
      '浏览器有一份名单，列着有已知毛病的驱动，碰到就不用。',
    ),
    todo: {
      windows: text(
        'Install the newest driver from the maker of the card, not the one that Windows found.',
        '从显卡厂商那里装最新的驱动，不要用 Windows 自己找来的。',
      ),
      linux: text(
        'Update Mesa or the maker’s driver with the system. chrome://gpu names what is blocked, and why.',
        '随系统更新 Mesa 或厂商的驱动。chrome://gpu 会写明禁用了什么、为什么。',
      ),
      mac: text('The driver is part of macOS: update the system.', '驱动是 macOS 的一部分：更新系统。'),
      phone: text('The driver is part of the system: update it.', '驱动是系统的一部分：更新系统。'),
    },
    standing: (seen) => (works(seen) ? 'not' : 'possible'),
  },
  {
    id: 'remote',
    title: text('A remote desktop, or a virtual machine', '远程桌面，或者虚拟机'),
    what: text(
      'Over a remote desktop and in many virtual machines the browser sees no GPU, whatever stands beneath the table.',
      '在远程桌面里，在许多虚拟机里，浏览器都看不到 GPU，不管桌子底下放着什么。',
    ),
    todo: {
      any: text(
        'Sit down at the machine, or measure on the command line there.',
        '坐到那台机器前，或者在那台机器上用命令行来测。',
      ),
    },
    standing: (seen) => (works(seen) ? 'not' : 'possible'),
  },
  {
    id: 'two',
    title: text('There are two GPUs, and it took the other one', '有两个 GPU，它用了另一个'),
    what: text(
      'Laptops often have a small GPU in the processor and a large one beside it. This page asks for the large one, which is no more than a wish.',
      '笔记本电脑往往有两个：处理器里一个小的，旁边一个大的。这个网页要的是大的那个，但也只是个请求。',
    ),
    todo: {
      windows: text(
        'Settings, System, Display, Graphics: choose the browser, then “High performance”. Plug in the power.',
        '设置 → 系统 → 屏幕 → 显示卡：选中浏览器，再选“高性能”。插上电源。',
      ),
      mac: text(
        'Only older Macs with an Intel processor have two: switch off “Automatic graphics switching” in System Settings, Battery, Options.',
        '只有一部分 Intel 处理器的旧 Mac 有两个：在系统设置 → 电池 → 选项里关掉“自动切换图形卡模式”。',
      ),
      linux: text(
        'Start the browser on the large one: prime-run with NVIDIA’s driver, DRI_PRIME=1 with the open ones.',
        '让浏览器在大的那个上启动：NVIDIA 的驱动用 prime-run，开源驱动用 DRI_PRIME=1。',
      ),
    },
    standing: ({ status }) => (status === 'adapter' ? 'hidden' : 'possible'),
  },
];

/** What to do about it on a system; null where it does not occur there. */
export const todoOf = ({ todo }: Reason, system: System): LocalText | null => todo[system] ?? todo.any ?? null;
