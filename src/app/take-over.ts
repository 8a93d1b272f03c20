/** How the app comes in the place of the text that the page's file brought (prerender.tsx). */
import type { Early } from './before-drawing.ts';

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
    draw(text);
    return Promise.resolve();
  }
  const app = document.createElement('div');
  app.id = 'root';
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!app.querySelector('h1')) return;
      watcher.disconnect();
      const focused = counterpart(document.activeElement, text, app);
      const pressed = counterpart(pressedEarly()?.closest('button'), text, app);
      const chosen = chosenEarly(text).map((select) => ({ own: counterpart(select, text, app), to: select.value }));
      text.replaceWith(app);
      delete document.documentElement.dataset.page;
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      if (pressed instanceof HTMLElement) pressed.click();
      for (const { own, to } of chosen) {
        if (!(own instanceof HTMLSelectElement) || own.value === to) continue;
        own.value = to;
        own.dispatchEvent(new Event('change', { bubbles: true }));
      }
      resolve();
    });
    watcher.observe(app, { childList: true, subtree: true });
    draw(app);
  });
}

function pressedEarly(): Element | null {
  const { pressedEarly: pressed } = window as Early;
  return pressed instanceof Element ? pressed : null;
}

/** Lists of which a visitor has chosen otherwise than the file says. */
const chosenEarly = (text: Element): HTMLSelectElement[] =>
  [...text.querySelectorAll('select')].filter(({ options, selectedIndex }) => {
    const first = [...options].findIndex(({ defaultSelected }) => defaultSelected);
    return selectedIndex !== Math.max(first, 0);
  });

/** The element at the same place in `to` that says the same; null where there is none. */
function counterpart(element: Element | null | undefined, from: Element, to: Element): Element | null {
  if (!element || element === from || !from.contains(element)) return null;
  const path: number[] = [];
  for (let at = element; at !== from && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  const found = path.reduce<Element | undefined>((at, index) => at?.children[index], to);
  return found?.tagName === element.tagName && found.textContent === element.textContent ? found : null;
}
