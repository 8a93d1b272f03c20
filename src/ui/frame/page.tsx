import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigated } from './navigation.ts';

interface PageProps {
  /** The heading, and the name of the browser's tab. */
  title: string;
  /** Opening paragraph. */
  lede?: ReactNode;
  wide?: boolean;
  className?: string;
  children: ReactNode;
}

/** A page's root: one h1, which takes the focus when the visitor comes here from another page. */
export function Page({ title, lede, wide, className, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useNavigated();

  useEffect(() => {
    if (!navigated()) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [navigated]);

  return (
    <div className={['page', wide && 'page--wide', className].filter(Boolean).join(' ')}>
      <title>{t('title', { page: title })}</title>
      <header className="page__head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lede && <p className="lede">{lede}</p>}
      </header>
      {children}
    </div>
  );
}
