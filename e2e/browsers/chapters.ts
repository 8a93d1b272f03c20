/** The story of a visitor, told chapter by chapter in one browser; where that gets stuck it begins anew. */
import { afterAll, expect, inject, test } from 'vitest';
import en from '../../src/i18n/en/index.ts';
import { answered, StuckError, type Visitor } from '../support/browsers/visitor.ts';
import { MACHINES } from './machines.ts';

export type Play = (visitor: Visitor) => Promise<void>;

/** A browser under automation hangs now and then; the app alone does not. */
const BEGINNINGS = 5;

const name = inject('machine');
export const machine = MACHINES[name];
const told: Play[] = [];
let visitor: Visitor | null = null;
let beginnings = 0;

afterAll(async () => {
  await visitor?.close();
});

/** A test that goes on from where the one before it ended. */
export function chapter(title: string, play: Play): void {
  test(title, async () => {
    told.push(play);
    for (;;) {
      try {
        const plays = visitor ? [play] : told;
        visitor ??= await begin();
        for (const each of plays) await each(visitor);
        return;
      } catch (error) {
        if (!(error instanceof StuckError) || beginnings >= BEGINNINGS) throw error;
        console.log(`${name} is stuck (${error.message}); it is started anew, and the story from its beginning.`);
        await visitor?.close();
        visitor = null;
      }
    }
  });
}

async function begin(): Promise<Visitor> {
  beginnings++;
  const begun = await answered('start', machine.open());
  console.log(`${name}: ${begun.version}`);
  await begun.visit(inject('address'));
  await begun.evaluate(() => localStorage.setItem('lockstep.language', '"en"'));
  return begun;
}

/** @param route what follows the `#` */
export async function open(visitor: Visitor, route: string, title: string): Promise<void> {
  await visitor.visit(`${inject('address')}#${route}`);
  await shows(visitor, 'h1', title);
}

/** A page may take this long to show what it has. */
export const PAGE_MS = 120_000;

/** Waits until an element of this selector has a text that begins so. */
export const shows = (visitor: Visitor, selector: string, text: string): Promise<void> =>
  expect
    .poll(() => textsOf(visitor, selector), { timeout: PAGE_MS, interval: 250 })
    .toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^${text.replace(/[^\w ]/g, '\\$&')}`))]));

/** The texts of all elements of this selector that can be seen. */
export const textsOf = (visitor: Visitor, selector: string): Promise<string[]> =>
  visitor.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => element.textContent.trim()),
    selector,
  );

/** No figure that is none, and no hole in a sentence. */
export async function expectSound(visitor: Visitor): Promise<void> {
  for (const text of await textsOf(visitor, 'main')) expect(text).not.toMatch(/NaN|undefined|Infinity|\{\{/);
}

/** A run of the page's may take this long on a slow machine; one that takes longer is stuck. */
export const RUN_MS = 600_000;

/** A duration as the pages print it. */
export const TIME = /\d (ns|µs|ms|s)\b/;

export { en };
