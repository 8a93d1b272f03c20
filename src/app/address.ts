/**
 * Where the router finds the page. Any page opens at `<root>/#/lab/…`, also from the address of another. Pages that have
 * a file of their own (pages.ts) open at its folder as well, which is what search engines and chats know them by:
 * `<root>/lessons/adding-arrays/`, `<root>/zh-CN/lessons/`.
 */
import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';
import type { Locale } from '../i18n/index.ts';
import { rootAddress } from '../ui/frame/root-address.ts';

/** Mail and chats break a long address over lines and put the break into it, with what indents the next line. */
const BREAKS = /(?:%0A|%0D|%E2%80%A8|%E2%80%A9|[\n\r\u2028\u2029])(?:%20|%09|\s)*/gi;

/** @param location as it stands in the address, percent signs and all */
export const withoutBreaks = (location: string): string => location.replace(BREAKS, '');

/** Below the root: where the pages of a language have their files. English has none of its own, as it is the one for all. */
const FOLDERS: Readonly<Record<Locale, string>> = { en: '', 'zh-CN': 'zh-CN/' };

/** The home page, the lab without a plan, the lists of lessons, terms and puzzles, and each of these; later steps have none. */
const HAS_FILE = /^\/(?:lab|(?:lessons|glossary|puzzles)(?:\/[^/]+)?)?$/;

/**
 * @param href the whole address
 * @param root as `rootAddress` has it
 */
export function routeOf(href: string, root: string): string {
  const { hash, origin, pathname } = new URL(href);
  // A route's `.` matches no line break.
  if (hash) return withoutBreaks(`/${hash.replace(/^#?\/?/, '')}`);
  const path = `${origin}${pathname}`;
  const place = path.startsWith(root) ? path.slice(root.length) : '';
  const folder = Object.values(FOLDERS).find((name) => name && place.startsWith(name)) ?? '';
  return `/${place.slice(folder.length).replace(/(^|\/)index\.html$/, '$1')}`.replace(/(.)\/$/, '$1');
}

/** The folder of a page's file below the root, empty or with a slash at its end; null where it has none. */
export const folderOf = (route: string, locale: Locale): string | null =>
  HAS_FILE.test(route) ? `${FOLDERS[locale]}${route.slice(1)}${route === '/' ? '' : '/'}` : null;

/**
 * What a link to a page leads to before the app is there, below the root: the page's own file, of a lesson's later step
 * the lesson's, of any other page the home page's, and behind the `#` which page it is.
 */
export function fileAddress(route: string, locale: Locale): string {
  const folder = folderOf(route, locale);
  if (folder !== null) return `./${folder}`;
  const lesson = /^\/lessons\/[^/]+/.exec(route)?.[0] ?? '/';
  return `./${folderOf(lesson, locale)}#${route}`;
}

interface Place {
  readonly root: string;
  /** Whether pages have files here: not where the app is served as it is written. */
  readonly files: boolean;
  /** The language that is shown. */
  locale(): Locale;
}

/** The page's own address where it has one: that is what a visitor copies and posts. */
export function addressOf(route: string, { root, files, locale }: Place): string {
  const folder = files ? folderOf(route, locale()) : null;
  return folder === null ? `${root}#${route}` : root + folder;
}

/** The window that shows the app. */
export interface Address {
  readonly useLocation: BaseLocationHook;
  /** The page that is open. */
  route(): string;
  /** To be called once another language is shown: the page's address is then that of its file in this one. */
  putRight(): void;
}

/**
 * Takes the address over. Links of the app lead from the root, and the document stays when they are followed.
 * @param place without its root, which the document tells
 */
export function openAddress(place: Omit<Place, 'root'>): Address {
  const root = rootAddress();
  // From now on addresses change, and what they are relative to does not.
  const base = document.querySelector('base') ?? document.head.appendChild(document.createElement('base'));
  base.href = root;
  const route = () => routeOf(location.href, root);
  const whole = { ...place, root };

  const hashed = (href: string) => `${root}#${routeOf(href, root)}`;
  const go = (to: string, replace: boolean) => {
    const oldURL = hashed(location.href);
    history[replace ? 'replaceState' : 'pushState'](replace ? history.state : null, '', to);
    dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: hashed(to) }));
  };
  // A page has one address: `<root>/lessons/adding-arrays/#/lab` may be typed, `<root>/#/lessons` is older than the files.
  const putRight = () => {
    const to = addressOf(route(), whole);
    const { origin, pathname, hash } = location;
    if (to !== `${origin}${pathname}${hash}`) history.replaceState(history.state, '', to);
  };
  putRight();
  addEventListener('hashchange', putRight);
  addEventListener('popstate', putRight);
  document.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link?.href.startsWith(`${root}#/`)) return;
    const to = addressOf(routeOf(link.href, root), whole);
    // Another hash of this document: the browser's own work.
    if (to.includes('#') && to.replace(/#.*$/, '') === location.href.replace(/#.*$/, '')) return;
    event.preventDefault();
    go(to, to === location.href);
  });

  const subscribe = (changed: () => void) => {
    addEventListener('hashchange', changed);
    addEventListener('popstate', changed);
    return () => {
      removeEventListener('hashchange', changed);
      removeEventListener('popstate', changed);
    };
  };
  const navigate = (to: string, { replace = false } = {}) => go(addressOf(to, whole), replace);
  return { route, putRight, useLocation: () => [useSyncExternalStore(subscribe, route), navigate] };
}

/** The link that a plain click follows here; null where it opens elsewhere, or somebody has seen to it. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  return link && !link.target && !link.hasAttribute('download') ? link : null;
}
