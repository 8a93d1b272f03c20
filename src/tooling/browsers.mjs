/**
 * The other browsers that tests drive: Firefox, and WebKitGTK's MiniBrowser with its driver.
 *
 *   node src/tooling/browsers.mjs      installs what of them is missing
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './system-packages.mjs';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const DRIVER = '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';

/** @returns {string | null} path of a Firefox; LOCKSTEP_FIREFOX names one */
export function findFirefox() {
  const chosen = process.env.LOCKSTEP_FIREFOX;
  if (chosen) return existsSync(chosen) ? chosen : null;
  return FIREFOX.find((path) => existsSync(path)) ?? null;
}

/** @returns {{ driver: string, browser: string } | null} */
export function findWebKit() {
  if (!existsSync(DRIVER) || !existsSync(XVFB)) return null;
  // /usr/lib/<architecture>/webkit2gtk-4.1/MiniBrowser
  const browser = readdirSync('/usr/lib')
    .filter((name) => name.endsWith('-linux-gnu'))
    .flatMap((folder) => {
      const within = join('/usr/lib', folder);
      return readdirSync(within)
        .filter((name) => /^webkit(2gtk|gtk)-/.test(name))
        .map((name) => join(within, name, 'MiniBrowser'));
    })
    .find((path) => existsSync(path));
  return browser ? { driver: DRIVER, browser } : null;
}

/** @returns {string | null} why there is no Firefox; null when there is one */
export const ensureFirefox = () => ensurePackages(['firefox-esr'], () => findFirefox() !== null);

/** @returns {string | null} why there is no WebKit; null when there is one */
export const ensureWebKit = () => ensurePackages(['webkit2gtk-driver', 'xvfb'], () => findWebKit() !== null);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const missing of [ensureFirefox(), ensureWebKit()]) if (missing !== null) console.error(missing);
}
