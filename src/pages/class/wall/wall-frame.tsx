import { type ReactNode, useMemo, useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Page } from '../../../ui/frame/page.tsx';
import { HIDDEN, letIn, press, type Reveal } from './reveal.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useKeys } from './use-keys.ts';
import type { WallView } from './views.ts';
import { KEYS, ViewLinks, WallTools } from './wall-tools.tsx';
import './wall.css';
import './drawing.css';
import './rows.css';
// Last: on paper it overrules the others.
import './print.css';

interface WallFrameProps<E> {
  /** What is asked, and of what. */
  title: string;
  about: string;
  /** Everything that came in, in its order. */
  entries: readonly E[];
  refused: number;
  /** In the order of their keys, 1 first. */
  views: readonly WallView[];
  view: WallView;
  /** Whether what is shown is revealed step by step. */
  steps: boolean;
  /** Of the wall, without a view: `/class/<id>/wall`. */
  route: string;
  /** Where it closes to. */
  close: string;
  /** What is let in, and how far it is revealed. */
  children: (present: readonly E[], reveal: Reveal) => ReactNode;
}

/** The wall around what it shows: the question, what came in, views, keys. It is used with the keyboard alone. */
export function WallFrame<E extends { readonly id: string }>(props: WallFrameProps<E>) {
  const { title, about, entries, refused, views, view, steps, route, close, children } = props;
  const { t } = useTranslation('wall');
  const wall = useRef<HTMLElement>(null);
  const full = useFullScreen(wall);
  const [, navigate] = useLocation();
  const [reveal, dispatch] = useReducer(press, HIDDEN);
  const present = useMemo(() => letIn(reveal, entries), [reveal, entries]);

  const next = () => dispatch({ kind: 'next' });
  const back = () => dispatch({ kind: 'back' });
  const freeze = () =>
    dispatch(reveal.frozen ? { kind: 'thaw' } : { kind: 'freeze', ids: entries.map(({ id }) => id) });
  useKeys(wall, (pressed) => {
    const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
    const numbered = views[Number(key) - 1];
    if (numbered) return () => navigate(`${route}/${numbered}`, { replace: true });
    if (key === KEYS.freeze) return freeze;
    if (key === KEYS.full) return full.offered ? full.toggle : undefined;
    if (key === KEYS.print) return print;
    if (!steps) return undefined;
    if (['ArrowRight', 'PageDown', ' '].includes(key)) return next;
    return ['ArrowLeft', 'PageUp'].includes(key) ? back : undefined;
  });

  return (
    <section ref={wall} className="wall" tabIndex={-1} aria-label={t('title')}>
      <Page wide className="wall__page" title={title} lede={about}>
        <div className="wall__head">
          <ViewLinks views={views} view={view} address={(to) => `#${route}/${to}`} />
          <div className="wall__state num">
            <p role="status">{stateText()}</p>
            {refused > 0 && <p className="small muted">{t('refused', { count: refused })}</p>}
          </div>
        </div>
        {children(present, reveal)}
        <WallTools
          reveal={reveal}
          steps={steps}
          full={full}
          close={close}
          onNext={next}
          onBack={back}
          onFreeze={freeze}
          onPrint={() => print()}
        />
      </Page>
    </section>
  );

  function stateText(): string {
    const came = t('came', { count: present.length });
    if (!reveal.frozen) return came;
    const waiting = entries.length - present.length;
    const state = waiting > 0 ? t('waiting', { count: waiting }) : t('frozen');
    return [came, state].join(' · ');
  }
}
