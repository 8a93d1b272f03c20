import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workload } from '../../../engine/contract.ts';
import { SketchFigure } from '../../../ui/sketch/sketch-figure.tsx';
import { Selectors } from './selectors.tsx';
import { useKept } from './use-shown.ts';

const sketchOf = ({ sketch }: Workload) => sketch;

/** What a workload draws of its result, for a contender of the reader's choice; nothing where it draws nothing. */
export function SketchResult() {
  const { t } = useTranslation('lab');
  const kept = useKept(sketchOf);
  const { workload, chosen } = kept ?? {};
  const sketch = useMemo(() => {
    if (!workload?.sketch || !chosen) return null;
    return workload.sketch({ ...chosen.inputs, ...chosen.result.outputs }, chosen.id.params);
  }, [workload, chosen]);
  if (!kept || !workload?.sketch) return null;
  return (
    <section className="stack" aria-labelledby="lab-sketch">
      <h3 id="lab-sketch">{t('sketch.title')}</h3>
      {kept.contenders.length > 0 && <Selectors selection={kept} />}
      {sketch && chosen ? (
        <SketchFigure
          key={`${chosen.contender.id} ${kept.size}`}
          sketch={sketch}
          side={chosen.contender.variant.on === 'gpu' ? 'gpu' : 'cpu'}
          again={t('sketch.again')}
        />
      ) : (
        <p className="muted">{t(kept.wanted ? 'sketch.none' : 'sketch.notKept')}</p>
      )}
    </section>
  );
}
