import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { HomePage } from '../pages/home/home-page.tsx';
import { LinkButton } from '../ui/controls/button.tsx';
import { Loading } from '../ui/frame/loading.tsx';
import { Page } from '../ui/frame/page.tsx';
import { rootAddress } from '../ui/frame/root-address.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const LabPage = lazy(() => import('../pages/lab/lab-page.tsx'));
const ResultPage = lazy(() => import('../pages/result/result-page.tsx'));
const HistoryPage = lazy(() => import('../pages/history/history-page.tsx'));
const RunsPage = lazy(() => import('../pages/history/runs-page.tsx'));
const WorkbenchPage = lazy(() => import('../pages/workbench/workbench-page.tsx'));
const KernelLinkPage = lazy(() => import('../pages/workbench/link-page.tsx'));
const KeptPage = lazy(() => import('../pages/kept/kept-page.tsx'));
const DevicePage = lazy(() => import('../pages/device/device-page.tsx'));

export function Routes({ course }: { course: ReactNode }) {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetOn={location}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={HomePage} />
          {/* The plan: everything after the slash, cases as in case-id.ts. */}
          <Route path="/lab/*?">{(params) => <LabPage plan={params['*'] ?? ''} />}</Route>
          {/* A workload, and the key of a kernel that is kept in this browser. */}
          <Route path="/workbench/*?">{(params) => <WorkbenchPage path={params['*'] ?? ''} />}</Route>
          <Route path="/w/*?">{(params) => <KernelLinkPage key={params['*']} data={params['*'] ?? ''} />}</Route>
          <Route path="/lessons/*?">{course}</Route>
          <Route path="/glossary/*?">{course}</Route>
          <Route path="/teacher/*?">{course}</Route>
          <Route path="/found/*?">{course}</Route>
          <Route path="/device" component={DevicePage} />
          <Route path="/history" component={HistoryPage} />
          {/* One run, or several laid over each other: ids with commas between. */}
          <Route path="/history/:ids">{({ ids }) => <RunsPage key={ids} ids={ids} />}</Route>
          {/* What this browser keeps, and how it goes. */}
          <Route path="/kept">
            <KeptPage />
          </Route>
          <Route path="/kept/erased">
            <KeptPage erased />
          </Route>
          {/* Everything after the slash: a damaged link gets its own message, whatever is left of it. */}
          <Route path="/r/*?">{(params) => <ResultPage key={params['*']} data={params['*'] ?? ''} />}</Route>
          {/* What other sites frame is a file of its own; see embed.tsx. */}
          <Route path="/embed/*?">{(params) => <ToEmbed route={params['*'] ?? ''} />}</Route>
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function ToEmbed({ route }: { route: string }) {
  useEffect(() => location.replace(`${rootAddress()}embed/#/${route}`), [route]);
  return <Loading />;
}

function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} lede={t('notFound.text')}>
      <div className="row">
        <LinkButton look="primary" href="#/">
          {t('notFound.home')}
        </LinkButton>
      </div>
    </Page>
  );
}
