import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/controls/notice.tsx';
import { LinkButton } from '../../../ui/controls/button.tsx';
import { Page } from '../../../ui/frame/page.tsx';
import { useLocalText } from '../../../ui/state/locale.ts';
import { type ShownClass, useClass } from '../use-class.ts';
import { viewOf } from './views.ts';
import { Wall } from './wall.tsx';

interface WallPageProps {
  /** Of the class. */
  id: string;
  /** As the address has it. */
  view: string | undefined;
}

/** `#/class/<id>/wall/<view>`: a class of this browser, on a projector. */
export default function WallPage({ id, view }: WallPageProps) {
  const { shown } = useClass(id);
  const close = `#/class/${id}`;
  if (shown.status !== 'ready') return <NotOpened shown={shown} close={close} />;
  return <Wall shown={shown.class} view={viewOf(view)} route={`/class/${id}/wall`} close={close} />;
}

function NotOpened({ shown, close }: { shown: Exclude<ShownClass, { status: 'ready' }>; close: string }) {
  const { t } = useTranslation('wall');
  const text = useLocalText();
  return (
    <Page title={t('title')}>
      {shown.status === 'loading' && <p role="status">{t('loading', { ns: 'common' })}</p>}
      {shown.status === 'missing' && <Notice kind="warning" title={t('missing.title')}><p>{t('missing.text')}</p></Notice>}
      {shown.status === 'unreadable' && <Notice kind="warning" title={t('unreadable')}><p>{text(shown.problem)}</p></Notice>}
      {shown.status === 'trouble' && (
        <Notice kind="warning" title={t(`trouble.${shown.trouble}.title`, { ns: 'history' })}>
          <p className="muted">{t(`trouble.${shown.trouble}.todo`, { ns: 'history' })}</p>
        </Notice>
      )}
      {shown.status !== 'loading' && (
        <div className="row">
          <LinkButton href={close}>{t('keys.close')}</LinkButton>
        </div>
      )}
    </Page>
  );
}
