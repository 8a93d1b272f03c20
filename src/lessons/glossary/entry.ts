/** What the glossary says of a term beyond its card (ui/terms), which it shows as well. */
import type { LocalText } from '../../engine/contract.ts';
import type { TermText } from '../../ui/terms/term-text.ts';
import type { TermId } from '../../ui/terms/terms.ts';

export interface Entry {
  /** A paragraph for somebody who wants to know it properly. */
  readonly more: LocalText;
  /** A few lines of a program; its comments are in no language but the program's. */
  readonly code?: string;
  /** What makers and interfaces call it, beside what stands on the card. Names are not translated. */
  readonly names?: Partial<NonNullable<TermText['vendors']>> & { readonly webgpu?: string };
  /** What to read next. */
  readonly see: readonly TermId[];
}
