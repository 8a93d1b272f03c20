import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, Params, SecondGpu } from '../../../engine/contract.ts';
import { adapterInfo, capabilitiesOf } from '../../../engine/gpu/capabilities.ts';
import { gpuName } from '../../../results/adapter-name.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Fold } from '../../../ui/controls/fold.tsx';
import { type GpuPair, useTwoGpus } from '../../../ui/gpu/gpu-pair.ts';
import {
  type Choice,
  featuredVariants,
  type Group,
  groupOf,
  isOffered,
  needsGpu,
  ownVariants,
} from '../../../ui/plan/choice.ts';
import { useLocale } from '../../../ui/state/locale.ts';
import { ContenderChip } from './contender-chip.tsx';
import './contenders.css';

interface ContendersProps {
  choice: Choice;
  /** Complete parameters at the largest size, for what a contender cannot do. */
  params: Params | null;
  /** False where the browser offers no GPU. */
  gpu: boolean;
  /** What the adapter allows; null until it is known. */
  caps: GpuCapabilities | null;
  /** From `useGpuPair`. */
  pair: GpuPair | null | undefined;
  /** While a run goes on; what there is to know of each can still be read. */
  disabled: boolean;
  onChange: (picked: Partial<Pick<Choice, 'variants' | 'second'>>) => void;
}

/** Chips by side, each with its idea on demand; of two GPUs, where both are chosen, each with its own. */
export function Contenders({ choice, params, gpu, caps, pair, disabled, onChange }: ContendersProps) {
  const { t } = useTranslation('lab');
  const locale = useLocale();
  const field = useRef<HTMLFieldSetElement>(null);
  const two = useTwoGpus(pair);
  const both = choice.second !== null ? two : null;
  const { workload, variants } = choice;
  const second = choice.second ?? [];
  const inOrder = (ids: ReadonlySet<string>) => workload.variants.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const toggled = (chosen: readonly string[], id: string, on: boolean) =>
    inOrder(on ? new Set([...chosen, id]) : new Set(chosen.filter((each) => each !== id)));
  const ofGpu = (ids: readonly string[]) =>
    workload.variants.filter(({ id, on }) => on === 'gpu' && ids.includes(id)).map(({ id }) => id);
  const nameOf = (which?: SecondGpu) =>
    both ? gpuName({ adapter: adapterInfo(both.main), secondAdapter: adapterInfo(both.second) }, which, locale) : '';
  const here = workload.variants.filter((variant) => isOffered(workload, variant, caps));
  const own = ownVariants(workload).filter((id) => here.some((variant) => variant.id === id));
  const shortcuts = [
    { name: 'suggested', ids: featuredVariants(workload) },
    { name: 'all', ids: own },
    { name: 'none', ids: [] },
  ] as const;
  // What a link asks for is shown wherever it is opened, and says there why it does not run.
  const shown = new Set([...here.map(({ id }) => id), ...variants, ...second]);
  const offered = (side: Group) => workload.variants.filter((one) => groupOf(one) === side && shown.has(one.id));
  const chips = (side: Group, which?: SecondGpu) => (
    <div className="contenders__chips">
      {offered(side).map((variant) => {
        const possible = gpu || !needsGpu(variant);
        return (
          <ContenderChip
            key={variant.id}
            variant={variant}
            possible={possible}
            disabled={disabled}
            checked={possible && (which ? second : variants).includes(variant.id)}
            params={params}
            caps={which && both ? capabilitiesOf(both.second) : caps}
            onChange={(on) =>
              onChange(
                which ? { second: toggled(second, variant.id, on) } : { variants: toggled(variants, variant.id, on) },
              )
            }
          />
        );
      })}
    </div>
  );
  // The link keeps them, for a machine with two; here there are no chips to take them out with.
  const leaveOut = () => {
    onChange({ second: null });
    // The button goes with them.
    field.current?.focus({ preventScroll: true });
  };
  const libraries = offered('library');
  const chosen = libraries.filter(({ id }) => variants.includes(id)).length;

  return (
    <>
      <fieldset ref={field} tabIndex={-1} className="field lab-field">
        <legend className="field__label">{t('contenders.legend')}</legend>
        <div className="lab-shortcuts">
          {shortcuts.map(({ name, ids }) => (
            <Button
              key={name}
              look="quiet"
              size="small"
              disabled={disabled}
              onClick={() => onChange(both ? { variants: ids, second: ofGpu(ids) } : { variants: ids })}
            >
              {t(`contenders.${name}`)}
            </Button>
          ))}
        </div>
        {choice.second !== null && pair === null && (
          <div className="stack">
            <p className="small lab-problem" role="status">
              {t(gpu ? 'contenders.oneGpu' : 'contenders.noSecond')}
            </p>
            <div>
              <Button size="small" disabled={disabled} onClick={leaveOut}>
                {t('contenders.leaveOut')}
              </Button>
            </div>
          </div>
        )}
        {SIDES.map(([side, which]) => {
          if (!offered(side).length || (which && !both)) return null;
          const usable = side !== 'gpu' || gpu;
          return (
            <fieldset key={which ?? side} className={`contenders side-${side}`} aria-disabled={disabled || !usable}>
              <legend>
                <span className="swatch" aria-hidden="true" />{' '}
                {side === 'gpu' && both ? t('contenders.onGpu', { name: nameOf(which) }) : t(`contenders.${side}`)}
              </legend>
              {!usable && <p className="small muted">{t('contenders.noGpu')}</p>}
              {chips(side, which)}
            </fieldset>
          );
        })}
      </fieldset>
      {libraries.length > 0 && (
        <Fold
          key={workload.id}
          title={t('contenders.library')}
          aside={chosen > 0 && t('contenders.chosen', { count: chosen })}
          open={chosen > 0}
        >
          <p className="small muted">{t('contenders.librariesNote')}</p>
          <fieldset className="contenders side-library" aria-disabled={disabled}>
            <legend className="visually-hidden">{t('contenders.library')}</legend>
            {chips('library')}
          </fieldset>
        </Fold>
      )}
    </>
  );
}

const SIDES: readonly (readonly [side: 'gpu' | 'cpu', which?: SecondGpu])[] = [['gpu'], ['gpu', 'second'], ['cpu']];
