import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../controls/button.tsx';
import type { SharePanelProps } from './share-panel.tsx';

type Made =
  | 'no'
  | 'making'
  | 'failed'
  | 'tooMany'
  | { readonly link: string; readonly Panel: ComponentType<SharePanelProps> };

interface ShareProps {
  summary: Summary;
  /** What the button says; “Share this result” by default. */
  label?: string;
}

/**
 * A button that turns into a panel with the link. The codec and the QR code are loaded only then. Give it a `key` that
 * changes with the result.
 */
export function Share({ summary, label }: ShareProps) {
  const { t } = useTranslation('result');
  const [made, setMade] = useState<Made>('no');

  const make = async () => {
    setMade('making');
    try {
      const [{ shareLink }, { SharePanel }] = await Promise.all([
        import('../../results/share/link.ts'),
        import('./share-panel.tsx'),
      ]);
      setMade({ link: await shareLink(summary, location.href.replace(/#.*$/, '')), Panel: SharePanel });
    } catch (error) {
      setMade(error instanceof RangeError ? 'tooMany' : 'failed');
    }
  };

  if (typeof made === 'object') return <made.Panel link={made.link} />;
  if (made === 'failed' || made === 'tooMany') return <p role="alert">{t(`share.${made}`)}</p>;
  return (
    <Button onClick={make} aria-disabled={made === 'making'}>
      {made === 'making' ? t('share.making') : (label ?? t('share.button'))}
    </Button>
  );
}
