/** What stands on every term's own page beyond its card. */
import type { TermId } from '../../ui/terms/terms.ts';
import type { Entry } from './entry.ts';
import { LANGUAGE_ENTRIES } from './language.ts';
import { MACHINE_ENTRIES } from './machine.ts';
import { MEASURING_ENTRIES } from './measuring.ts';
import { PROGRAM_ENTRIES } from './program.ts';

export const ENTRIES: Readonly<Record<TermId, Entry>> = {
  ...MACHINE_ENTRIES,
  ...PROGRAM_ENTRIES,
  ...LANGUAGE_ENTRIES,
  ...MEASURING_ENTRIES,
};
