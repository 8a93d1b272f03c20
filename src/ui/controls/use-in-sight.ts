import { type RefObject, useEffect, useState } from 'react';

/** Whether any of it can be seen: in the window, and the window not hidden. */
export function useInSight(place: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  const [shown, setShown] = useState(() => !document.hidden);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNear(entries[entries.length - 1].isIntersecting));
    if (place.current) observer.observe(place.current);
    const tell = () => setShown(!document.hidden);
    document.addEventListener('visibilitychange', tell);
    // It may have changed since this was drawn.
    tell();
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [place]);
  return near && shown;
}
