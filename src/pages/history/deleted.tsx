import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { useFormat, useGap } from '../../ui/state/locale.ts';
import { type Deletion, type Deletions, MOST, runsIn } from './deletions.ts';

interface DeletedProps {
  deletions: Deletions;
  undo: (deletions: readonly Deletion[]) => void;
}

/** What was deleted and can be brought back; a new deletion takes the focus from the button that is gone. */
export function Deleted({ deletions: { kept, count, letGo }, undo }: DeletedProps) {
  const { t } = useTranslation('history');
  const gap = useGap();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  const seen = useRef(count);
  useEffect(() => {
    if (count > seen.current) button.current?.focus();
    seen.current = count;
  }, [count]);
  const last = kept.at(-1);
  const before = runsIn(kept.slice(0, -1));
  return (
    <div role="status">
      {last && (
        <div className="notice run-deleted">
          <div>
            <p>
              {t('deleted', { count: last.runs.length })}
              {before > 0 && gap + t('deletedBefore', { count: before })}
            </p>
            {letGo && (
              <p className="small muted">
                {t('deletedLetGo', { runs: format.integer(MOST.runs), deletions: format.integer(MOST.deletions) })}
              </p>
            )}
          </div>
          <div className="row">
            <Button size="small" onClick={() => undo([last])} ref={button}>
              {t(before > 0 ? 'undoLast' : 'undo')}
            </Button>
            {before > 0 && (
              <Button size="small" onClick={() => undo(kept)}>
                {t('undoAll', { count: kept.length })}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
