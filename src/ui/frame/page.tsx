import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigated } from './navigation.ts';
import { bringBack, usePlaces } from './places.ts';

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

/** A page's root: one h1, which takes the focus when the visitor comes here from another page. Back leads to where it was left. */
export function Page({ title, heading, lede, wide, className, children }: PageProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const navigated = useNavigated();
  const places = usePlaces();

  useEffect(() => {
    if (!navigated()) return;
    head.current?.focus({ preventScroll: true });
    if (places.wanted() && root.current) return bringBack(places, root.current, head.current);
    scrollTo(0, 0);
  }, [navigated, places]);

  return (
    <div ref={root} className={['page', wide && 'page--wide', className].filter(Boolean).join(' ')}>
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
