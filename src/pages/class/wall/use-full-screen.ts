import { type RefObject, useEffect, useState } from 'react';

export interface FullScreen {
  /** Whether this browser has it for pages at all: phones often do not. */
  readonly offered: boolean;
  readonly on: boolean;
  /** The browser was asked and did not. */
  readonly refused: boolean;
  toggle(): void;
}

export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const tell = () => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', tell);
    return () => document.removeEventListener('fullscreenchange', tell);
  }, []);
  const toggle = async () => {
    try {
      setRefused(false);
      if (document.fullscreenElement) await document.exitFullscreen();
      else await element.current?.requestFullscreen();
    } catch {
      setRefused(true);
    }
  };
  return { offered: document.fullscreenEnabled, on, refused, toggle: () => void toggle() };
}
