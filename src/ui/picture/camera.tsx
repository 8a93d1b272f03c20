import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';

export type CameraProblem = 'refused' | 'none' | 'busy' | 'unavailable' | 'failed';

/** What `getUserMedia` rejects with, by name (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
const PROBLEMS: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

interface CameraProps {
  onFrame: (video: HTMLVideoElement) => Promise<void>;
  /** Turned off, and not to be turned on. */
  disabled: boolean;
}

/** Shows what the camera sees and hands over one frame when asked; turned off afterwards, and when it leaves the page. */
export function Camera({ onFrame, disabled }: CameraProps) {
  const { t } = useTranslation('lab');
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const unwanted = useRef(false);

  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream;
    return () => stopAll(stream);
  }, [stream]);
  useEffect(() => {
    unwanted.current = disabled;
    if (disabled) setStream(null);
    return () => {
      unwanted.current = true;
    };
  }, [disabled]);

  const start = async () => {
    setProblem(null);
    setWaiting(true);
    const opened = await openCamera();
    setWaiting(false);
    // The visitor may have gone elsewhere, or started a run, while the browser asked.
    if (unwanted.current) {
      if (typeof opened !== 'string') stopAll(opened);
      return;
    }
    if (typeof opened === 'string') setProblem(opened);
    else setStream(opened);
  };

  const take = async () => {
    if (!video.current) return;
    if (video.current.videoWidth === 0) {
      setProblem('failed');
      return;
    }
    await onFrame(video.current);
    setStream(null);
  };

  return (
    <div className="picture-camera">
      {stream ? (
        <>
          <video ref={video} className="picture-preview" autoPlay playsInline muted aria-label={t('camera.view')} />
          <div className="row">
            <Button onClick={take}>{t('camera.take')}</Button>
            <Button look="quiet" onClick={() => setStream(null)}>
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

async function openCamera(): Promise<MediaStream | CameraProblem> {
  // Absent on pages that are not opened over https or from localhost.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return 'unavailable';
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } } });
  } catch (error) {
    return (error instanceof Error && PROBLEMS[error.name]) || 'failed';
  }
}

const stopAll = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};
