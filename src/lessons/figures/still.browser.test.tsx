/** Figures that move in steps: what is under the hand stays there, whatever they show, on a phone and beside a text. */
import type { ComponentType } from 'react';
import { expect, test } from 'vitest';
import '../../ui/theme/index.css';
import { LOCALES } from '../../i18n/index.ts';
import { mount, until } from '../../ui/testing/mount.tsx';
import '../lessons.css';
import { Blocks } from '../matmul-step-by-step/blocks.tsx';
import { Tiles } from '../matmul-step-by-step/tiles.tsx';
import { Broadcast } from '../the-last-factor-of-two/figures.tsx';
import { Rungs, Strides } from './coalescing.tsx';
import { Divergence, Lockstep } from './lockstep.tsx';

const FIGURES: Readonly<Record<string, ComponentType>> = {
  Lockstep,
  Divergence,
  Strides,
  Rungs,
  Tiles,
  Blocks,
  Broadcast,
};
/** Of a lesson's text on a window of 360 pixels, and of 1440. */
const WIDTHS = [328, 640];
/** As high as such a window, with room above and below. */
const PHONE = 710;

test.each(Object.entries(FIGURES))('%s: nothing moves but the drawing', async (_, Figure) => {
  for (const language of LOCALES) {
    for (const width of WIDTHS) {
      const { place, t, button, close } = await mount(
        <div style={{ inlineSize: width }}>
          <Figure />
        </div>,
        language,
      );
      await until(() => expect(place.querySelector('.stepper')).not.toBeNull());
      const next = button(t('stepper.next', { ns: 'lessons' }));
      const at = () => place.querySelector('.stepper__place span')?.textContent;
      const frame = () =>
        [...place.querySelectorAll('.stepper, .stepper__counts dt, .stepper__controls > *')].map((element) => {
          const { x, y, width: wide, height } = element.getBoundingClientRect();
          return [x, y, wide, height].map(Math.round);
        });
      const first = frame();
      expect(first.length).toBeGreaterThan(4);
      if (width === WIDTHS[0]) expect(first[0][3], language).toBeLessThanOrEqual(PHONE);
      const ways = [...place.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
      for (const way of ways.length > 0 ? ways : [null]) {
        way?.click();
        await expect.poll(at, { interval: 1 }).toMatch(/1/);
        for (let seen = 1; next?.getAttribute('aria-disabled') === 'false'; seen++) {
          expect(frame(), `${width} px, step ${seen}`).toEqual(first);
          const before = at();
          next.click();
          await expect.poll(at, { interval: 1 }).not.toBe(before);
        }
        expect(frame(), `${width} px, last step`).toEqual(first);
      }
      close();
    }
  }
});
