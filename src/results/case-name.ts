import { formatCase } from '../engine/case-id.ts';
import type { CaseId, LocalText } from '../engine/contract.ts';
import { workloads } from '../workloads/registry.ts';
import { SECOND_GPU } from './adapter-name.ts';

/** `Register blocks`, `Register blocks · second GPU`; the bare id of a variant that is not known here. */
export function variantTitle({ workload, variant, gpu }: Pick<CaseId, 'workload' | 'variant' | 'gpu'>): LocalText {
  const known = workloads.find(({ id }) => id === workload)?.variants.find(({ id }) => id === variant);
  const title = known?.title ?? { en: variant, 'zh-CN': variant };
  if (!gpu) return title;
  return { en: `${title.en} · ${SECOND_GPU.en}`, 'zh-CN': `${title['zh-CN']} · ${SECOND_GPU['zh-CN']}` };
}

/** `Matrix multiplication`, or the bare id. */
export const workloadTitle = (workload: string): LocalText =>
  workloads.find(({ id }) => id === workload)?.title ?? { en: workload, 'zh-CN': workload };

/** What stands after the variant in a printed case: `n=1024`. */
export const paramsText = (printed: string): string => printed.split(':').slice(2).join(':').replaceAll(',', ', ');

export const caseParams = (id: CaseId): string =>
  paramsText(formatCase(id, workloads.find((known) => known.id === id.workload)?.params ?? null));
