/**
 * Root of what other pages show in a frame: `<root>/embed/?lang=en#/lessons/<lesson>/<step>`, `#/figures/<lesson>/<step>`,
 * `#/r/<data>`. It needs no isolation, starts no service worker, never loads itself again, and its links open in a tab of
 * their own.
 */
import './ui/theme/index.css';
import { lazy, type ReactNode, StrictMode, Suspense, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { withoutBreaks } from './app/address.ts';
import { tellNotStarted } from './app/not-started.ts';
import { createServices, lazily } from './app/services.ts';
import { chooseLocale, createI18n, LOCALES } from './i18n/index.ts';
import { Loading } from './ui/frame/loading.tsx';
import { ServicesProvider } from './ui/state/services.tsx';
import { createPreferences } from './ui/state/storage.ts';
import { fontsWith } from './ui/theme/fonts.ts';

const EmbeddedStep = lazy(() => import('./lessons/embedded.tsx'));
const EmbeddedResult = lazy(() => import('./pages/result/embedded-result.tsx'));
const Nothing = lazy(() =>
  import('./ui/embed/embed-frame.tsx').then(({ EmbedNothing }) => ({ default: EmbedNothing })),
);

// The app's addresses lead from its root, which is the folder above, and never into the frame.
const base = document.head.appendChild(document.createElement('base'));
base.href = new URL('..', `${location.origin}${location.pathname}`).href;
base.target = '_blank';

const services = createServices(createPreferences(() => localStorage));
const openCourse = lazily(async () => {
  const { createCourseStore } = await import('./lessons/state/course-store.ts');
  return createCourseStore(services.preferences, services.drafts);
});

/** That of whoever put the frame there. */
const asked = LOCALES.find((known) => known === new URLSearchParams(location.search).get('lang')) ?? null;
const locale = chooseLocale(asked, navigator.languages);
document.documentElement.lang = locale;

const routeNow = () => withoutBreaks(location.hash.replace(/^#?\/?/, ''));

function useRoute(): string {
  return useSyncExternalStore((changed) => {
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, routeNow);
}

function Shown(): ReactNode {
  const [what, ...rest] = useRoute().split('/');
  if (what === 'r') return <EmbeddedResult key={rest.join('/')} data={rest.join('/')} />;
  if ((what !== 'lessons' && what !== 'figures') || rest.length !== 2) return <Nothing />;
  return <EmbeddedStep key={rest.join('/')} what={what} lesson={rest[0]} step={rest[1]} open={openCourse} />;
}

/** What leads elsewhere leads there in a tab of its own. */
const useOutward = (): [string, (to: string) => void] => [
  '/',
  (to) => void open(`${base.href}#${to}`, '_blank', 'noopener'),
];

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('embed/index.html has no #root');
  const texts = await fontsWith(createI18n(locale), false);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ServicesProvider services={services}>
          <Router hook={useOutward}>
            <Suspense fallback={<Loading />}>
              <Shown />
            </Suspense>
          </Router>
        </ServicesProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start().catch(tellNotStarted);
