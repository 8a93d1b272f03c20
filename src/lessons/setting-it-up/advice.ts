/** One thing to do after the other. */
import type { LocalText } from '../../engine/contract.ts';

export interface Advice {
  readonly title: LocalText;
  readonly steps: readonly { readonly does: LocalText; readonly command?: string }[];
}
