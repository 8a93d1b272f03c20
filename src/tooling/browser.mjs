/** Finds a Chromium for tests and the command line: the one Playwright installed, else one the system has. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { run } from './install.mjs';

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
const ALWAYS = [
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
  const hardware = process.platform === 'linux' ? ['--enable-features=Vulkan', '--ignore-gpu-blocklist'] : [];
  return {
    executablePath: findBrowser() ?? undefined,
    args: [...ALWAYS, ...(adapter === 'software' ? SOFTWARE_ADAPTER : hardware), ...(root ? ['--no-sandbox'] : [])],
  };
}

/**
 * Finds a browser or installs one: Playwright's own build first, else (as root on Debian or Ubuntu) the system's.
 * @returns {boolean} false, with a plain message printed, when there is none to be had
 */
export function ensureBrowser() {
  if (findBrowser()) return true;
  console.log('No Chromium found; installing one (once) …');
  run('npx', ['playwright', 'install', 'chromium']);
  if (!findBrowser() && process.platform === 'linux' && process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { DEBIAN_FRONTEND: 'noninteractive' });
  }
  if (findBrowser()) return true;
  console.error(
    'No browser could be installed. Install Chrome or Chromium, or set LOCKSTEP_BROWSER to the path of one, and try again.',
  );
  return false;
}
