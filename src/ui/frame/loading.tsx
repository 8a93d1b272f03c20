import { useTranslation } from 'react-i18next';

/** In the place of a page whose code is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="page" role="status">
      <p className="muted">{t('loading')}</p>
    </div>
  );
}
