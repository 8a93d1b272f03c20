import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../../results/summary.ts';
import { Button } from '../../controls/button.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';

type Made = { readonly link: string } | 'failed' | null;

/** Makes the link when asked; the codec is loaded only then. */
export function Share({ summary }: { summary: Summary }) {
  const { t } = useTranslation('home');
  const field = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<Made>(null);
  const [refused, setRefused] = useState(false);

  const make = async () => {
    try {
      const { shareLink } = await import('../../../results/share/link.ts');
      setMade({ link: await shareLink(summary, location.href.replace(/#.*$/, '')) });
    } catch {
      setMade('failed');
    }
  };

  if (made === null) return <Button onClick={make}>{t('share.button')}</Button>;
  if (made === 'failed') return <p role="alert">{t('share.failed')}</p>;
  return (
    <section className="share card" aria-labelledby="share-title">
      <h2 id="share-title">{t('share.title')}</h2>
      <p className="small muted">{t('share.text')}</p>
      <div className="row">
        <input
          ref={field}
          className="input share__link mono"
          readOnly
          value={made.link}
          aria-label={t('share.field')}
          onFocus={({ target }) => target.select()}
        />
        <CopyButton
          text={made.link}
          onRefused={() => {
            setRefused(true);
            field.current?.select();
          }}
        />
      </div>
      {refused && <p role="alert">{t('share.refused')}</p>}
    </section>
  );
}
