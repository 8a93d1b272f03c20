import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Focusable, Tooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components/Tooltip';
import './card.css';

/** Long enough that a pointer on its way past opens nothing. */
const DELAY_MS = 200;
/** Long enough to move on to the card itself. */
const CLOSE_MS = 200;

interface CardProps extends Required<Pick<TooltipProps, 'placement'>> {
  /** What stands on it. */
  card: ReactNode;
  /** What it is about, an element that takes the focus; it has to call `show` when it is pressed. */
  children: (show: () => void) => ReactElement<Record<string, unknown>, string>;
}

/**
 * Words on demand about what they belong to: while the pointer or the keyboard's focus is on it, and once it is pressed,
 * since a finger cannot hover. Escape, leaving, or a press elsewhere closes them.
 */
export function Card({ card, placement, children }: CardProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useClosedOutside(open, place, setOpen);
  return (
    <span ref={place} className="pop-place">
      <TooltipTrigger
        delay={DELAY_MS}
        closeDelay={CLOSE_MS}
        shouldCloseOnPress={false}
        isOpen={open}
        onOpenChange={setOpen}
      >
        <Focusable>{children(() => setOpen(true))}</Focusable>
        <Tooltip
          className="pop"
          placement={placement}
          offset={6}
          containerPadding={12}
          // Among the page's own content: what lies beside its landmarks is hard to find.
          UNSTABLE_portalContainer={place.current?.closest('main') ?? undefined}
        >
          {card}
        </Tooltip>
      </TooltipTrigger>
    </span>
  );
}

/** A finger that leaves neither hovers nor always takes the focus away. */
function useClosedOutside(open: boolean, place: RefObject<HTMLElement | null>, setOpen: (open: boolean) => void): void {
  useEffect(() => {
    if (!open) return;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || place.current?.contains(target) || target.closest('.pop')) return;
      setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [open, place, setOpen]);
}
