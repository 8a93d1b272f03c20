/** Finds a Chromium for tests and the command line: the one Playwright installed, else one the system has. */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runQuietly } from './install.mjs';
import { ensurePackages } from './system-packages.mjs';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** WebGPU without a display; the software adapter makes runs repeatable on machines that have no GPU. */
const SOFTWARE_ADAPTER = ['--use-webgpu-adapter=swiftshader'];
/** With ANGLE on Vulkan, or asking Vulkan for a surface, headless Chromium 156 did not reach an NVIDIA GPU without a display. */
const LINUX_HARDWARE = [
  '--enable-features=Vulkan',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=gl-egl',
  '--disable-vulkan-surface',
];
/** For the list under its address bar each new window loads pages that nobody sees here, which takes as long as one of ours. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
/** Our list takes the place of the one that Playwright 1.65 gives (its chromiumSwitches.ts), so that is repeated here. */
const OF_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
const ALWAYS = [
  `--disable-features=${[...OF_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`,
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @returns {string | null} path of a Chromium executable, null where there is none */
export function findBrowser() {
  const chosen = process.env.LOCKSTEP_BROWSER;
  if (chosen) return existsSync(chosen) ? chosen : null;
  try {
    // Loaded when asked for: the command line's bundle must start where there is no Playwright.
    /** @type {typeof import('playwright')} */
    const { chromium } = createRequire(import.meta.url)('playwright');
    const own = chromium.executablePath();
    if (own && existsSync(own)) return own;
  } catch {
    // No Playwright, or none of its builds for this platform; a system browser may still do.
  }
  return SYSTEM_PATHS.find((path) => existsSync(path)) ?? null;
}

/**
 * @param {{ adapter?: 'software' | 'hardware' }} [options]
 * @returns {{ executablePath?: string, args: string[] }} for Playwright's `launch`
 */
export function chromiumLaunchOptions({ adapter = 'software' } = {}) {
  const root = process.getuid?.() === 0;
  const hardware = process.platform === 'linux' ? LINUX_HARDWARE : [];
  return {
    executablePath: findBrowser() ?? undefined,
    args: [...ALWAYS, ...(adapter === 'software' ? SOFTWARE_ADAPTER : hardware), ...(root ? ['--no-sandbox'] : [])],
  };
}

const FONTS = ['fonts-liberation', 'fonts-noto-cjk'];
/** Where Linux distributions put Noto's Chinese. */
const FONT_FILES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
];

/**
 * Finds a browser or installs one: as root on Debian and Ubuntu the system's, which brings what it needs, elsewhere
 * Playwright's own build. Prints what it does.
 * @returns {boolean} false, with a plain message printed, when there is none to be had
 */
export function ensureBrowser() {
  if (findBrowser() || ensurePackages(['chromium'], () => findBrowser() !== null) === null) return true;
  console.log('Installing Playwright’s Chromium (once) …');
  runQuietly('npx', ['playwright', 'install', 'chromium']);
  if (findBrowser()) return true;
  console.error(
    'No browser could be installed. Install Chrome or Chromium, or set LOCKSTEP_BROWSER to the path of one, and try again.',
  );
  return false;
}

/**
 * Fonts, as far as they may be installed here: without them pages are laid out otherwise than visitors see them.
 * @returns {string | null} why there are none for Chinese; null where there are, or where the system brings its own
 */
export const ensureFonts = () =>
  process.platform === 'linux' ? ensurePackages(FONTS, () => FONT_FILES.some((file) => existsSync(file))) : null;

/**
 * Where Chromium's own software Vulkan driver lies, with the loader beside it: what Dawn computes on, on a machine that
 * has no driver and no loader of its own. Null where Chromium comes without them.
 * @returns {{ LD_LIBRARY_PATH: string, VK_DRIVER_FILES: string, VK_ICD_FILENAMES: string } | null} for the environment
 * of a process that uses Dawn
 */
export function softwareVulkan() {
  const browser = findBrowser();
  const folders = [
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    ...(browser ? [dirname(realpathSync(browser))] : []),
  ];
  const folder = folders.find((one) => VULKAN.every((file) => existsSync(join(one, file))));
  if (!folder) return null;
  const driver = join(folder, 'vk_swiftshader_icd.json');
  const libraries = [process.env.LD_LIBRARY_PATH, folder].filter(Boolean).join(':');
  return { LD_LIBRARY_PATH: libraries, VK_DRIVER_FILES: driver, VK_ICD_FILENAMES: driver };
}
const VULKAN = ['libvulkan.so.1', 'vk_swiftshader_icd.json'];
