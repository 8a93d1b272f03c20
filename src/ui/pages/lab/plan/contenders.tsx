import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, Params, Variant } from '../../../../engine/contract.ts';
import { useLocalText } from '../../../app/locale.ts';
import { Button } from '../../../controls/button.tsx';
import { type Choice, featuredVariants, isGpu } from './choice.ts';

interface ContendersProps {
  choice: Choice;
  /** Complete parameters at the largest size, for what a contender cannot do. */
  params: Params | null;
  /** False where the browser offers no GPU. */
  gpu: boolean;
  /** What the adapter allows; null until it is known. */
  caps: GpuCapabilities | null;
  onChange: (variants: readonly string[]) => void;
}

/** Checkboxes by side, each with its idea. */
export function Contenders({ choice, params, gpu, caps, onChange }: ContendersProps) {
  const { t } = useTranslation('lab');
  const { workload, variants } = choice;
  const inOrder = (ids: ReadonlySet<string>) => workload.variants.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const toggle = (id: string, chosen: boolean) =>
    onChange(chosen ? inOrder(new Set([...variants, id])) : variants.filter((each) => each !== id));
  const all = workload.variants.map(({ id }) => id);
  const shortcuts = [
    { name: 'suggested', ids: featuredVariants(workload) },
    { name: 'all', ids: all },
    { name: 'none', ids: [] },
  ] as const;

  return (
    <fieldset className="field lab-field">
      <legend className="field__label">{t('contenders.legend')}</legend>
      <div className="lab-shortcuts">
        {shortcuts.map(({ name, ids }) => (
          <Button key={name} look="quiet" size="small" onClick={() => onChange(ids)}>
            {t(`contenders.${name}`)}
          </Button>
        ))}
      </div>
      {(['gpu', 'cpu'] as const).map((side) => {
        const usable = side === 'cpu' || gpu;
        return (
          <fieldset key={side} className={`contenders side-${side}`} disabled={!usable}>
            <legend>
              <span className="swatch" aria-hidden="true" /> {t(`contenders.${side}`)}
            </legend>
            {!usable && <p className="small muted">{t('contenders.noGpu')}</p>}
            {workload.variants
              .filter((variant) => isGpu(variant) === (side === 'gpu'))
              .map((variant) => (
                <Contender
                  key={variant.id}
                  variant={variant}
                  checked={usable && variants.includes(variant.id)}
                  params={params}
                  caps={caps}
                  onChange={(chosen) => toggle(variant.id, chosen)}
                />
              ))}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

interface ContenderProps {
  variant: Variant;
  checked: boolean;
  params: Params | null;
  caps: GpuCapabilities | null;
  onChange: (chosen: boolean) => void;
}

function Contender({ variant, checked, params, caps, onChange }: ContenderProps) {
  const text = useLocalText();
  const reason = params && refusal(variant, params, caps);
  return (
    <label className="contender">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span className="contender__text">
        <span className="contender__title">{text(variant.title)}</span>
        <span className="small muted">{text(variant.idea)}</span>
        {reason && <span className="small contender__refusal">{text(reason.text)}</span>}
      </span>
    </label>
  );
}

function refusal(variant: Variant, params: Params, caps: GpuCapabilities | null) {
  if (variant.on === 'gpu') return caps ? (variant.unsupported?.(params, caps) ?? null) : null;
  return variant.unsupported?.(params) ?? null;
}
