import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';

/** In the place of a lesson whose code is on its way. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <div className="page" role="status">
      <p className="muted">{t('loading')}</p>
    </div>
  );
}

/** In the place of a lesson whose code did not come; below it, what to do. */
export function Broken({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('lessons');
  return (
    <Page title={t('broken.title')}>
      <Notice kind="error" title={t('broken.title')}>
        <p>{t('broken.text')}</p>
      </Notice>
      {children}
    </Page>
  );
}
