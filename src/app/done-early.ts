/** What a visitor does on the text of a page before the app is there: it is done in the app once that has come. */
import type { Early } from './before-drawing.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (element: unknown): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/**
 * Takes note of the fields that were set, of the focus and of the last press. What is not in the app at the same place, or is
 * called otherwise there, is left alone.
 * @param text still in the document
 * @param app about to take its place
 * @returns does the same in the app; call it once that is in the document
 */
export function doneEarly(scope: Early, text: Element, app: Element): () => void {
  const set = [...(scope.setEarly ?? [])].filter(isField).flatMap((field) => {
    const own = counterpart(field, text, app);
    return isField(own) && own.type === field.type ? [{ field, own, name: nameOf(field) }] : [];
  });
  delete scope.setEarly;
  const focused = counterpart(document.activeElement, text, app);
  const button = scope.pressedEarly instanceof Element ? scope.pressedEarly.closest('button, summary') : null;
  const pressed = counterpart(button, text, app);
  const unfolded = button?.closest('details')?.open;
  return () => {
    // First, as what is pressed may take them in.
    for (const { field, own, name } of set) if (nameOf(own) === name) setAs(own, field);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    if (!(pressed instanceof HTMLElement)) return;
    // The browser has folded and unfolded the text by itself.
    if (pressed.tagName !== 'SUMMARY' || pressed.closest('details')?.open !== unfolded) pressed.click();
  };
}

const nameOf = (field: Field): string =>
  [field.getAttribute('aria-label') ?? '', ...[...(field.labels ?? [])].map(({ textContent }) => textContent)].join();

/** As a visitor sets it, so that the app hears of it. */
function setAs(own: Field, field: Field): void {
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
    const isOther = (own as HTMLInputElement).checked !== field.checked;
    // Of several radios the one that was chosen last unsets the others.
    if (isOther && (field.checked || field.type === 'checkbox')) own.click();
    return;
  }
  if (own.value === field.value) return;
  // React keeps a setter of its own on the element, by which it would take this for its own doing.
  Reflect.set(Object.getPrototypeOf(own), 'value', field.value, own);
  own.dispatchEvent(new Event(own instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** The element at the same place in `to` that says the same; null where there is none. */
function counterpart(element: Element | null, from: Element, to: Element): Element | null {
  if (!element || element === from || !from.contains(element)) return null;
  const path: number[] = [];
  for (let at = element; at !== from && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  const found = path.reduce<Element | undefined>((at, index) => at?.children[index], to);
  return found?.tagName === element.tagName && found.textContent === element.textContent ? found : null;
}
