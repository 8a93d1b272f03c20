/** The visitor's camera: asked for when the visitor presses, turned off when it is no longer wanted and on leaving. */
import { type RefObject, useEffect, useRef, useState } from 'react';

export type CameraProblem = 'refused' | 'none' | 'busy' | 'unavailable' | 'failed';

export interface CameraState {
  /** For a video element, which shows what the camera sees while `on`. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly on: boolean;
  /** The browser is asking the visitor. */
  readonly waiting: boolean;
  readonly problem: CameraProblem | null;
  start(): Promise<void>;
  stop(): void;
  fail(problem: CameraProblem): void;
}

/**
 * @param width that is asked for, in pixels; many cameras give less
 * @param disabled turned off, and not to be turned on
 */
export function useCamera(width: number, disabled: boolean): CameraState {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const unwanted = useRef(false);

  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream;
    return () => close(stream);
  }, [stream]);
  useEffect(() => {
    unwanted.current = disabled;
    if (disabled) setStream(null);
    return () => {
      unwanted.current = true;
    };
  }, [disabled]);

  return {
    video,
    on: stream !== null,
    waiting,
    problem,
    async start() {
      setProblem(null);
      setWaiting(true);
      const opened = await open(width);
      setWaiting(false);
      // The visitor may have gone elsewhere, or started a run, while the browser asked.
      if (unwanted.current) {
        if (typeof opened !== 'string') close(opened);
        return;
      }
      if (typeof opened === 'string') setProblem(opened);
      else setStream(opened);
    },
    stop: () => setStream(null),
    fail: setProblem,
  };
}

/** What `getUserMedia` rejects with, by name (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
const PROBLEMS: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

async function open(width: number): Promise<MediaStream | CameraProblem> {
  // Absent on pages that are not opened over https or from localhost.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return 'unavailable';
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: width } } });
  } catch (error) {
    return (error instanceof Error && PROBLEMS[error.name]) || 'failed';
  }
}

const close = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};
