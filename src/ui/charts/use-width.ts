import { type RefObject, startTransition, useEffect, useState } from 'react';

/**
 * Width of an element in CSS pixels, kept up to date; 0 until it is laid out. One that is hidden for a while, as by a
 * Suspense boundary that waits again, keeps its last. A change is drawn in small steps: the first drawing of a chart takes
 * too long for one task beside a benchmark.
 */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const now = Math.floor(element.clientWidth);
      if (now > 0) startTransition(() => setWidth(now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
