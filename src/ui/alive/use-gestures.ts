import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Place } from '../../workloads/mandelbrot/views.ts';
import { isJump, moved, moveOfKey, type Point, panned, pinched, wheelFactor, ZOOM, zoomed } from './plane.ts';

/** Why nothing happened: the page has scrolled instead. */
export type Hint = 'wheel' | 'touch';

const HINT_MS = 2500;

interface Gestures {
  readonly hint: Hint | null;
  readonly on: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(event: PointerEvent<HTMLElement>): void;
    onDoubleClick(event: { currentTarget: HTMLElement; clientX: number; clientY: number }): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  };
}

/**
 * Pointer, wheel and keys on an element, as maps in pages have them: the wheel zooms with Ctrl or ⌘, or once the element
 * has the focus, and scrolls the page otherwise and at either end; one finger scrolls the page up and down, two are ours.
 */
export function useGestures(
  place: RefObject<HTMLElement | null>,
  now: () => Place,
  go: (to: Place, jump?: boolean) => void,
): Gestures {
  const [hint, setHint] = useState<Hint | null>(null);
  const pointers = useRef(new Map<number, Point>()).current;
  const latest = useRef({ now, go });
  latest.current = { now, go };

  useEffect(() => {
    if (!hint) return;
    const timer = setTimeout(() => setHint(null), HINT_MS);
    return () => clearTimeout(timer);
  }, [hint]);

  // As soon as it can be seen.
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      const asked = event.ctrlKey || event.metaKey || element.contains(document.activeElement);
      if (!asked) {
        setHint('wheel');
        return;
      }
      setHint(null);
      const before = latest.current.now();
      const after = zoomed(before, wheelFactor(event), pointIn(element, event));
      // At either end the wheel is the page's again; with Ctrl the browser would enlarge the page.
      if (after.span === before.span && !event.ctrlKey) return;
      event.preventDefault();
      latest.current.go(after);
    };
    const touch = (event: TouchEvent) => {
      if (event.touches.length > 1) event.preventDefault();
    };
    // React listens to both without being allowed to prevent anything.
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('touchmove', touch, { passive: false });
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('touchmove', touch);
    };
  }, [place]);

  const drop = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);

  return {
    hint,
    on: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        pointers.set(event.pointerId, pointIn(event.currentTarget, event));
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
      },
      onPointerMove(event) {
        const from = pointers.get(event.pointerId);
        if (!from) return;
        const to = pointIn(event.currentTarget, event);
        const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
        pointers.set(event.pointerId, to);
        setHint(null);
        go(other ? pinched(now(), [from, other], [to, other]) : panned(now(), to.x - from.x, to.y - from.y));
      },
      onPointerUp: drop,
      onPointerCancel(event) {
        // The browser scrolls with this finger.
        if (event.pointerType === 'touch' && pointers.size === 1) setHint('touch');
        drop(event);
      },
      onDoubleClick(event) {
        go(zoomed(now(), ZOOM, pointIn(event.currentTarget, event)));
      },
      onKeyDown(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        // The wheel is the page's again.
        if (event.key === 'Escape') event.currentTarget.blur();
        const move = moveOfKey(event.key);
        if (!move) return;
        event.preventDefault();
        go(moved(now(), move), isJump(move));
      },
    },
  };
}

/** In shares of an element's width and height. */
function pointIn(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
