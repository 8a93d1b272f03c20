import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type BaseLocationHook, Router } from 'wouter';
import type { Locale } from '../i18n/index.ts';
import { type Navigated, NavigatedContext } from '../ui/frame/navigation.ts';
import { NOWHERE, type Places, PlacesContext } from '../ui/frame/places.ts';
import { type Services, ServicesProvider } from '../ui/state/services.tsx';
import { Layout } from './layout.tsx';
import type { Offline } from './offline.ts';
import { Routes } from './routes.tsx';

interface AppProps {
  services: Services;
  texts: i18n;
  navigated: Navigated;
  /** Null where nobody comes back: as the pages are drawn at build. */
  places?: Places | null;
  /** The page that is open, as in address.ts. */
  useLocation: BaseLocationHook;
  /** Everything below `/lessons`, `/glossary` and `/teacher`: a room above this one, so the root brings it. */
  course: ReactNode;
  /** The language of the address that was opened, where another is shown; null where they agree. */
  linked?: Locale | null;
  /** Null where no build is kept: as the pages are drawn at build. */
  offline?: Offline | null;
}

export function App({
  services,
  texts,
  navigated,
  places = null,
  useLocation,
  course,
  linked = null,
  offline = null,
}: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <ServicesProvider services={services}>
        <NavigatedContext value={navigated}>
          <PlacesContext value={places ?? NOWHERE}>
            <Router hook={useLocation}>
              <Layout linked={linked} offline={offline}>
                <Routes course={course} />
              </Layout>
            </Router>
          </PlacesContext>
        </NavigatedContext>
      </ServicesProvider>
    </I18nextProvider>
  );
}
