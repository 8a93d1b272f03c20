/** Where the tree's kernel has barriers, and what is said of it. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

/** Threads that a wave has on many GPUs. */
export const WAVE = 32;

export type Position = 'every' | 'early' | 'none';

export const QUESTION = text(
  'The same tree, the same numbers. Where does the kernel wait, and is the sum right?',
  '同一棵树，同一批数。内核在哪里等，求出的和还对不对？',
);
export const KNOB = text('Barriers', '屏障');

export const POSITIONS: Readonly<Record<Position, LocalText>> = {
  every: text('In every step', '每一步都有'),
  early: text(`Only while more than ${WAVE} threads work`, `干活的线程多于 ${WAVE} 个时才有`),
  none: text('Nowhere', '一道也没有'),
};
