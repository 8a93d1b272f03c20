import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { laidDown, lifted, moved, type Place, type Stroke, type Stroked, steered } from './touches.ts';

const MIDDLE: Place = { x: 0.5, y: 0.5 };

/**
 * Pointer and keys on a picture that is drawn into: a mouse and a pen draw, a finger that moves up or down scrolls the page
 * (`touch-action: pan-y`), arrows move a mark, Enter or Space draws there; Tab goes on as everywhere.
 */
export function useBrush(touch: (at: Place) => void) {
  const stroke = useRef<Stroke | null>(null);
  /** Null while no key moves it. */
  const [mark, setMark] = useState<Place | null>(null);

  const go = (to: Stroked) => {
    stroke.current = to.stroke;
    for (const at of to.touches) touch(at);
  };

  return {
    mark,
    on: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        setMark(null);
        go(laidDown(stroke.current, event.pointerId, placeIn(event), event.pointerType === 'touch'));
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => go(moved(stroke.current, event.pointerId, placeIn(event))),
      onPointerUp: (event: PointerEvent<HTMLElement>) => go(lifted(stroke.current, event.pointerId)),
      onPointerCancel() {
        // The browser scrolls with this finger.
        stroke.current = null;
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const now = mark ?? MIDDLE;
        const next = steered(now, event.key, event.shiftKey);
        const draws = event.key === 'Enter' || event.key === ' ';
        if (!next && !draws) return;
        event.preventDefault();
        setMark(next ?? now);
        if (draws) touch(now);
      },
      onBlur: () => setMark(null),
    },
  };
}

function placeIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
