/** How the app comes in the place of the text that the page's file brought (prerender.tsx). */
import type { Early } from './before-drawing.ts';
import { doneEarly } from './done-early.ts';

/** Whether such a text stands and is to be read. */
export const textStands = (): boolean => {
  const { page, elsewhere } = document.documentElement.dataset;
  return page !== undefined && elsewhere === undefined;
};

/**
 * The app is drawn aside and takes the place of the text once its page has a heading, which every page has: what is read
 * stays where it is, and the two need not be alike to the letter. Where no text stands it is drawn in place.
 * @returns resolves when it is in place
 * @throws where the document has no `#root`
 */
export function takeOver(draw: (container: HTMLElement) => void): Promise<void> {
  const text = document.getElementById('root');
  if (!text) throw new Error('index.html has no #root');
  if (!textStands()) {
    text.replaceChildren();
    delete document.documentElement.dataset.elsewhere;
    delete document.documentElement.dataset.page;
    delete (window as Early).setEarly;
    draw(text);
    return Promise.resolve();
  }
  const app = document.createElement('div');
  app.id = 'root';
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!app.querySelector('h1')) return;
      watcher.disconnect();
      const doInApp = doneEarly(window, text, app);
      text.replaceWith(app);
      delete document.documentElement.dataset.page;
      doInApp();
      resolve();
    });
    watcher.observe(app, { childList: true, subtree: true });
    draw(app);
  });
}
