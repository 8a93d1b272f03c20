/** Contenders of this lesson by the titles that their definitions give them; kernels need not be loaded for that. */
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { VARIANT_TEXTS as REDUCTION } from '../../workloads/reduction/texts.ts';
import { VARIANT_TEXTS as SCAN } from '../../workloads/scan/texts.ts';
import { text } from '../text.ts';

const TITLES: Readonly<Record<string, Readonly<Record<string, { readonly title: LocalText }>>>> = {
  reduction: REDUCTION,
  scan: SCAN,
};

/** `two-pass` is `twoPass` among the texts. */
const keyOf = (variant: string) => variant.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const nameOf = ({ workload, variant }: Pick<SummaryRow, 'workload' | 'variant'>): LocalText =>
  TITLES[workload]?.[keyOf(variant)]?.title ?? text(variant, variant);
