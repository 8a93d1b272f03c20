import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { VERSION } from '../engine/version.ts';
import type { Locale } from '../i18n/index.ts';
import { Button } from '../ui/controls/button.tsx';
import {
  LanguageSwitch,
  LanguageTrouble,
  LinkedLanguage,
  ThemeSwitch,
  useLanguageChange,
} from '../ui/controls/switches.tsx';
import { useLocale } from '../ui/state/locale.ts';
import { Mark } from './mark.tsx';
import type { Offline } from './offline.ts';
import { SiteNav } from './site-nav.tsx';

interface LayoutProps {
  /** As the app has it. */
  linked: Locale | null;
  offline: Offline | null;
  children: ReactNode;
}

/** What surrounds every page. */
export function Layout({ linked, offline, children }: LayoutProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { change, failed } = useLanguageChange();

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
            <SiteNav />
            <div className="site-tools">
              <LanguageSwitch change={change} />
              <ThemeSwitch />
            </div>
          </div>
          <LanguageTrouble failed={failed} />
          {linked && linked !== locale && <LinkedLanguage to={linked} change={change} />}
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

function skip() {
  document.getElementById('content')?.focus();
}
