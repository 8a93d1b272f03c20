import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigated } from './navigation.ts';

interface PageProps {
  /** The name of the browser's tab, and the heading. */
  title: string;
  /** The heading where it is more than a text; says the same as `title`. */
  heading?: ReactNode;
  /** Opening paragraph. */
  lede?: ReactNode;
  wide?: boolean;
  className?: string;
  children: ReactNode;
}

/** A page's root: one h1, which takes the focus when the visitor comes here from another page. */
export function Page({ title, heading, lede, wide, className, children }: PageProps) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  const navigated = useNavigated();

  useEffect(() => {
    if (!navigated()) return;
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [navigated]);

  return (
    <div className={['page', wide && 'page--wide', className].filter(Boolean).join(' ')}>
      <title>{t('title', { page: title })}</title>
      <header className="page__head">
        <h1 ref={head} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {lede && <p className="lede">{lede}</p>}
      </header>
      {children}
    </div>
  );
}
