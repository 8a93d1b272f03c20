import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useCamera } from './use-camera.ts';

const WIDTH = 1920;

interface CameraProps {
  onFrame: (video: HTMLVideoElement) => Promise<void>;
  /** Turned off, and not to be turned on. */
  disabled: boolean;
}

/** Shows what the camera sees and hands over one frame when asked; turned off afterwards, and when it leaves the page. */
export function Camera({ onFrame, disabled }: CameraProps) {
  const { t } = useTranslation('lab');
  const { video, on, waiting, problem, start, stop, fail } = useCamera(WIDTH, disabled);

  const take = async () => {
    if (!video.current) return;
    if (video.current.videoWidth === 0) {
      fail('failed');
      return;
    }
    await onFrame(video.current);
    stop();
  };

  return (
    <div className="picture-camera">
      {on ? (
        <>
          <video ref={video} className="picture-preview" autoPlay playsInline muted aria-label={t('camera.view')} />
          <div className="row">
            <Button onClick={take}>{t('camera.take')}</Button>
            <Button look="quiet" onClick={stop}>
              {t('camera.stop')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button onClick={start} disabled={waiting}>
            {t(waiting ? 'camera.starting' : 'camera.start')}
          </Button>
        </div>
      )}
      <p className="small muted">{t('camera.privacy')}</p>
      {problem && (
        <Notice kind="error" title={t(`camera.problems.${problem}.title`)}>
          <p>{t(`camera.problems.${problem}.text`)}</p>
        </Notice>
      )}
    </div>
  );
}
