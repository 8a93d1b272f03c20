import { useTranslation } from 'react-i18next';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice, SoftwareNotice } from '../../ui/gpu/gpu-notice.tsx';
import { type GpuProbe, useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { Share } from '../../ui/share/share.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useRun } from '../../ui/state/services.tsx';
import { Doors } from './doors.tsx';
import { Duel } from './duel.tsx';
import { useFirstBar } from './first-use.tsx';
import { headlineOf, NO_RESULT } from './headline.ts';
import { HeadlineText } from './headline.tsx';
import { Matrices } from './matrices.tsx';
import { ILLUSTRATION, paceOfVerdict } from './pace.ts';
import { RaceProgress } from './progress.tsx';
import { RACE, type Verdict, verdictOf } from './race.ts';
import { Rungs } from './rungs.tsx';
import { useHeadline } from './use-headline.ts';
import { type Race, useRace } from './use-race.ts';
import { VerdictText } from './verdict.tsx';
import './home.css';

export function HomePage() {
  const { t } = useTranslation('home');
  const text = useLocalText();
  const probe = useGpuProbe();
  const race = useRace();
  const current = useRun((state) => state.current);
  const environment = useRun((state) => state.environment);
  const reported = useRun((state) => state.report !== null);
  const quiet = useInTheWay(RACE) !== null;
  const wordsOf = useHeadline();
  const { phase, summary } = race;
  const noGpu = probe !== null && probe.status !== 'adapter';
  const racing = phase === 'loading' || phase === 'running' || phase === 'cancelling';
  const verdict = phase === 'over' && summary ? verdictOf(summary.measurements) : null;
  const software = summary?.environment.adapter?.software ?? false;

  useFirstBar('gpu', race.rows, phase === 'running');
  useFirstBar('cpu', race.rows, phase === 'running');

  const question = t(noGpu ? 'titleCpu' : 'title');
  // A race from before the visitor went elsewhere: what sums it up is still being loaded.
  const open = racing || (phase === 'over' && !summary && reported);
  const words = wordsOf(verdict ? headlineOf(verdict, software) : NO_RESULT);
  // Room for the words that will most likely follow the figure, where the language has any there.
  const room = wordsOf({ text: noGpu ? 'cpuOnly' : 'gpu.real', figure: null, side: null }).after && '\u00a0';
  const pace = open ? null : ((verdict && paceOfVerdict(verdict, software)) ?? ILLUSTRATION);

  return (
    <Page
      wide
      className={`home home--${phase === 'ready' ? 'ready' : 'raced'}`}
      title={phase === 'ready' || open ? question : words.whole}
      heading={
        phase === 'ready' ? undefined : (
          <HeadlineText {...(open ? { before: question, figure: '', after: room, side: null } : words)} open={open} />
        )
      }
    >
      <div className="home__story stack">
        {phase === 'ready' && (
          <>
            <div className="home__start stack">
              <div>
                <StartButton race={race} size="large">
                  {t(noGpu ? 'startCpu' : 'start')}
                </StartButton>
              </div>
              <BusyNotice by={RACE} onInstead={() => race.start(true)} />
              <p className="small muted">{t(isSoftware(probe) ? 'hintSoftware' : 'hint')}</p>
            </div>
            <p className="lede home__lede">{t('lede')}</p>
          </>
        )}
        {race.problem && (
          <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
            <p>{text(race.problem)}</p>
          </Notice>
        )}
        {racing && <RaceProgress phase={phase} />}
        {phase === 'over' && <Outcome race={race} verdict={verdict} noGpu={noGpu} />}
        {!racing && <AdapterNotice race={race} probe={probe} />}
        {phase === 'over' && <RunNotices />}
      </div>
      <div className="home__stage">
        {phase !== 'ready' && (
          <Duel
            rows={race.rows}
            settled={race.settled}
            n={race.n}
            active={phase === 'running' ? (current?.index ?? null) : null}
            racing={open}
          />
        )}
        <Matrices key={open ? 'open' : (summary?.startedAt ?? 'idea')} pace={pace} quiet={quiet} />
        <Rungs
          rows={race.rows}
          waits={race.waits}
          n={race.n}
          active={phase === 'running' ? (current?.index ?? null) : null}
          place={environment}
        />
      </div>
      <Doors />
    </Page>
  );
}

const isSoftware = (probe: GpuProbe | null): boolean => probe?.status === 'adapter' && probe.software;

function StartButton({ race, ...rest }: { race: Race; size?: 'large'; children: string }) {
  const blocked = useInTheWay(RACE) !== null;
  return <Button look="primary" disabled={blocked} onClick={oneClick(() => void race.start())} {...rest} />;
}

function Outcome({ race, verdict, noGpu }: { race: Race; verdict: Verdict | null; noGpu: boolean }) {
  const { t } = useTranslation('home');
  const { summary } = race;
  const cancelled = summary?.measurements.some((row) => row.reason?.code === 'cancelled') ?? false;
  return (
    <div className="stack">
      {summary && verdict && <VerdictText verdict={verdict} environment={summary.environment} cancelled={cancelled} />}
      <div className="row">
        <StartButton race={race}>{t(noGpu ? 'startCpu' : 'again')}</StartButton>
        {summary?.measurements.some((row) => row.status === 'ok') && (
          <Share key={summary.startedAt} summary={summary} />
        )}
      </div>
      <BusyNotice by={RACE} onInstead={() => race.start(true)} />
    </div>
  );
}

/** What the page sees of the GPU; once a race is over, what that has seen. */
function AdapterNotice({ race: { phase, summary }, probe }: { race: Race; probe: GpuProbe | null }) {
  const adapter = phase === 'over' ? summary?.environment.adapter : null;
  return adapter?.software ? <SoftwareNotice adapter={adapter} /> : <GpuNotice probe={probe} />;
}
