/** WebKitGTK's MiniBrowser through its WebDriver (https://www.w3.org/TR/webdriver2/), on a display of its own. */
import { spawn } from 'node:child_process';
import { findWebKit } from '../../../src/tooling/browsers.mjs';
import { freePort } from '../free-port.ts';
import { ANSWER_MS, elementOf, isGone, until, type Visitor } from './visitor.ts';

/** How the protocol names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function openWebKit(): Promise<Visitor> {
  const found = findWebKit();
  if (!found) throw new Error('There is no WebKit here.');
  // The server picks a free display and writes its number to the third descriptor.
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    display.on('error', reject);
    display.stdio[3]?.on('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  const port = await freePort();
  const driver = spawn(found.driver, [`--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      // Its sandbox needs rights that root in a container has not.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const end = () => {
    // With the browser, which is the driver's child.
    if (driver.pid) process.kill(-driver.pid, 'SIGKILL');
    display.kill('SIGKILL');
  };
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const init = { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`WebKit's driver: ${JSON.stringify(value)}`);
    return value;
  };
  try {
    await until('WebKit’s driver starts', () => ask('GET', '/status').catch(() => null), ANSWER_MS);
    const options = { 'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation'] } };
    const opened = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
      capabilities: { alwaysMatch: options },
    });
    const session = `/session/${opened.sessionId}`;
    const execute = <T>(script: string, args: readonly unknown[]) =>
      ask<T>('POST', `${session}/execute/sync`, { script, args });
    return {
      version: `WebKitGTK ${opened.capabilities.browserVersion}`,
      async visit(url) {
        await ask('POST', `${session}/url`, { url: 'about:blank' });
        await ask('POST', `${session}/url`, { url });
      },
      evaluate: (page, ...args) => execute(`return (${page})(...arguments);`, args),
      async press(selector, text) {
        const element = await execute<Record<string, string> | null>(`return (${elementOf})(...arguments);`, [
          selector,
          text,
        ]);
        if (!element) return false;
        try {
          await ask('POST', `${session}/element/${element[ELEMENT]}/click`, {});
        } catch (error) {
          if (isGone(error)) return false;
          throw error;
        }
        return true;
      },
      async close() {
        await ask('DELETE', session).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}
