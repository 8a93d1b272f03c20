/** What the lessons on matrix multiplication share. Pure. */
import type { LocalText } from '../engine/contract.ts';
import { VARIANT_TEXTS } from '../workloads/matmul/texts.ts';
import { text } from './text.ts';

const TITLES: Readonly<Record<string, LocalText>> = {
  naive: VARIANT_TEXTS.naive.title,
  coalesced: VARIANT_TEXTS.coalesced.title,
  tiled: VARIANT_TEXTS.tiled.title,
  registers: VARIANT_TEXTS.registers.title,
  'registers-direct': VARIANT_TEXTS.registersDirect.title,
  'registers-8x4': VARIANT_TEXTS.registers8x4.title,
  'registers-8x8': VARIANT_TEXTS.registers8x8.title,
  subgroups: VARIANT_TEXTS.subgroups.title,
  tuned: VARIANT_TEXTS.tuned.title,
  'js-textbook': VARIANT_TEXTS.jsTextbook.title,
  'js-blocked': VARIANT_TEXTS.jsBlocked.title,
  workers: VARIANT_TEXTS.workers.title,
  wasm: VARIANT_TEXTS.wasm.title,
  'wasm-threads': VARIANT_TEXTS.wasmThreads.title,
};

export const titleOf = (variant: string): LocalText => TITLES[variant] ?? text(variant, variant);
