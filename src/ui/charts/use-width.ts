import { type RefObject, startTransition, useEffect, useState } from 'react';

/**
 * Width of an element in CSS pixels, kept up to date; 0 until it is laid out. A change is drawn in small steps: the first
 * drawing of a chart takes too long for one task beside a benchmark.
 */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => startTransition(() => setWidth(Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
