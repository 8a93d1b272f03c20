import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, Params } from '../../../engine/contract.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Fold } from '../../../ui/controls/fold.tsx';
import { type Choice, featuredVariants, type Group, groupOf, needsGpu, ownVariants } from './choice.ts';
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
  /** While a run goes on; what there is to know of each can still be read. */
  disabled: boolean;
  onChange: (variants: readonly string[]) => void;
}

/** Chips by side, each with its idea on demand. */
export function Contenders({ choice, params, gpu, caps, disabled, onChange }: ContendersProps) {
  const { t } = useTranslation('lab');
  const { workload, variants } = choice;
  const inOrder = (ids: ReadonlySet<string>) => workload.variants.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const toggle = (id: string, chosen: boolean) =>
    onChange(chosen ? inOrder(new Set([...variants, id])) : variants.filter((each) => each !== id));
  const shortcuts = [
    { name: 'suggested', ids: featuredVariants(workload) },
    { name: 'all', ids: ownVariants(workload) },
    { name: 'none', ids: [] },
  ] as const;
  const offered = (side: Group) => workload.variants.filter((variant) => groupOf(variant) === side);
  const chips = (side: Group) => (
    <div className="contenders__chips">
      {offered(side).map((variant) => {
        const possible = gpu || !needsGpu(variant);
        return (
          <ContenderChip
            key={variant.id}
            variant={variant}
            possible={possible}
            disabled={disabled}
            checked={possible && variants.includes(variant.id)}
            params={params}
            caps={caps}
            onChange={(chosen) => toggle(variant.id, chosen)}
          />
        );
      })}
    </div>
  );
  const libraries = offered('library');
  const chosen = libraries.filter(({ id }) => variants.includes(id)).length;

  return (
    <>
      <fieldset className="field lab-field">
        <legend className="field__label">{t('contenders.legend')}</legend>
        <div className="lab-shortcuts">
          {shortcuts.map(({ name, ids }) => (
            <Button key={name} look="quiet" size="small" disabled={disabled} onClick={() => onChange(ids)}>
              {t(`contenders.${name}`)}
            </Button>
          ))}
        </div>
        {(['gpu', 'cpu'] as const).map((side) => {
          if (!offered(side).length) return null;
          const usable = side !== 'gpu' || gpu;
          return (
            <fieldset key={side} className={`contenders side-${side}`} aria-disabled={disabled || !usable}>
              <legend>
                <span className="swatch" aria-hidden="true" /> {t(`contenders.${side}`)}
              </legend>
              {!usable && <p className="small muted">{t('contenders.noGpu')}</p>}
              {chips(side)}
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
