import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../controls/copy-button.tsx';
import { rootAddress } from '../frame/root-address.ts';
import { useLocale } from '../state/locale.ts';
import { type Embedded, embedAddress, embedSnippet } from './snippet.ts';
import './share.css';

/** The HTML that shows it in another page. */
export function EmbedCard({ route, title, height }: Embedded) {
  const { t } = useTranslation(['sharing', 'result']);
  const locale = useLocale();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);
  const root = rootAddress();
  const snippet = embedSnippet({ route, title, height }, locale, root);
  return (
    <div className="stack">
      <p className="small muted" id={id}>
        {t('embed.text')}
      </p>
      <textarea
        ref={field}
        className="input mono share__snippet"
        rows={5}
        readOnly
        spellCheck={false}
        aria-label={t('embed.field')}
        aria-describedby={id}
        value={snippet}
        onFocus={({ target }) => target.select()}
      />
      <div className="row">
        <CopyButton
          text={snippet}
          label={t('embed.copy')}
          onRefused={() => {
            setRefused(true);
            field.current?.select();
          }}
        />
        <a href={embedAddress(route, locale, root)} target="_blank" rel="noopener">
          {t('embed.look')}
        </a>
      </div>
      {refused && <p role="alert">{t('embed.refused')}</p>}
    </div>
  );
}
