import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Loading } from '../../ui/frame/loading.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import type { ClassState } from './use-class.ts';

/** In the place of a class that is not there yet, or cannot be shown. */
export function ClassStatus({ state, reload }: { state: ClassState; reload: () => void }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  if (state.status === 'loading') return <Loading />;
  return (
    <Page title={t('title')}>
      {state.status === 'trouble' && <TroubleNotice of="classes" trouble={state.trouble} again={reload} />}
      {state.status === 'gone' && (
        <Notice kind="warning" title={t('one.gone.title')}>
          <p>{t('one.gone.text')}</p>
        </Notice>
      )}
      {state.status === 'ready' && !state.opened.ok && (
        <Notice kind="error" title={t('one.unreadable')}>
          <p>{text(state.opened.problem)}</p>
        </Notice>
      )}
      <div className="row">
        <LinkButton look="primary" href="#/class" {...LEADS_BACK}>
          {t('one.gone.all')}
        </LinkButton>
      </div>
    </Page>
  );
}
