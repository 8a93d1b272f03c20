import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/notice.tsx';
import './embed.css';

interface EmbedFrameProps {
  title: string;
  /** Where the whole of it is. */
  source: { readonly href: string; readonly text: string };
  className?: string;
  children: ReactNode;
}

/** What is shown in a frame of another page: no navigation, and a way to where it is from. Links open in a tab of their own. */
export function EmbedFrame({ title, source, className, children }: EmbedFrameProps) {
  const { t } = useTranslation();
  return (
    <>
      <title>{t('title', { page: title })}</title>
      <main className={['page embed', className].filter(Boolean).join(' ')}>
        <h1 className="embed__title">{title}</h1>
        {children}
      </main>
      <footer className="embed__source small">
        <a href={source.href}>{source.text}</a>
      </footer>
    </>
  );
}

/** The address names nothing, or what it names did not come. */
export function EmbedNothing({ why }: { why?: string }) {
  const { t } = useTranslation('sharing');
  return (
    <EmbedFrame title={t('embed.none')} source={{ href: '#/', text: t('embed.home') }}>
      <Notice kind="error">
        <p>{why ?? t('embed.noneText')}</p>
      </Notice>
    </EmbedFrame>
  );
}
