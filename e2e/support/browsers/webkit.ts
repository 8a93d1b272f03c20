/** WebKitGTK's MiniBrowser through its WebDriver (https://www.w3.org/TR/webdriver2/), on a display of its own. */
import { spawn } from 'node:child_process';
import { findWebKit } from '../../../src/tooling/browsers.mjs';
import { endsWithUs } from '../../../src/tooling/process-group.mjs';
import { freePort } from '../free-port.ts';
import { ANSWER_MS, until, type Visitor } from './visitor.ts';
import { driverError, visitorThrough } from './webdriver.ts';

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
  // With the browser, which is the driver's child. A display that is killed would leave its lock in /tmp.
  const end = endsWithUs(driver, () => display.kill('SIGTERM'));
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const init = { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { value } = (await response.json()) as { value: T };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw driverError(error, message);
  };
  try {
    await until('WebKit’s driver starts', () => ask('GET', '/status').catch(() => null), ANSWER_MS);
    const options = { 'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation'] } };
    const opened = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
      capabilities: { alwaysMatch: options },
    });
    const session = `/session/${opened.sessionId}`;
    return visitorThrough(`WebKitGTK ${opened.capabilities.browserVersion}`, {
      navigate: (url) => ask('POST', `${session}/url`, { url }),
      execute: (script, args) => ask('POST', `${session}/execute/sync`, { script, args }),
      click: (element) => ask('POST', `${session}/element/${element}/click`, {}),
      async close() {
        await ask('DELETE', session).catch(() => {});
        await end();
      },
    });
  } catch (error) {
    await end();
    throw error;
  }
}
