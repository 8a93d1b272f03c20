import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { useFormat } from '../state/locale.ts';
import { QrCode } from './qr-code.tsx';
import './share.css';

/** Some chat programs cut off what is longer. */
const LONG = 2000;

interface LinkCardProps {
  link: string;
  title: string;
  /** What the link holds. */
  text: string;
  /** What else can be done where it is long: a clause behind “or”. */
  otherwise: string;
  /** False where it stands on its page from the beginning: it takes the focus when it appears in the place of a button. */
  takesFocus?: boolean;
  /** False where a code of another text stands beside it. */
  code?: boolean;
  /** What else the link is good for. */
  children?: ReactNode;
}

export function LinkCard({ link, title, text, otherwise, takesFocus = true, code = true, children }: LinkCardProps) {
  const { t } = useTranslation('result');
  const format = useFormat();
  const hash = link.slice(link.indexOf('#'));
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  return (
    <section className="share card" aria-labelledby={id}>
      <div className="share__text">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="small muted">{text}</p>
        <div className="row">
          <input
            ref={field}
            className="input share__link mono"
            readOnly
            value={link}
            aria-label={t('share.field')}
            onFocus={({ target }) => target.select()}
          />
          <CopyButton
            text={link}
            onRefused={() => {
              setRefused(true);
              field.current?.select();
            }}
          />
          <SystemShare link={link} />
        </div>
        {refused && <p role="alert">{t('share.refused')}</p>}
        {link.length > LONG && (
          <p className="small">{t('share.long', { length: format.integer(link.length), otherwise })}</p>
        )}
        {hash !== location.hash && (
          <p className="small">
            <a href={hash}>{t('share.preview')}</a>
          </p>
        )}
        {children}
      </div>
      {code && (
        <QrCode text={link} label={t('share.qr')} otherwise={<p className="small muted">{t('share.noQr')}</p>} />
      )}
    </section>
  );
}

/** Telephones offer their own list of apps; most desktops have none. */
function SystemShare({ link }: { link: string }) {
  const { t } = useTranslation('result');
  const data = { title: t('name', { ns: 'common' }), url: link };
  if (!navigator.canShare?.(data)) return null;
  // Refused means that the visitor changed their mind: nothing to report.
  return <Button onClick={() => void navigator.share(data).catch(() => undefined)}>{t('share.system')}</Button>;
}
