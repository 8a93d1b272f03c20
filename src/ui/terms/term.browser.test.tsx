/** The card of a word: by pointer, by keyboard and by finger. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Locale } from '../../i18n/index.ts';
import { mount, until } from '../testing/mount.tsx';
import { Term } from './term.tsx';
import { TERMS } from './terms.ts';

let close = () => {};
afterEach(() => close());

async function shown(language: Locale = 'en') {
  const mounted = await mount(
    <>
      <button type="button">before</button>
      <p style={{ margin: '4rem' }}>
        A <Term id="kernel">kernel</Term> of one <Term id="workgroup">workgroup</Term>.
      </p>
    </>,
    language,
  );
  close = mounted.close;
  const word = await until(() => {
    const found = mounted.place.querySelector<HTMLElement>('.term');
    if (!found) throw new Error('not drawn yet');
    return found;
  });
  return { word, place: mounted.place };
}

const cards = () => [...document.querySelectorAll('[role=tooltip]')].map(({ textContent }) => textContent ?? '');
const opened = (language: Locale = 'en') =>
  until(() => expect(cards()).toEqual([expect.stringContaining(TERMS.kernel.text[language])]));
const closed = () => until(() => expect(cards()).toEqual([]));

test('a pointer opens it, may rest on it, and leaves it', async () => {
  const { word } = await shown();
  await userEvent.hover(page.getByText('before'));
  await userEvent.hover(word);
  await opened();
  await userEvent.hover(page.getByRole('tooltip'));
  await opened();
  await userEvent.hover(page.getByText('before'));
  await closed();
});

test('the keyboard opens it on the word, which it then describes; Esc closes it, Enter opens it again', async () => {
  const { word } = await shown('zh-CN');
  await userEvent.click(page.getByText('before'));
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(word);
  await opened('zh-CN');
  const described = document.getElementById(word.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toContain(TERMS.kernel.title['zh-CN']);
  await userEvent.keyboard('{Escape}');
  await closed();
  await userEvent.keyboard('{Enter}');
  await opened('zh-CN');
  await userEvent.keyboard('{Tab}');
  await until(() => expect(cards()).toEqual([expect.stringContaining(TERMS.workgroup.text['zh-CN'])]));
});

test('Enter on a word whose card is open, and a press on the card’s link, lead to its page in the glossary', async () => {
  const { word } = await shown();
  await userEvent.click(page.getByText('before'));
  await userEvent.keyboard('{Tab}');
  await opened();
  await userEvent.keyboard('{Enter}');
  await until(() => expect(location.hash).toBe('#/glossary/kernel'));
  location.hash = '';
  await userEvent.hover(word);
  await opened();
  await userEvent.click(page.getByRole('link'));
  await until(() => expect(location.hash).toBe('#/glossary/kernel'));
  location.hash = '';
});

test('a finger opens it, and closes it by a tap elsewhere', async () => {
  const { word, place } = await shown();
  const tap = (on: Element) => {
    for (const type of ['pointerdown', 'pointerup']) {
      on.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', bubbles: true, isPrimary: true }));
    }
    on.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  };
  tap(word);
  await opened();
  tap(document.querySelector('[role=tooltip]') as Element);
  await opened();
  tap(place.querySelector('button') as Element);
  await closed();
});

test('the makers’ words stand on the card of what has several names', async () => {
  const { place } = await shown();
  place.querySelectorAll<HTMLElement>('.term')[1].click();
  await until(() => expect(cards()[0]).toContain('NVIDIA: thread block'));
});
