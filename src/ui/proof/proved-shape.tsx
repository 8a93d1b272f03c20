import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kernel, Params, Workload } from '../../engine/contract.ts';
import { workgroupSize } from '../../engine/kernel/reading.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { diagnose } from '../../engine/prove/diagnose.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { Fold } from '../controls/fold.tsx';
import { Notice } from '../controls/notice.tsx';
import { useFormat, useLocalText } from '../state/locale.ts';
import { DiagnosisText } from './diagnosis-text.tsx';
import { HeatMapFigure } from './heat-map.tsx';
import { VerdictText } from './verdict-text.tsx';
import './proof.css';

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
    <section className="card card--plain stack proved-shape">
      <h3 className="num">{shapeText(workload, params)}</h3>
      {proved.status === 'right' && (
        <VerdictText right>{t('prove.right', { error: format.number(proved.verdict.maxError) })}</VerdictText>
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
      <VerdictText>
        <strong>{t('prove.wrong')}</strong>
      </VerdictText>
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
