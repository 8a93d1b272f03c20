/** Root of the app: makes what the pages share, and starts React. */
// First: pages lay their own rules over it.
import './ui/theme/index.css';
import { lazy, StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { openAddress } from './app/address.ts';
import { App } from './app/app.tsx';
import { languagesFor } from './app/before-drawing.ts';
import { tellNotStarted } from './app/not-started.ts';
import { createOffline } from './app/offline.ts';
import { startServiceWorker } from './app/service-worker.ts';
import { createServices, lazily } from './app/services.ts';
import { takeOver, textStands } from './app/take-over.ts';
import { chooseLocale, createI18n } from './i18n/index.ts';
import { isBusy } from './ui/bench/lease.ts';
import { watchNavigation } from './ui/frame/navigation.ts';
import { watchPlaces } from './ui/frame/places.ts';
import { createPreferences } from './ui/state/storage.ts';
import { applyTheme } from './ui/theme/apply-theme.ts';
import { fontsWith } from './ui/theme/fonts.ts';

const preferences = createPreferences(() => localStorage);
applyTheme(preferences.read('theme'));

const services = createServices(preferences);
const { lease, run, drafts, unsaved } = services;
const Course = lazy(() => import('./lessons/course.tsx'));
const openCourse = lazily(async () => {
  const { createCourseStore } = await import('./lessons/state/course-store.ts');
  return createCourseStore(preferences, drafts);
});
const navigated = watchNavigation();
const places = watchPlaces();
const page = document.documentElement;
const { lang, dataset } = page;
const chosen = preferences.read('language');
// Not a choice of the visitor's: it must not outlast the tab.
const visit = createPreferences(() => sessionStorage);
const locale = chooseLocale(chosen, languagesFor(lang, visit.read('language'), navigator.languages));
if (lang !== 'en' && chosen === null) visit.write('language', locale);
/** The language of the address that was opened, where the visitor has chosen another. */
const linked = lang === 'zh-CN' && lang !== locale ? lang : null;
// Typefaces and line heights depend on it.
page.lang = locale;
const files = dataset.page !== undefined;
const offline = createOffline();
const busy = () => isBusy(lease.getState()) || run.getState().phase !== 'idle' || unsaved.any();

/** Not awaited where this module is run: what is loaded meanwhile imports from the same file, and would wait for it. */
async function start(): Promise<void> {
  const texts = await fontsWith(createI18n(locale, false), textStands());
  const { useLocation, putRight } = openAddress({
    files,
    locale: () => (texts.language === 'zh-CN' ? 'zh-CN' : 'en'),
  });
  texts.on('languageChanged', putRight);
  const app = (
    <StrictMode>
      <App
        services={services}
        texts={texts}
        navigated={navigated}
        places={places}
        useLocation={useLocation}
        course={<Course open={openCourse} />}
        linked={linked}
        offline={offline}
      />
    </StrictMode>
  );
  // In small steps: a page that is read, scrolled or pressed meanwhile answers.
  await takeOver((container) => startTransition(() => createRoot(container).render(app)));
  if (import.meta.env.PROD) await startServiceWorker(busy, offline, import.meta.url);
}

void start().catch(tellNotStarted);
