import { useTranslation } from 'react-i18next';
import './provisional.css';

/** Stands before a figure whose run has not been proved as it was timed. */
export function Provisional() {
  const { t } = useTranslation();
  return (
    <>
      <span className="provisional muted">{t('provisional.mark')}</span>{' '}
    </>
  );
}

/** What that means, in a sentence. */
export function ProvisionalNote() {
  const { t } = useTranslation();
  return t('provisional.note');
}
