import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { paramText } from '../../../chart-model/words.ts';
import type { GpuCapabilities } from '../../../engine/contract.ts';
import { Fold } from '../../../ui/controls/fold.tsx';
import { GpuChoice } from '../../../ui/gpu/gpu-choice.tsx';
import type { GpuPair } from '../../../ui/gpu/gpu-pair.ts';
import { LimitCard } from '../../../ui/limit/limit-card.tsx';
import { PictureSource } from '../../../ui/picture/picture-source.tsx';
import type { PictureState } from '../../../ui/picture/use-picture.ts';
import { WeightsGrid } from '../../../ui/picture/weights-grid.tsx';
import { printChoice } from '../../../ui/plan/address.ts';
import { type Choice, mainParams, suggestedSecond } from '../../../ui/plan/choice.ts';
import { useLocale, useLocalText, useMarks } from '../../../ui/state/locale.ts';
import { SustainCard } from '../sustain/sustain-card.tsx';
import type { Sustaining } from '../sustain/use-sustain.ts';
import { TuneCard } from '../tune/tune-card.tsx';
import type { Tuning } from '../tune/use-tuning.ts';
import { Contenders } from './contenders.tsx';
import { frameOf } from './make-plan.ts';
import { ParamFields } from './params.tsx';
import { chooseParam } from './weights.ts';

interface PlanColumnProps {
  choice: Choice;
  change: (update: (choice: Choice) => Choice) => void;
  picture: PictureState;
  gpu: boolean;
  caps: GpuCapabilities | null;
  /** From `useGpuPair`. */
  pair: GpuPair | null | undefined;
  disabled: boolean;
  onWeightsValid: (valid: boolean) => void;
  tuning: Tuning;
  sustaining: Sustaining;
  ref: Ref<HTMLElement>;
}

/** What makes a plan beyond the bar: the contenders in sight, and folded away what few visitors change. */
export function PlanColumn({
  choice,
  change,
  picture,
  gpu,
  caps,
  pair,
  disabled,
  onWeightsValid,
  tuning,
  sustaining,
  ref,
}: PlanColumnProps) {
  const { t } = useTranslation(['lab', 'limit', 'sustain', 'classes']);
  const text = useLocalText();
  const locale = useLocale();
  const { comma } = useMarks();
  const { workload } = choice;
  const takes = workload.accepts?.picture;
  const own = takes ? picture.picture : null;
  const params = mainParams(choice);
  const hidden = own && takes ? takes.height : null;
  const varies = Object.keys(workload.params).some((name) => name !== workload.chart.x && name !== hidden);
  const set = Object.entries(choice.params).filter(([name]) => name !== hidden);
  const tunes = workload.tuning && caps !== null;

  return (
    <aside ref={ref} className="lab__plan" aria-labelledby="lab-plan">
      <h2 id="lab-plan" className="visually-hidden">
        {t('controls.title')}
      </h2>
      <div className="lab-controls">
        <p className="small muted">{text(workload.summary)}</p>
        {takes && <PictureSource state={picture} frame={params && frameOf(workload, { params })} disabled={disabled} />}
        {!disabled && (
          <GpuChoice
            pair={pair}
            both={{
              chosen: choice.second !== null,
              choose: (both) =>
                change((before) => ({
                  ...before,
                  second: both ? suggestedSecond(before.workload, before.variants) : null,
                })),
            }}
          />
        )}
        <Contenders
          choice={choice}
          params={params}
          gpu={gpu}
          caps={caps}
          pair={pair}
          disabled={disabled}
          onChange={(picked) => change((before) => ({ ...before, ...picked }))}
        />
        <p className="small">
          <a href={`#/workbench/${workload.id}`}>{t('contenders.workbench')}</a>
        </p>
        {/* A link to a class carries no picture and no weights of the visitor's, and one GPU for all. */}
        {!own && !choice.weights && choice.sizes.length > 0 && choice.variants.length > 0 && (
          <p className="small">
            <a href={`#/class/plan/${printChoice({ ...choice, second: null })}`}>{t('givePlan', { ns: 'classes' })}</a>
            {choice.second !== null && <span className="muted"> {t('second.left', { ns: 'classes' })}</span>}
          </p>
        )}
        {choice.second !== null && choice.variants.length === 0 && (
          <p className="small muted">{t('second.only', { ns: 'classes' })}</p>
        )}
        <fieldset className="lab-folds" disabled={disabled}>
          <legend className="visually-hidden">{t('controls.title')}</legend>
          {varies && (
            <Fold
              key={workload.id}
              title={t('params.title')}
              aside={set.map(([name, value]) => paramText(workload, name, value, locale)).join(comma)}
              open={set.length > 0}
            >
              <ParamFields
                choice={choice}
                hidden={hidden}
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
            </Fold>
          )}
          {tunes && (
            // Whoever comes with the tuned contender alone comes to tune it.
            <Fold
              key={`tune ${workload.id}`}
              title={t('tune.title')}
              open={choice.variants.every((id) => id === workload.tuning?.variant)}
            >
              <TuneCard choice={choice} caps={caps} tuning={tuning} offersStop={!disabled} />
            </Fold>
          )}
          <Fold title={t('title', { ns: 'sustain' })}>
            <SustainCard choice={choice} gpu={gpu} sustaining={sustaining} offersStop={!disabled} />
          </Fold>
          <Fold title={t('title', { ns: 'limit' })}>
            <LimitCard look="folded" offersStop={!disabled} />
          </Fold>
        </fieldset>
      </div>
    </aside>
  );
}
