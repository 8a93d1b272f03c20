import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../lessons.css';

/** Where in the course a page stands, above its heading: the way back to the map, and what lies between. */
export function Where({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('lessons');
  return (
    <p className="lesson__where eyebrow">
      <a href="#/lessons">{t('contents.title')}</a>
      {children}
    </p>
  );
}
