import { useTranslation } from 'react-i18next';
import type { Params, Workload } from '../../engine/contract.ts';
import { workgroupSize } from '../../engine/kernel/reading.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { diagnose } from '../../engine/prove/diagnose.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { DiagnosisText } from './diagnosis-text.tsx';
import { HeatMapFigure } from './heat-map.tsx';
import { shapeText } from './shape-text.ts';
import type { OpenKernel } from './use-kernel.ts';
import { PROOF, type Proof, useProof } from './use-proof.ts';

/** Is it right? At which shapes, and where not. */
export function Prove({ open, workload }: { open: OpenKernel; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const { proof, problem, start, stop } = useProof(open, workload);
  const blocked = useInTheWay(PROOF) !== null;
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
      <BusyNotice by={PROOF} onInstead={() => start(true)} />
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {proof && <Outcome proof={proof} open={open} workload={workload} />}
    </section>
  );
}

function Outcome({ proof, open, workload }: { proof: Proof; open: OpenKernel; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const { shapes, results, going, stopped } = proof;
  const known = results.filter((one) => one !== null);
  const right = known.filter(({ status }) => status === 'right').length;
  const whole = known.length === shapes.length;
  return (
    <div className="stack">
      <div role="status">
        {!going && stopped && !whole && <p>{t('prove.stopped')}</p>}
        {whole && (
          <p className={right === shapes.length ? 'workbench__right' : 'workbench__wrong'}>
            <strong>
              {right === shapes.length
                ? t('prove.all', { count: right })
                : t('prove.some', { wrong: shapes.length - right, count: shapes.length })}
            </strong>
          </p>
        )}
        {!going && proof.text !== open.text && <p>{t('prove.changed')}</p>}
      </div>
      {shapes.map((params, index) => {
        const proved = results[index];
        return proved && <Shape key={shapeText(workload, params)} {...{ params, proved, open, workload }} />;
      })}
    </div>
  );
}

interface ShapeProps {
  params: Params;
  proved: Proved;
  open: OpenKernel;
  workload: Workload;
}

function Shape({ params, proved, open, workload }: ShapeProps) {
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
      {proved.status === 'wrong' && <Wrong proved={proved} params={params} open={open} workload={workload} />}
    </section>
  );
}

function Wrong({ proved, params, open, workload }: ShapeProps & { proved: Extract<Proved, { status: 'wrong' }> }) {
  const { t } = useTranslation('workbench');
  const { outputs, state } = workload.tensors(params);
  const sides = open.kernel.passes.flatMap(({ code }) => workgroupSize(code) ?? []);
  const diagnosis = diagnose(proved, { ...outputs, ...state }, sides);
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
          {diagnosis.wrong > 0 && <HeatMapFigure diagnosis={diagnosis} />}
        </>
      ) : (
        <p>{t('prove.noReference', { at: verdict.at ?? '?', error: verdict.maxError.toPrecision(2) })}</p>
      )}
    </>
  );
}
