import { useTranslation } from 'react-i18next';
import type { StorageTrouble } from '../../results/history/trouble.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface TroubleNoticeProps {
  trouble: StorageTrouble;
  /** What was to be kept: runs unless told. */
  of?: 'history' | 'classes';
  again?: () => void;
}

/** The browser does not store, has no room, or has a newer database: what works all the same, and what to do. */
export function TroubleNotice({ trouble, of = 'history', again }: TroubleNoticeProps) {
  const { t } = useTranslation(['history', 'classes']);
  return (
    <Notice kind="warning" title={t(`${of}:trouble.${trouble}.title`)}>
      <p>{t(`${of}:trouble.${trouble}.works`)}</p>
      <p className="muted">{t(`${of}:trouble.${trouble}.todo`)}</p>
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
