import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../controls/button.tsx';
import type { SharePanelProps } from './share-panel.tsx';

interface ShareProps {
  summary: Summary;
  /** What the button says; “Share this result” by default. */
  label?: string;
}

type Loaded = { readonly Panel: ComponentType<SharePanelProps> } | 'no' | 'loading' | 'failed';

/** A button that turns into the panel with the link. The codec and the QR code are loaded only then. */
export function Share({ summary, label }: ShareProps) {
  const { t } = useTranslation('result');
  const [loaded, setLoaded] = useState<Loaded>('no');

  const load = async () => {
    setLoaded('loading');
    await import('./share-panel.tsx').then(
      ({ default: Panel }) => setLoaded({ Panel }),
      () => setLoaded('failed'),
    );
  };

  if (typeof loaded === 'object') return <loaded.Panel summary={summary} />;
  if (loaded === 'failed') return <p role="alert">{t('share.failed')}</p>;
  return (
    <Button onClick={load} aria-disabled={loaded === 'loading'}>
      {loaded === 'loading' ? t('share.making') : (label ?? t('share.button'))}
    </Button>
  );
}
