import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

/** The first of them stand in the narrowest line there is. */
const FIRST = [
  // The course's other pages have no entry of their own.
  { path: '/lessons', name: 'nav.lessons', with: ['/glossary', '/teacher', '/found'] },
  { path: '/puzzles', name: 'nav.puzzles', with: [] },
  { path: '/lab', name: 'nav.lab', with: [] },
  { path: '/workbench', name: 'nav.workbench', with: ['/w'] },
] as const;

/** On a narrow screen behind a button. */
const REST = [
  { path: '/class', name: 'nav.class', with: [] },
  { path: '/device', name: 'nav.device', with: [] },
  { path: '/history', name: 'nav.history', with: [] },
] as const;

type Entry = (typeof FIRST | typeof REST)[number];

/** The app's pages: one line where there is room; on a narrow screen a line, and another one on demand. */
export function SiteNav() {
  const { t } = useTranslation();
  const [location] = useLocation();
  const here = ({ path, with: others }: Entry) => [path, ...others].some((one) => within(location, one));
  const inRest = REST.some(here);
  // Where it was chosen: on another page it is closed again, unless that is one of them.
  const [chosen, choose] = useState({ location, open: inRest });
  const open = chosen.location === location ? chosen.open : inRest;
  const link = (entry: Entry) => (
    <a key={entry.path} href={`#${entry.path}`} aria-current={here(entry) ? 'page' : undefined}>
      {t(entry.name)}
    </a>
  );
  return (
    <nav className="site-nav" aria-label={t('nav.label')}>
      {FIRST.map(link)}
      <button
        type="button"
        className="site-nav__more"
        aria-expanded={open}
        aria-controls="site-nav-rest"
        onClick={() => choose({ location, open: !open })}
      >
        {t('nav.more')}
      </button>
      <div id="site-nav-rest" className="site-nav__rest" data-open={open || undefined}>
        {REST.map(link)}
      </div>
    </nav>
  );
}

const within = (location: string, path: string) => location === path || location.startsWith(`${path}/`);
