import { parseCase } from '../../engine/case-id.ts';
import { variantTitle } from '../../results/case-name.ts';
import { workloads } from '../../workloads/registry.ts';
import { useLocale } from '../state/locale.ts';
import './compare.css';

/** The contender's title over the printed case; the case alone where this version does not know it. */
export function CaseName({ printed }: { printed: string }) {
  const locale = useLocale();
  const parsed = parseCase(printed, workloads);
  return (
    <span className="case-name">
      {parsed.ok && <span>{variantTitle(parsed.id)[locale]}</span>}
      <code>{printed}</code>
    </span>
  );
}
