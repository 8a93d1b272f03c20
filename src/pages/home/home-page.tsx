import { useTranslation } from 'react-i18next';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice, SoftwareNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { Share } from '../../ui/share/share.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useRun } from '../../ui/state/services.tsx';
import { Lanes } from './lanes.tsx';
import { RaceProgress } from './progress.tsx';
import { verdictOf } from './race.ts';
import { RACE, type Race, useRace } from './use-race.ts';
import { VerdictText } from './verdict.tsx';
import './home.css';

export function HomePage() {
  const { t } = useTranslation('home');
  const text = useLocalText();
  const probe = useGpuProbe();
  const race = useRace();
  const current = useRun((state) => state.current);
  const environment = useRun((state) => state.environment);
  const { phase } = race;
  const software = probe?.status === 'adapter' && probe.software;
  const noGpu = probe !== null && probe.status !== 'adapter';

  return (
    <Page wide className="home" title={t('title')} lede={phase === 'over' ? undefined : t('lede')}>
      <div className="home__story stack">
        {phase === 'ready' && (
          <>
            <div>
              <StartButton race={race} size="large">
                {t(noGpu ? 'startCpu' : 'start')}
              </StartButton>
            </div>
            <BusyNotice by={RACE} onInstead={() => race.start(true)} />
            <p className="small muted">{t(software ? 'hintSoftware' : 'hint')}</p>
          </>
        )}
        {race.problem && (
          <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
            <p>{text(race.problem)}</p>
          </Notice>
        )}
        {phase === 'ready' && <GpuNotice probe={probe} />}
        {(phase === 'loading' || phase === 'running' || phase === 'cancelling') && <RaceProgress phase={phase} />}
        {phase === 'over' && <Outcome race={race} noGpu={noGpu} />}
      </div>
      <Lanes
        rows={race.rows}
        n={race.n}
        active={phase === 'running' ? (current?.index ?? null) : null}
        place={environment}
      />
      <Doors />
    </Page>
  );
}

function StartButton({ race, ...rest }: { race: Race; size?: 'large'; children: string }) {
  const blocked = useInTheWay(RACE) !== null;
  return <Button look="primary" disabled={blocked} onClick={oneClick(() => void race.start())} {...rest} />;
}

function Outcome({ race, noGpu }: { race: Race; noGpu: boolean }) {
  const { t } = useTranslation('home');
  const { summary } = race;
  const adapter = summary?.environment.adapter ?? null;
  const cancelled = summary?.measurements.some((row) => row.reason?.code === 'cancelled') ?? false;
  return (
    <div className="stack">
      {summary && (
        <VerdictText
          verdict={verdictOf(summary.measurements)}
          environment={summary.environment}
          cancelled={cancelled}
        />
      )}
      <div className="row">
        <StartButton race={race}>{t(noGpu ? 'startCpu' : 'again')}</StartButton>
        {summary?.measurements.some((row) => row.status === 'ok') && (
          <Share key={summary.startedAt} summary={summary} />
        )}
      </div>
      <BusyNotice by={RACE} onInstead={() => race.start(true)} />
      {adapter?.software && <SoftwareNotice adapter={adapter} />}
      <RunNotices />
    </div>
  );
}

function Doors() {
  const { t } = useTranslation('home');
  return (
    <nav className="doors" aria-label={t('doors.title')}>
      <a className="door" href="#/lessons">
        <span className="door__name">{t('doors.lessons')}</span>
        <span className="muted">{t('doors.lessonsText')}</span>
      </a>
      <a className="door" href="#/lab">
        <span className="door__name">{t('doors.lab')}</span>
        <span className="muted">{t('doors.labText')}</span>
      </a>
    </nav>
  );
}
