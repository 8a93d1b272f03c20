import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnswer } from '../kit/challenge.tsx';
import { useResults } from '../kit/context.tsx';
import { NumberField } from '../kit/number-field.tsx';
import { Choices } from '../kit/predict.tsx';
import { text } from '../text.ts';
import { isSight, isWithin, readingOf, SIGHTS, treadsOf } from './staircase.ts';
import { Stairs } from './stairs.tsx';

const WORDS = {
  number: text(
    'Read it off the chart: how many workgroups run here before one has to wait?',
    '从图上读：这里多少个工作组能同时跑，再多就要等？',
  ),
  sight: text(
    'No first step with a flat part before it can be read off here. What can be said honestly?',
    '这里读不出“先平后升”的第一级台阶。那么，老老实实能说什么？',
  ),
};

const LABELS = {
  rises: text('The time grows from the second workgroup on.', '从第二个工作组起，用时就在增长。'),
  flat: text(
    'It has not doubled: at least as many run at once as stayed flat.',
    '用时没有翻倍：平着的这些，至少都在同时跑。',
  ),
  unclear: text('The figures do not allow an answer.', '凭这些数据，回答不了。'),
};

const SIGHT_OPTIONS = SIGHTS.map((id) => ({ id, label: LABELS[id] }));

/** A number where the staircase shows one; else the honest sentence about what it shows. */
export function AtOnce() {
  const { t } = useTranslation('lessons');
  const say = useLocalText();
  const reading = readingOf(treadsOf(useResults(), 'sweep', 'light'));
  const { answer, touched } = useAnswer();
  const [sight, setSight] = useState('');
  const [value, setValue] = useState<number | null>(null);
  const asksNumber = reading.kind === 'step';
  return (
    <>
      <Stairs />
      {asksNumber ? (
        <NumberField
          label={say(WORDS.number)}
          onChange={(next) => {
            setValue(next);
            touched();
          }}
        />
      ) : (
        <fieldset className="field">
          <legend className="field__label">{say(WORDS.sight)}</legend>
          <Choices
            name="sight"
            options={SIGHT_OPTIONS}
            chosen={sight}
            choose={(next) => {
              setSight(next);
              touched();
            }}
          />
        </fieldset>
      )}
      <div className="row">
        <Button
          disabled={asksNumber ? value === null : sight === ''}
          onClick={() => answer(asksNumber ? value !== null && isWithin(reading, value) : isSight(reading, sight))}
        >
          {t('challenge.check')}
        </Button>
      </div>
    </>
  );
}
