import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { BUDGETS_MS } from '../../../ui/plan/choice.ts';

/** How long a run may take: a few steps, and whatever an address brought along. */
export function Budget({ budgetMs, onChange }: { budgetMs: number; onChange: (budgetMs: number) => void }) {
  const { t } = useTranslation('lab');
  const offered = [...new Set([...BUDGETS_MS, budgetMs])].sort((a, b) => a - b);
  const name = (ms: number) =>
    ms % 60_000 === 0 ? t('budget.minutes', { count: ms / 60_000 }) : t('budget.seconds', { count: ms / 1000 });
  return (
    <SelectField
      label={t('budget.legend')}
      value={String(budgetMs)}
      options={offered.map((ms) => ({ value: String(ms), label: name(ms) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
