import { useTranslation } from 'react-i18next';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import type { Lack } from '../state/lack.ts';
import { useLabels } from './titles.ts';
import type { LessonRunning } from './use-lesson-run.ts';

/** Which figures a run lacks, and the offer to give it more time. */
export function Lacking({ lack, running }: { lack: Lack; running: LessonRunning }) {
  const { t } = useTranslation('lessons');
  const named = useNamed(lack);
  return (
    <div className="stack" role="status">
      <p>
        {lack.missing.length > 0 && t('lack.missing', { names: named(lack.missing) })}
        {lack.few.length > 0 && t('lack.few', { names: named(lack.few) })}
      </p>
      <div className="row">
        <Button disabled={running.blocked} onClick={oneClick(() => void running.begin(lack.budgetMs))}>
          {t('lack.more')}
        </Button>
      </div>
    </div>
  );
}

/** So many are named; the others are counted. */
const NAMED = 4;

function useNamed({ rows }: Lack): (some: Lack['rows']) => string {
  const { t, i18n } = useTranslation('lessons');
  const labelOf = useLabels(rows);
  const list = new Intl.ListFormat(i18n.language);
  return (some) => {
    const names = some.slice(0, NAMED).map((row) => t('lack.name', { name: labelOf(row) }));
    const others = some.length - names.length;
    return list.format(others > 0 ? [...names, t('lack.others', { count: others })] : names);
  };
}
