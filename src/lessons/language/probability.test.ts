import { expect, it } from 'vitest';
import { probabilityIn } from './probability.ts';

it('is called whole or nothing only where it is', () => {
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const told = (share: number) => probabilityIn(share, percent);
  expect([1, 0.99995, 0.997, 0.42, 0.00009, 0].map(told)).toEqual(['100%', '>99.9%', '99.7%', '42%', '<0.01%', '0%']);
});
