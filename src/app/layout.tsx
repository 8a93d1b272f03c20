import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { VERSION } from '../engine/version.ts';
import type { Locale } from '../i18n/index.ts';
import { Button } from '../ui/controls/button.tsx';
import { LanguageSwitch, LinkedLanguage, ThemeSwitch } from '../ui/controls/switches.tsx';
import { useLocale } from '../ui/state/locale.ts';
import { Mark } from './mark.tsx';
import type { Offline } from './offline.ts';

const PAGES = [
  // The course's other pages have no entry of their own.
  { path: '/lessons', name: 'nav.lessons', with: ['/glossary', '/teacher', '/found'] },
  { path: '/lab', name: 'nav.lab', with: [] },
  { path: '/workbench', name: 'nav.workbench', with: ['/w'] },
  { path: '/device', name: 'nav.device', with: [] },
  { path: '/history', name: 'nav.history', with: [] },
] as const;

interface LayoutProps {
  /** As the app has it. */
  linked: Locale | null;
  offline: Offline | null;
  children: ReactNode;
}

/** What surrounds every page. */
export function Layout({ linked, offline, children }: LayoutProps) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const locale = useLocale();

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  return (
    <>
      {/* As high as the window, whatever stands in it: what arrives late pushes no footer about. */}
      <div className="app">
        <header className="site-header">
          {/* A button, since the hash names the page and cannot name a place on it. */}
          <button type="button" className="skip-link visually-hidden" onClick={skip}>
            {t('nav.skip')}
          </button>
          <div className="site-header__inner">
            <a className="wordmark" href="#/">
              <Mark />
              {t('name')}
            </a>
            <nav className="site-nav" aria-label={t('nav.label')}>
              {PAGES.map(({ path, name, with: others }) => (
                <a
                  key={path}
                  href={`#${path}`}
                  aria-current={[path, ...others].some((one) => within(location, one)) ? 'page' : undefined}
                >
                  {t(name)}
                </a>
              ))}
            </nav>
            <div className="site-tools">
              <LanguageSwitch />
              <ThemeSwitch />
            </div>
          </div>
          {linked && linked !== locale && <LinkedLanguage to={linked} />}
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="site-footer">
        <div className="site-footer__inner">
          <p className="site-footer__text">{t('footer')}</p>
          <p>
            <a href="#/kept">{t('kept')}</a>
          </p>
          {VERSION !== null && <p className="site-footer__version num">{t('version', { version: VERSION })}</p>}
          {offline && <Standing offline={offline} />}
        </div>
      </footer>
    </>
  );
}

/** Whether everything is kept for use without a network, and whether a newer build waits. Nothing loads by itself. */
function Standing({ offline }: { offline: Offline }) {
  const { t } = useTranslation();
  const { ready, newer } = useStore(offline);
  return (
    <div className="site-footer__standing">
      <p role="status">{newer ? t('newer.text') : ready ? t('offline') : ''}</p>
      {newer && (
        <Button size="small" onClick={() => location.reload()}>
          {t('newer.load')}
        </Button>
      )}
    </div>
  );
}

const within = (location: string, path: string) => location === path || location.startsWith(`${path}/`);

function skip() {
  document.getElementById('content')?.focus();
}
