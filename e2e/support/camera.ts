/** A camera that sees the codes that a test holds before it. */
import type { Page } from 'playwright/test';

type Modules = readonly (readonly boolean[])[];

export interface Camera {
  hold(code: Modules): Promise<void>;
  /** `live` while somebody looks through it. */
  state(): Promise<MediaStreamTrackState>;
}

/** In the place of the page's own camera, from the next time that it asks for one. */
export async function setUpCamera(page: Page): Promise<Camera> {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    const stream = canvas.captureStream();
    const side = 6;
    const [left, top] = [300, 100];
    let held: readonly (readonly boolean[])[] = [];
    const show = (modules: readonly (readonly boolean[])[]) => {
      held = modules;
      if (!context) return;
      context.fillStyle = '#b8b0a8';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#fff';
      context.fillRect(left, top, side * modules.length, side * modules.length);
      context.fillStyle = '#000';
      for (const [y, row] of modules.entries()) {
        for (const [x, dark] of row.entries()) if (dark) context.fillRect(left + side * x, top + side * y, side, side);
      }
    };
    Object.assign(window, { show, stream });
    navigator.mediaDevices.getUserMedia = async () => {
      // A canvas has a frame for whoever begins to look only once it is drawn anew.
      show(held);
      return stream;
    };
  });
  return {
    hold: (code) => page.evaluate((held) => (window as unknown as { show(held: unknown): void }).show(held), code),
    state: () => page.evaluate(() => (window as unknown as { stream: MediaStream }).stream.getTracks()[0].readyState),
  };
}
