import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paramText } from '../../../chart-model/words.ts';
import { caseOf } from '../../../engine/case-id.ts';
import type { Variant } from '../../../engine/contract.ts';
import { BusyNotice, useInTheWay } from '../../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { type Choice, chosenVariants, needsGpu, paramsAt } from '../../../ui/plan/choice.ts';
import { useLocale, useLocalText } from '../../../ui/state/locale.ts';
import type { Sustaining } from './use-sustain.ts';
import './sustain.css';

interface SustainCardProps {
  choice: Choice;
  gpu: boolean;
  sustaining: Sustaining;
  /** Whether to offer to stop what has the bench; false where that is the page's own run, which has a button for it. */
  offersStop: boolean;
}

const SECONDS = [20, 60, 180, 600] as const;
const USUAL = 60;

/** One contender at one size for a minute; what comes of it is drawn where results are. Whoever holds it gives the heading. */
export function SustainCard({ choice, gpu, sustaining, offersStop }: SustainCardProps) {
  const { t } = useTranslation('sustain');
  const text = useLocalText();
  const locale = useLocale();
  const { key, running, state } = sustaining;
  const blocked = useInTheWay(key) !== null;
  const variants = chosenVariants(choice).filter((variant) => gpu || !needsGpu(variant));
  const [wanted, setWanted] = useState<string | null>(null);
  const [size, setSize] = useState<number | null>(null);
  const [seconds, setSeconds] = useState<number>(USUAL);
  const variant = variants.find(({ id }) => id === wanted) ?? lastOnGpu(variants);
  const x = size !== null && choice.sizes.includes(size) ? size : choice.sizes.at(-1);
  const resolved = x === undefined ? null : paramsAt(choice, x);
  const params = resolved?.ok ? resolved.params : null;

  const start = async (instead?: boolean) => {
    if (!variant || !params) return;
    await sustaining.start(caseOf(choice.workload, variant.id, params), seconds, variant.title, instead);
  };

  return (
    <div className="sustain">
      <p className="small muted">{t('text')}</p>
      {!variant || !params ? (
        <p className="small">{t('none')}</p>
      ) : (
        <>
          <SelectField
            label={t('contender')}
            value={variant.id}
            options={variants.map(({ id, title }) => ({ value: id, label: text(title) }))}
            onChange={setWanted}
          />
          <div className="sustain__pair">
            <SelectField
              label={t('size')}
              value={String(x)}
              options={choice.sizes.map((one) => ({
                value: String(one),
                label: paramText(choice.workload, choice.workload.chart.x, one, locale),
              }))}
              onChange={(chosen) => setSize(Number(chosen))}
            />
            <SelectField
              label={t('time')}
              value={String(seconds)}
              options={SECONDS.map((one) => ({
                value: String(one),
                label: one % 60 === 0 ? t('minutes', { count: one / 60 }) : t('seconds', { count: one }),
              }))}
              onChange={(chosen) => setSeconds(Number(chosen))}
            />
          </div>
          <div className="row">
            {running ? (
              <Button size="small" disabled={state.phase === 'stopping'} onClick={oneClick(sustaining.stop)}>
                {t(state.phase === 'stopping' ? 'stopping' : 'stop')}
              </Button>
            ) : (
              <Button size="small" disabled={blocked} onClick={oneClick(() => void start())}>
                {t(state.phase === 'over' ? 'again' : 'start')}
              </Button>
            )}
          </div>
        </>
      )}
      <BusyNotice by={key} onInstead={offersStop ? () => start(true) : undefined} />
    </div>
  );
}

/** The last rung of the GPU's, where one is chosen: what a machine can do is what makes it hot. */
const lastOnGpu = (variants: readonly Variant[]): Variant | undefined =>
  variants.findLast(({ on }) => on === 'gpu') ?? variants.at(-1);
