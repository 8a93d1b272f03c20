import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kernel, Params, Workload } from '../../engine/contract.ts';
import { workgroupSize } from '../../engine/kernel/reading.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { diagnose } from '../../engine/prove/diagnose.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { DiagnosisText } from './diagnosis-text.tsx';
import { HeatMapFigure } from './heat-map.tsx';
import type { Proof, ProofState } from './use-proof.ts';

/**
 * Is it right? At which shapes, and where not.
 * @param current the text as it stands now
 */
export function Prove({ state, current, workload }: { state: ProofState; current: string; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const { by, proof, problem, start, stop } = state;
  const blocked = useInTheWay(by) !== null;
  const going = proof?.going ?? false;
  return (
    <section className="card stack" aria-labelledby="prove-title">
      <h2 id="prove-title">{t('prove.title')}</h2>
      <p className="small muted">{t('prove.note')}</p>
      <div className="row">
        <Button look="primary" disabled={going || blocked} onClick={() => void start()}>
          {t('prove.button')}
        </Button>
        {going && (
          <>
            <Button onClick={stop}>{t('cancel', { ns: 'common' })}</Button>
            <span className="small muted" role="status">
              {t('prove.going')}
            </span>
          </>
        )}
      </div>
      <BusyNotice by={by} onInstead={() => start(true)} />
      {problem === 'busy' && !blocked && <Notice kind="warning" title={t('prove.busy')} />}
      {problem && problem !== 'busy' && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {proof && <Outcome proof={proof} current={current} workload={workload} />}
    </section>
  );
}

function Outcome({ proof, current, workload }: { proof: Proof; current: string; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const { kernel, shapes, results, going, stopped } = proof;
  const known = results.filter((one) => one !== null);
  const numberOf = (status: Proved['status']) => known.filter((one) => one.status === status).length;
  const wrong = numberOf('wrong');
  const refused = numberOf('refused');
  const count = shapes.length;
  const whole = known.length === shapes.length;
  return (
    <div className="stack">
      <div role="status">
        {!going && stopped && !whole && <p>{t('prove.stopped')}</p>}
        {whole && (
          <p className={wrong + refused === 0 ? 'workbench__right' : 'workbench__wrong'}>
            <strong>{t(sentenceOf(wrong, refused), { wrong, refused, count })}</strong>
          </p>
        )}
        {!going && proof.text !== current && <p>{t('prove.changed')}</p>}
      </div>
      {shapes.map((params, index) => {
        const proved = results[index];
        // One fault looks much the same at every shape: the first map is open.
        const folded = proved?.status === 'wrong' && results.findIndex((one) => one?.status === 'wrong') !== index;
        return (
          proved && <ProvedShape key={shapeText(workload, params)} {...{ params, proved, kernel, workload, folded }} />
        );
      })}
    </div>
  );
}

function sentenceOf(wrong: number, refused: number) {
  if (wrong && refused) return 'prove.someUnrun';
  if (wrong) return 'prove.some';
  return refused ? 'prove.unrun' : 'prove.all';
}

interface ShapeProps {
  params: Params;
  proved: Proved;
  /** As it was proved. */
  kernel: Kernel;
  workload: Workload;
  /** Its map is. */
  folded?: boolean;
}

/** What came of one shape, and where it is wrong. */
export function ProvedShape({ params, proved, kernel, workload, folded }: ShapeProps) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const format = useFormat();
  return (
    <section className="card card--plain stack workbench__shape">
      <h3 className="num">{shapeText(workload, params)}</h3>
      {proved.status === 'right' && (
        <p className="workbench__right">{t('prove.right', { error: format.number(proved.verdict.maxError) })}</p>
      )}
      {proved.status === 'refused' && (
        <Notice kind="warning" title={t('prove.refused')}>
          <p>{text(proved.reason.text)}</p>
        </Notice>
      )}
      {proved.status === 'wrong' && <Wrong {...{ proved, params, kernel, workload, folded }} />}
    </section>
  );
}

function Wrong({
  proved,
  params,
  kernel,
  workload,
  folded,
}: ShapeProps & { proved: Extract<Proved, { status: 'wrong' }> }) {
  const { t } = useTranslation('workbench');
  const diagnosis = useMemo(() => {
    const { outputs, state } = workload.tensors(params);
    const sides = kernel.passes.flatMap(({ code }) => workgroupSize(code) ?? []);
    return diagnose(proved, { ...outputs, ...state }, sides);
  }, [proved, params, kernel, workload]);
  const { verdict } = proved;
  return (
    <>
      <p className="workbench__wrong">
        <strong>{t('prove.wrong')}</strong>
      </p>
      {proved.run === 'batch' && <p>{t('prove.batchOnly')}</p>}
      {diagnosis ? (
        <>
          <DiagnosisText diagnosis={diagnosis} />
          {diagnosis.wrong > 0 && !folded && <HeatMapFigure diagnosis={diagnosis} />}
          {diagnosis.wrong > 0 && folded && (
            <Fold title={t('prove.mapFold')}>
              <HeatMapFigure diagnosis={diagnosis} />
            </Fold>
          )}
        </>
      ) : (
        <p>{t('prove.noReference', { at: verdict.at ?? '?', error: verdict.maxError.toPrecision(2) })}</p>
      )}
    </>
  );
}
