import { type ComponentType, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../controls/button.tsx';
import type { SharePanelProps } from './share-panel.tsx';

interface ShareProps {
  summary: Summary;
  /** Whether it was measured here, which it is by default, or somebody says so. */
  whose?: SharePanelProps['whose'];
  /** What the button says; “Share this result” by default. */
  label?: string;
}

type Loaded = { readonly Panel: ComponentType<SharePanelProps> } | 'no' | 'loading' | 'failed';

/** A button that turns into the panel with the link. The codec and the QR code are loaded only then. */
export function Share({ summary, whose = 'own', label }: ShareProps) {
  const { t } = useTranslation('result');
  const [loaded, setLoaded] = useState<Loaded>('no');

  const load = async () => {
    setLoaded('loading');
    await import('./share-panel.tsx').then(
      ({ default: Panel }) => setLoaded({ Panel }),
      () => setLoaded('failed'),
    );
  };

  if (typeof loaded === 'object') {
    // Its words may have to be fetched: nothing but itself waits for them.
    return (
      <Suspense fallback={<p className="muted">{t('share.making')}</p>}>
        <loaded.Panel summary={summary} whose={whose} />
      </Suspense>
    );
  }
  if (loaded === 'failed') return <p role="alert">{t('share.failed')}</p>;
  return (
    <Button onClick={load} aria-disabled={loaded === 'loading'}>
      {loaded === 'loading' ? t('share.making') : (label ?? t('share.button'))}
    </Button>
  );
}
