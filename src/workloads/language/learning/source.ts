/** What a language model learns from, and is judged by: stories without end, a few batches of them, or a visitor's text. */
import type { Locale } from '../../../engine/contract.ts';
import {
  heldOutWindows,
  textWindows,
  textWindowsInOrder,
  trainingWindows,
  type Vocabulary,
  vocabularyOf,
} from '../stories/index.ts';
import type { Windows, WindowsOf } from '../stories/windows.ts';

export type Source =
  | {
      readonly kind: 'stories';
      readonly locale: Locale;
      readonly vocabulary: Vocabulary;
      /** So many different batches, again and again; null: no story comes twice but by chance. */
      readonly batches: number | null;
    }
  | {
      readonly kind: 'own';
      readonly vocabulary: Vocabulary;
      readonly training: Uint32Array;
      readonly heldOut: Uint32Array;
    };

export const storiesIn = (locale: Locale, batches: number | null = null): Extract<Source, { kind: 'stories' }> => ({
  kind: 'stories',
  locale,
  vocabulary: vocabularyOf(locale),
  batches,
});

/** What a step learns from: the same for everybody who has its seed. */
export function batchOf(source: Source, of: WindowsOf): Windows {
  if (source.kind === 'own') return textWindows(source.training, of);
  const step = source.batches === null ? of.step : of.step % source.batches;
  return trainingWindows(source.locale, { ...of, step });
}

/** Of the seed that draws what is held out: everybody is judged by the same. */
const JUDGED = 1;

/** What was never learned from, the same each time. */
export const heldOutOf = (source: Source, rows: number, length: number): Windows =>
  source.kind === 'own'
    ? textWindowsInOrder(source.heldOut, { rows, length, step: 0 })
    : heldOutWindows(source.locale, { rows, length, seed: JUDGED, step: 0 });
