import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText } from '../../chart-model/class/sentence.ts';
import type { Assignment } from '../../results/class/model.ts';
import { Slider } from '../../ui/controls/slider.tsx';
import { useFormat } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords, useQuestion } from './class-words.ts';

interface GuessFieldProps {
  assignment: Assignment;
  guess: number | null;
  disabled: boolean;
  onChange: (guess: number) => void;
}

/** As many times as either side may be faster, and milliseconds. */
const SCALES = {
  'speed-up': { min: 0.01, max: 1000, scale: 'log' },
  time: { min: 0.001, max: 10_000, scale: 'log' },
} as const;
/** Nearer to one than this, nobody means a difference. */
const LEVEL_WITHIN = 1.05;

export function GuessField(props: GuessFieldProps) {
  const { question } = props.assignment;
  return question.kind === 'crossover' ? (
    <SizeGuess {...props} />
  ) : (
    <SliderGuess {...props} scale={SCALES[question.kind]} />
  );
}

function SliderGuess({
  assignment,
  guess,
  disabled,
  onChange,
  scale,
}: GuessFieldProps & { scale: (typeof SCALES)[keyof typeof SCALES] }) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  const { question } = useQuestion(assignment);
  const told = (value: number) => {
    if (assignment.question.kind === 'time') return format.ms(value);
    if (value > LEVEL_WITHIN) return t('student.gpu', { times: format.factor(value) });
    return value < 1 / LEVEL_WITHIN ? t('student.cpu', { times: format.factor(1 / value) }) : t('student.even');
  };
  const end = (value: number) => {
    if (assignment.question.kind === 'time') return format.ms(value);
    return value > 1
      ? t('student.gpuEnd', { times: format.factor(value) })
      : t('student.cpuEnd', { times: format.factor(1 / value) });
  };
  return (
    <Slider
      label={question}
      scale={scale}
      value={guess}
      told={told}
      end={end}
      untouched={t('student.drag')}
      disabled={disabled}
      onChange={onChange}
    />
  );
}

/** One of the sizes of the plan. */
function SizeGuess({ assignment, guess, disabled, onChange }: GuessFieldProps) {
  const { question } = useQuestion(assignment);
  const words = useClassWords(assignment);
  const name = useId();
  const axis = workloads.find(({ id }) => id === assignment.cases[0]?.workload)?.chart.x ?? '';
  const sizes = [...new Set(assignment.cases.map(({ params }) => Number(params[axis])))].sort((a, b) => a - b);
  return (
    <fieldset className="class-sizes" disabled={disabled}>
      <legend className="visually-hidden">{question}</legend>
      {sizes.map((size) => (
        <label key={size} className="chip">
          <input type="radio" name={name} checked={guess === size} onChange={() => onChange(size)} />
          {answerText(size, words)}
        </label>
      ))}
    </fieldset>
  );
}
