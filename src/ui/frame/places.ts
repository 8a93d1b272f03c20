/**
 * Where a visitor was on the pages of this visit, and what they had asked for there: what Back brings back. A browser does so
 * for documents; our pages come and go within one, and are drawn only after they have been come to.
 */
import { createContext, type Dispatch, type SetStateAction, useContext, useEffect, useState } from 'react';

/** A page as it was left. */
export interface Left {
  /** Pixels from the top of the document. */
  readonly top: number;
  /** The `href` of the link that was pressed last; null where something else was. */
  readonly link: string | null;
}

/** An entry of the browser's history. */
interface Place extends Left {
  /** By names of their own, what parts of the page keep (`useKeptHere`). */
  readonly kept: ReadonlyMap<string, unknown>;
}

export interface Places {
  /** What parts of the page that is open keep. */
  kept(): Map<string, unknown>;
  /** To where the page that is open is to be brought back; null where it is new, was brought there, or has been used since. */
  wanted(): Left | null;
  /** It has been brought there. */
  arrived(): void;
}

/** What tells that somebody goes on by themselves. */
const INPUT = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** A link with this attribute leads back: to where its page was left last, as Back would. */
export const LEADS_BACK = { 'data-leads-back': '' } as const;

/** Call before anything else listens for another page: what is drawn asks for the place of that one. */
export function watchPlaces(): Places {
  // Those of a document that was loaded again are no more.
  const visit = `${performance.timeOrigin}`;
  const places = new Map<string, Place>();
  /** By address. */
  const last = new Map<string, Place>();
  let kept = new Map<string, unknown>();
  let top = 0;
  let link: string | null = null;
  let wanted: Left | null = null;
  let leadsBack = false;
  let key = '';
  let address = location.href;

  const open = (place: Place | undefined) => {
    kept = new Map(place?.kept);
    top = place?.top ?? 0;
    link = place?.link ?? null;
    wanted = place ? { top, link } : null;
    leadsBack = false;
  };
  const leave = () => {
    const left: Place = { kept, ...(wanted ?? { top, link }) };
    places.set(key, left);
    last.set(address, left);
  };
  const begin = (place?: Place) => {
    key = `${visit}/${places.size}`;
    address = location.href;
    places.set(key, { kept: new Map(), top: 0, link: null });
    history.replaceState({ ...history.state, place: key }, '');
    open(place);
  };
  const come = () => {
    const known: unknown = history.state?.place;
    if (known === key) {
      // The same entry: another address in its place.
      address = location.href;
      return;
    }
    if (typeof known === 'string' && places.has(known)) {
      leave();
      key = known;
      address = location.href;
      open(places.get(known));
      return;
    }
    // The page before is still drawn as it was.
    if (!wanted) top = scrollY;
    leave();
    begin(leadsBack ? last.get(location.href) : undefined);
  };
  begin();
  addEventListener('popstate', come);
  addEventListener('hashchange', come);
  addEventListener(
    'click',
    ({ target }) => {
      const followed = target instanceof Element ? target.closest('a[href]') : null;
      leadsBack = followed?.hasAttribute('data-leads-back') ?? false;
      link = followed?.getAttribute('href') ?? null;
      // As it was put right.
      address = location.href;
    },
    { capture: true },
  );
  const scrolled = () => {
    if (!wanted) top = scrollY;
  };
  addEventListener('scroll', scrolled, { passive: true });
  const goesOn = () => {
    wanted = null;
  };
  for (const kind of INPUT) addEventListener(kind, goesOn, { capture: true, passive: true });
  return { kept: () => kept, wanted: () => wanted, arrived: goesOn };
}

/** Every page is new: where nobody watches, as in a frame of another site. */
export const NOWHERE: Places = { kept: () => new Map(), wanted: () => null, arrived() {} };

export const PlacesContext = createContext(NOWHERE);
export const usePlaces = (): Places => useContext(PlacesContext);

/**
 * Brings a page back to where it was left, as soon as it is as long as that; then to the link by which that was, for the
 * keyboard.
 * @param page its root, whose size tells that more of it is drawn
 * @param head its heading, which has the focus until then
 * @returns gives it up
 */
export function bringBack(places: Places, page: HTMLElement, head: HTMLElement | null): () => void {
  let there = false;
  const bring = () => {
    const wanted = places.wanted();
    if (!wanted) return watcher.disconnect();
    if (!there) {
      scrollTo(0, wanted.top);
      there = Math.abs(scrollY - wanted.top) <= 1;
    }
    if (!there) return;
    const link = wanted.link === null ? null : linkTo(wanted.link);
    if (wanted.link !== null && !link) return;
    const focused = document.activeElement;
    // Whatever else has the focus by now keeps it.
    if (focused === head || focused === document.body) link?.focus({ preventScroll: true });
    places.arrived();
    watcher.disconnect();
  };
  const watcher = new ResizeObserver(bring);
  watcher.observe(page);
  bring();
  return () => watcher.disconnect();
}

const linkTo = (href: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`);

/**
 * State that Back brings back with its page. It is kept as long as the document is.
 * @param name of its own on this page; null: nothing is kept
 */
export function useKeptHere<T>(name: string | null, first: T): readonly [T, Dispatch<SetStateAction<T>>] {
  const places = usePlaces();
  const [kept] = useState(() => places.kept());
  // Nobody else keeps anything under that name.
  const [value, setValue] = useState<T>(() => (name !== null && kept.has(name) ? (kept.get(name) as T) : first));
  useEffect(() => {
    if (name !== null) kept.set(name, value);
  }, [kept, name, value]);
  return [value, setValue];
}
