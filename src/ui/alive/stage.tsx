import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface StageProps {
  /** Something else has the bench. */
  waiting: boolean;
  children: ReactNode;
}

/** Where the picture stands: as high as it will be before there is one, and told when it gives way. */
export function Stage({ waiting, children }: StageProps) {
  const { t } = useTranslation('alive');
  return (
    <div className={waiting ? 'alive__stage alive__stage--waiting' : 'alive__stage'}>
      {children}
      <p className="alive__notice small" role="status">
        {waiting && t('waiting')}
      </p>
    </div>
  );
}
