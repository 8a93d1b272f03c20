import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, Workload } from '../../../engine/contract.ts';
import { LimitCard } from '../../../ui/limit/limit-card.tsx';
import { PictureSource } from '../../../ui/picture/picture-source.tsx';
import type { PictureState } from '../../../ui/picture/use-picture.ts';
import { WeightsGrid } from '../../../ui/picture/weights-grid.tsx';
import { TuneCard } from '../tune/tune-card.tsx';
import type { Tuning } from '../tune/use-tuning.ts';
import { Budget } from './budget.tsx';
import { type Choice, firstChoice, mainParams } from './choice.ts';
import { Contenders } from './contenders.tsx';
import { frameOf } from './make-plan.ts';
import { ParamFields } from './params.tsx';
import { Sizes } from './sizes.tsx';
import { chooseParam } from './weights.ts';
import { WorkloadPicker } from './workload-picker.tsx';

interface ControlsProps {
  choice: Choice;
  change: (update: (choice: Choice) => Choice) => void;
  picture: PictureState;
  gpu: boolean;
  caps: GpuCapabilities | null;
  disabled: boolean;
  onWeightsValid: (valid: boolean) => void;
  tuning: Tuning;
}

/** Everything that makes a plan. */
export function Controls({ choice, change, picture, gpu, caps, disabled, onWeightsValid, tuning }: ControlsProps) {
  const { t } = useTranslation('lab');
  const { workload } = choice;
  const takes = workload.accepts?.picture;
  const own = takes ? picture.picture : null;
  const params = mainParams(choice);
  const pickWorkload = (next: Workload) => {
    if (next.id !== workload.id) change(({ budgetMs }) => ({ ...firstChoice(next), budgetMs }));
  };

  return (
    <fieldset className="lab-controls" disabled={disabled}>
      <legend className="visually-hidden">{t('controls.title')}</legend>
      <WorkloadPicker workload={workload} onChange={pickWorkload} />
      <Sizes choice={choice} single={own !== null} onChange={(sizes) => change((before) => ({ ...before, sizes }))} />
      <ParamFields
        choice={choice}
        hidden={own && takes ? takes.height : null}
        onChange={(name, value) => change((before) => chooseParam(before, name, value))}
      />
      {choice.weights && (
        <WeightsGrid
          key={choice.weights.length}
          weights={choice.weights}
          onValid={onWeightsValid}
          onChange={(weights) => change((before) => ({ ...before, weights }))}
        />
      )}
      {takes && <PictureSource state={picture} frame={params && frameOf(workload, { params })} disabled={disabled} />}
      <Contenders
        choice={choice}
        params={params}
        gpu={gpu}
        caps={caps}
        onChange={(variants) => change((before) => ({ ...before, variants }))}
      />
      <TuneCard choice={choice} caps={caps} tuning={tuning} offersStop={!disabled} />
      <LimitCard look="card" offersStop={!disabled} />
      <Budget budgetMs={choice.budgetMs} onChange={(budgetMs) => change((before) => ({ ...before, budgetMs }))} />
    </fieldset>
  );
}
