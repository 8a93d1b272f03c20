import { useTranslation } from 'react-i18next';
import type { StorageTrouble } from '../../results/history/trouble.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';

/** The browser does not store, has no room, or has a newer database: what works all the same, and what to do. */
export function TroubleNotice({ trouble, again }: { trouble: StorageTrouble; again?: () => void }) {
  const { t } = useTranslation('history');
  return (
    <Notice kind="warning" title={t(`trouble.${trouble}.title`)}>
      <p>{t(`trouble.${trouble}.works`)}</p>
      <p className="muted">{t(`trouble.${trouble}.todo`)}</p>
      {again && (
        <div>
          <Button size="small" onClick={again}>
            {t('trouble.again')}
          </Button>
        </div>
      )}
    </Notice>
  );
}
