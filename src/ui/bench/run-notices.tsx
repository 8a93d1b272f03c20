import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/notice.tsx';
import { useLocalText } from '../state/locale.ts';
import type { RunState } from '../state/run-store.ts';
import { useRun } from '../state/services.tsx';
import { NothingMeasured } from './nothing-measured.tsx';

/** What went less than well in the current run: each says what happened, what still holds, and what to do. */
export function RunNotices() {
  const { t } = useTranslation('errors');
  const text = useLocalText();
  const problem = useRun((state) => state.problem);
  const kept = useRun((state) => state.kept);
  const hidden = useRun((state) => warned(state, 'hidden') || ended(state, 'aborted', 'hidden'));
  const gone = useRun((state) => ended(state, 'failed', 'device-gone'));
  const lost = useRun((state) => warned(state, 'device-rebuilt') || lostFor(state));
  const copying = useRun((state) => state.environment !== null && !state.environment.crossOriginIsolated);

  return (
    <>
      {problem && (
        <Notice kind="error" title={t('stopped.title')}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      <NothingMeasured />
      {gone ? <Told name="gpuGone" /> : lost && <Told name="deviceLost" />}
      {hidden && <Told name="hidden" />}
      {kept !== 'no' && kept !== 'saving' && kept !== 'yes' && (
        <Notice kind="warning" title={t(kept === 'unsure' ? 'notKept.unsureTitle' : 'notKept.title')}>
          <p>{t(`notKept.${kept}`)}</p>
          <p className="muted">{t('notKept.todo')}</p>
        </Notice>
      )}
      {copying && <Told name="notIsolated" info />}
    </>
  );
}

function Told({ name, info }: { name: 'deviceLost' | 'gpuGone' | 'hidden' | 'notIsolated'; info?: boolean }) {
  const { t } = useTranslation('errors');
  return (
    <Notice kind={info ? 'info' : 'warning'} title={t(`${name}.title`)}>
      <p>{t(`${name}.works`)}</p>
      <p className="muted">{t(`${name}.todo`)}</p>
    </Notice>
  );
}

const warned = ({ measurements }: RunState, code: 'hidden' | 'device-rebuilt') =>
  measurements.some((each) => each?.status === 'ok' && each.warnings.some((warning) => warning.code === code));

const ended = ({ measurements }: RunState, status: 'failed' | 'aborted' | 'unsupported', code: string) =>
  measurements.some((each) => each?.status === status && each.reason.code === code);

const lostFor = (state: RunState) => ended(state, 'failed', 'device-lost') || ended(state, 'aborted', 'device-lost');
