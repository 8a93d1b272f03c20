import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GpuCapabilities, LibraryVariant, Params, Variant } from '../../../engine/contract.ts';
import { Card } from '../../../ui/controls/card.tsx';
import { useFormat, useLocalText } from '../../../ui/state/locale.ts';

interface ContenderChipProps {
  variant: Variant;
  /** False for what needs a GPU where there is none. */
  possible: boolean;
  /** Nothing can be chosen while a run goes on. */
  disabled: boolean;
  checked: boolean;
  params: Params | null;
  caps: GpuCapabilities | null;
  onChange: (chosen: boolean) => void;
}

/** A contender to choose. Its idea, and what it cannot do here, on demand. */
export function ContenderChip({ variant, possible, disabled, checked, params, caps, onChange }: ContenderChipProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const id = useId();
  const reason = params && refusal(variant, params, caps);
  const fixed = disabled || !possible;
  return (
    <label className="contender" htmlFor={id}>
      <Card
        placement="top"
        card={
          <>
            <span>{text(variant.idea)}</span>
            {variant.on === 'library' && <LibraryFacts library={variant.library} />}
            {!possible && <span className="contender__refusal">{t('contenders.noGpu')}</span>}
            {reason && <span className="contender__refusal">{text(reason.text)}</span>}
          </>
        }
      >
        {(show) => (
          <input
            id={id}
            type="checkbox"
            className="contender__box"
            checked={checked}
            // What is `disabled` can neither be focused nor pressed, and its words could not be read.
            aria-disabled={fixed}
            onClick={show}
            onChange={({ target }) => {
              if (!fixed) onChange(target.checked);
            }}
          />
        )}
      </Card>
      <span className="contender__mark" aria-hidden="true" />
      <span className="contender__title">{text(variant.title)}</span>
      {reason && (
        <span className="contender__refused">
          <span aria-hidden="true">!</span>
          <span className="visually-hidden">{t('contenders.refused')}</span>
        </span>
      )}
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
    <span className="muted">
      {packageName} {version}
      {size !== null && <> · {t('contenders.download', { size })}</>}
    </span>
  );
}

function refusal(variant: Variant, params: Params, caps: GpuCapabilities | null) {
  if (variant.on === 'gpu') return caps ? (variant.unsupported?.(params, caps) ?? null) : null;
  return variant.unsupported?.(params) ?? null;
}
