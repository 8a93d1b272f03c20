import { useTranslation } from 'react-i18next';
import './loading.css';

/** In the place of a page whose code is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="page loading" role="status">
      <p className="muted">{t('loading')}</p>
    </div>
  );
}
