import { useTranslation } from 'react-i18next';
import { paramName } from '../../../chart-model/words.ts';
import type { IntParam, ParamSpec, ParamValue } from '../../../engine/contract.ts';
import { Disclosure } from '../../../ui/controls/disclosure.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import type { Choice } from '../../../ui/plan/choice.ts';
import { useFormat, useLocale, useLocalText } from '../../../ui/state/locale.ts';

interface ParamsProps {
  choice: Choice;
  /** A parameter that something else on the page decides. */
  hidden: string | null;
  onChange: (name: string, value: ParamValue | null) => void;
}

/**
 * Every parameter but the size, straight from the workload's schema. Those that follow another stay folded away where
 * there are others.
 */
export function ParamFields({ choice, hidden, onChange }: ParamsProps) {
  const { t } = useTranslation('lab');
  const { workload, params } = choice;
  const specs = Object.entries(workload.params).filter(([name]) => name !== workload.chart.x && name !== hidden);
  const plain = specs.filter(([, spec]) => !follows(spec));
  const following = specs.filter(([, spec]) => follows(spec));
  const field = ([name, spec]: [string, ParamSpec]) => (
    <ParamField key={name} choice={choice} name={name} spec={spec} onChange={(value) => onChange(name, value)} />
  );

  if (plain.length === 0) return <div className="lab-params">{following.map(field)}</div>;
  return (
    <>
      <div className="lab-params">{plain.map(field)}</div>
      {following.length > 0 && (
        <Disclosure summary={t('params.more')} open={following.some(([name]) => name in params) || undefined}>
          <div className="lab-params">{following.map(field)}</div>
        </Disclosure>
      )}
    </>
  );
}

const follows = (spec: ParamSpec): spec is IntParam & { follows: string } =>
  spec.kind === 'int' && spec.follows !== undefined;

const sameKey = (spec: IntParam) => (spec.byChoice ? 'params.byChoice' : 'params.same');

const SAME = 'same';

interface ParamFieldProps {
  choice: Choice;
  name: string;
  spec: ParamSpec;
  /** Null: back to the default, or to following. */
  onChange: (value: ParamValue | null) => void;
}

function ParamField({ choice: { workload, params }, name, spec, onChange }: ParamFieldProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const locale = useLocale();
  const format = useFormat();
  const value = params[name] ?? (follows(spec) ? SAME : spec.default);

  if (spec.kind === 'choice') {
    return (
      <SelectField
        label={text(spec.label)}
        value={String(value)}
        options={spec.options.map((option) => ({ value: option.value, label: text(option.label) }))}
        onChange={(chosen) => onChange(chosen === spec.default ? null : chosen)}
      />
    );
  }
  const steps = [...new Set([...spec.steps, ...(typeof value === 'number' ? [value] : [])])].sort((a, b) => a - b);
  const same = follows(spec)
    ? [{ value: SAME, label: t(sameKey(spec), { name: paramName(workload, spec.follows, locale) }) }]
    : [];
  return (
    <SelectField
      label={text(spec.label)}
      value={String(value)}
      options={[...same, ...steps.map((step) => ({ value: String(step), label: format.integer(step) }))]}
      onChange={(chosen) =>
        onChange(chosen === SAME || (!follows(spec) && Number(chosen) === spec.default) ? null : Number(chosen))
      }
    />
  );
}
