import { parseCase } from '../../engine/case-id.ts';
import { workloads } from '../../workloads/registry.ts';
import { useLocale } from '../state/locale.ts';
import './compare.css';

/** The contender's title over the printed case; the case alone where this version does not know it. */
export function CaseName({ printed }: { printed: string }) {
  const locale = useLocale();
  const parsed = parseCase(printed, workloads);
  const workload = parsed.ok ? workloads.find(({ id }) => id === parsed.id.workload) : undefined;
  const variant = parsed.ok ? workload?.variants.find(({ id }) => id === parsed.id.variant) : undefined;
  return (
    <span className="case-name">
      {variant && <span>{variant.title[locale]}</span>}
      <code>{printed}</code>
    </span>
  );
}
