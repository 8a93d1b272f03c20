import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/locale.ts';
import { MOST_FILES } from './dropped-files.ts';
import { Notice } from './notice.tsx';
import type { FileDrop } from './use-file-drop.ts';

/** Names that are told of many. */
const NAMED = 5;

/** What of a drop was not read, and what to do; nothing where all of it was. */
export function DropTold({ dropped }: Pick<FileDrop, 'dropped'>) {
  const { t } = useTranslation('dropping');
  const format = useFormat();
  if (dropped === null) return <Status />;
  if (dropped === 'looking') return <Status>{t('looking')}</Status>;
  const { files, left, more, unopened } = dropped;
  const isNothing = files.length === 0 && unopened.length === 0 && !more;
  const counts = { count: left, number: format.integer(left) };
  const leftOut = () => (left === 0 ? t('leftUnknown') : t(more ? 'leftMore' : 'left', counts));
  return (
    <>
      <Status>{isNothing && t('nothing')}</Status>
      {(left > 0 || more) && (
        <Notice kind="warning" title={leftOut()}>
          <p>{t('read', { count: files.length, number: format.integer(files.length) })}</p>
          <p className="muted">{t('parts', { most: format.integer(MOST_FILES) })}</p>
        </Notice>
      )}
      {unopened.length > 0 && (
        <Notice kind="warning" title={t('unopened')}>
          {unopened.slice(0, NAMED).map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and none of them moves
            <p key={place}>{name}</p>
          ))}
          {unopened.length > NAMED && <p>{t('unopenedMore', { count: unopened.length - NAMED })}</p>}
          <p className="muted">{t('again')}</p>
        </Notice>
      )}
    </>
  );
}

/** There before it says anything, so that a screen reader tells what comes; until then it takes no room. */
const Status = ({ children }: { children?: ReactNode }) => (
  <div role="status" className={children ? undefined : 'visually-hidden'}>
    {children && <p>{children}</p>}
  </div>
);
