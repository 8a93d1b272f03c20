import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, LibraryVariant, Params, Variant } from '../../../engine/contract.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useFormat, useLocalText } from '../../../ui/state/locale.ts';
import { type Choice, featuredVariants, groupOf, needsGpu, ownVariants } from './choice.ts';

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
  const shortcuts = [
    { name: 'suggested', ids: featuredVariants(workload) },
    { name: 'all', ids: ownVariants(workload) },
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
      {(['gpu', 'cpu', 'library'] as const).map((side) => {
        const offered = workload.variants.filter((variant) => groupOf(variant) === side);
        if (!offered.length) return null;
        const usable = side !== 'gpu' || gpu;
        return (
          <fieldset key={side} className={`contenders side-${side}`} disabled={!usable}>
            <legend>
              <span className="swatch" aria-hidden="true" /> {t(`contenders.${side}`)}
            </legend>
            {!usable && <p className="small muted">{t('contenders.noGpu')}</p>}
            {side === 'library' && <p className="small muted">{t('contenders.librariesNote')}</p>}
            {offered.map((variant) => {
              const possible = gpu || !needsGpu(variant);
              return (
                <Contender
                  key={variant.id}
                  variant={variant}
                  possible={possible}
                  checked={possible && variants.includes(variant.id)}
                  params={params}
                  caps={caps}
                  onChange={(chosen) => toggle(variant.id, chosen)}
                />
              );
            })}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

interface ContenderProps {
  variant: Variant;
  /** False for what needs a GPU where there is none. */
  possible: boolean;
  checked: boolean;
  params: Params | null;
  caps: GpuCapabilities | null;
  onChange: (chosen: boolean) => void;
}

function Contender({ variant, possible, checked, params, caps, onChange }: ContenderProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const reason = params && refusal(variant, params, caps);
  return (
    <label className="contender">
      <input
        type="checkbox"
        checked={checked}
        disabled={!possible}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className="contender__text">
        <span className="contender__title">{text(variant.title)}</span>
        <span className="small muted">{text(variant.idea)}</span>
        {variant.on === 'library' && <LibraryFacts library={variant.library} />}
        {!possible && variant.on === 'library' && <span className="small muted">{t('contenders.noGpu')}</span>}
        {reason && <span className="small contender__refusal">{text(reason.text)}</span>}
      </span>
    </label>
  );
}

/** What is downloaded when it is first run. */
function LibraryFacts({ library }: Pick<LibraryVariant, 'library'>) {
  const { t } = useTranslation('lab');
  const format = useFormat();
  const { packageName, version, downloadBytes } = library;
  const size = downloadBytes === null ? null : format.number(downloadBytes / 1e6);
  return (
    <span className="small muted">
      {packageName} {version}
      {size !== null && <> · {t('contenders.download', { size })}</>}
    </span>
  );
}

function refusal(variant: Variant, params: Params, caps: GpuCapabilities | null) {
  if (variant.on === 'gpu') return caps ? (variant.unsupported?.(params, caps) ?? null) : null;
  return variant.unsupported?.(params) ?? null;
}
