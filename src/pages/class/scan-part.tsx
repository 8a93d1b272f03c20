import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useCamera } from '../../ui/picture/use-camera.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { openQrReader } from './qr-reader.ts';
import type { Collect, Outcome } from './use-collect.ts';

const WIDTH = 1920;
/** Between two looks: the camera may show as many pictures as it likes. */
const EVERY_MS = 150;

type Read = 'added' | 'known' | 'other' | 'unkept' | 'gone' | LocalText;

/** One code after the other; the camera is off when it is left. */
export function ScanPart({ takeText }: Pick<Collect, 'takeText'>) {
  const { t } = useTranslation(['classes', 'lab']);
  const text = useLocalText();
  const { video, on, waiting, problem, start, stop } = useCamera(WIDTH, false);
  const [last, setLast] = useState<{ readonly read: Read; readonly count: number } | null>(null);
  const [noReader, setNoReader] = useState(false);
  const latest = useRef({ takeText, stop });
  useEffect(() => {
    latest.current = { takeText, stop };
  });

  useEffect(() => {
    if (!on) return;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** A code that is held before the camera is read once. */
    let before = '';
    const watch = async () => {
      const reader = await openQrReader();
      const look = async () => {
        const codes = video.current ? await reader.read(video.current) : [];
        for (const code of codes) {
          if (!wanted || code === before) continue;
          before = code;
          const read = readOf(await latest.current.takeText(code));
          if (wanted) setLast((one) => ({ read, count: (one?.count ?? 0) + 1 }));
        }
        if (wanted) timer = setTimeout(() => void look().catch(end), EVERY_MS);
      };
      if (wanted) await look();
    };
    const end = () => {
      if (!wanted) return;
      setNoReader(true);
      latest.current.stop();
    };
    void watch().catch(end);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [on, video]);

  const begin = () => {
    setNoReader(false);
    setLast(null);
    void start();
  };
  const what = (read: Read) =>
    typeof read === 'string' ? t(`scan.${read}`) : t('scan.refused', { problem: text(read) });
  return (
    <div className="stack">
      {on ? (
        <>
          <video ref={video} className="class-video" autoPlay playsInline muted aria-label={t('scan.view')} />
          <div>
            <Button onClick={stop}>{t('scan.stop')}</Button>
          </div>
          <p className="small muted">{t('scan.hint')}</p>
        </>
      ) : (
        <div>
          <Button onClick={begin} disabled={waiting}>
            {t(waiting ? 'scan.starting' : 'scan.start')}
          </Button>
        </div>
      )}
      <p role="status" className="num">
        {last ? `${last.count}. ${t('scan.last', { what: what(last.read) })}` : ''}
      </p>
      {noReader && <p role="alert">{t('scan.noReader')}</p>}
      {problem && (
        <Notice kind="error" title={t(`camera.problems.${problem}.title`, { ns: 'lab' })}>
          <p>{t(`camera.problems.${problem}.text`, { ns: 'lab' })}</p>
        </Notice>
      )}
    </div>
  );
}

function readOf({ found, added, replaced, refused, trouble, problem, gone }: Outcome): Read {
  if (gone) return 'gone';
  if (trouble || problem) return 'unkept';
  if (refused[0]) return refused[0].text;
  if (added + replaced > 0) return 'added';
  return found > 0 ? 'known' : 'other';
}
