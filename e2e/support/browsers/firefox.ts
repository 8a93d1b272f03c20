/**
 * Firefox, headless, through Marionette. Where WebDriver BiDi drives it, workers that workers start now and then never begin,
 * which they do without it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../../src/tooling/browsers.mjs';
import { endsWithUs } from '../../../src/tooling/process-group.mjs';
import { openMarionette } from './marionette.ts';
import { ANSWER_MS, answered, until, type Visitor } from './visitor.ts';
import { visitorThrough } from './webdriver.ts';

const WEBGPU = {
  'dom.webgpu.enabled': true,
  'dom.webgpu.workers.enabled': true,
  // Firefox trusts no driver that computes on the CPU.
  'gfx.webgpu.ignore-blocklist': true,
};

/** @param adapter the environment of a Vulkan driver; null: without WebGPU */
export async function openFirefox(adapter: Readonly<Record<string, string>> | null): Promise<Visitor> {
  const path = findFirefox();
  if (!path) throw new Error('There is no Firefox here.');
  const profile = mkdtempSync(join(tmpdir(), 'lockstep-firefox-'));
  const preferences = {
    'intl.locale.requested': 'en-GB',
    'intl.accept_languages': 'en-GB,en',
    // Any that is free.
    'marionette.port': 0,
    ...(adapter ? WEBGPU : { 'dom.webgpu.enabled': false }),
  };
  const lines = Object.entries(preferences).map((each) => `user_pref(${each.map((part) => JSON.stringify(part))});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const browser = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', profile, 'about:blank'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...adapter },
  });
  const end = endsWithUs(browser, () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  try {
    const port = await until('Firefox starts', async () => portIn(profile), ANSWER_MS);
    const { send, end: hangUp } = await answered('Firefox greets', openMarionette(port));
    const timeouts = { script: ANSWER_MS, pageLoad: ANSWER_MS };
    const { capabilities } = await answered(
      'Firefox begins',
      send<{ capabilities: { browserVersion: string } }>('WebDriver:NewSession', {
        capabilities: { alwaysMatch: { timeouts } },
      }),
    );
    return visitorThrough(`Firefox ${capabilities.browserVersion}`, {
      navigate: (url) => send('WebDriver:Navigate', { url }),
      async execute<T>(script: string, args: readonly unknown[]) {
        const { value } = await send<{ value: T }>('WebDriver:ExecuteScript', { script, args });
        return value;
      },
      click: (id) => send('WebDriver:ElementClick', { id }),
      async close() {
        hangUp();
        await end();
      },
    });
  } catch (error) {
    await end();
    throw error;
  }
}

/** Where it listens, as it writes it down once it does. */
function portIn(profile: string): number | null {
  const file = join(profile, 'MarionetteActivePort');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || null : null;
}
