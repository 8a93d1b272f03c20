import { useState } from 'react';
import type { LimitSide } from '../../results/roofline.ts';
import { LimitTable } from '../../ui/limit/limit-card.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { useResults } from '../kit/context.tsx';
import { NumberField } from '../kit/number-field.tsx';
import { Choices } from '../kit/predict.tsx';
import { text } from '../text.ts';
import { isIntensity, isLimiter, type Limiter } from './challenge.ts';
import { RoofChart } from './roof-chart.tsx';
import { drawnRoofs, roofsOf } from './spots.ts';

const WORDS = {
  alt: text(
    'The roofs of GPU and CPU; an upright line stands at the intensity that you have entered.',
    'GPU 和 CPU 的屋顶；一条竖线标出你填的强度。',
  ),
  none: text(
    'No whole roof was measured here, so this cannot be answered. Measure once more, or go on.',
    '这里没有测到完整的屋顶，没法作答。可以再测一次，也可以继续往下。',
  ),
  intensity: text('Intensity, in FLOP per byte', '强度（FLOP/字节）'),
  limits: {
    gpu: text('What limits it on the GPU?', '在 GPU 上，什么限制它？'),
    cpu: text('What limits it on the CPU?', '在 CPU 上，什么限制它？'),
  },
};

const LIMITERS = [
  { id: 'memory', label: text('Memory', '内存') },
  { id: 'arithmetic', label: text('Arithmetic', '算力') },
] as const satisfies readonly { id: Limiter; label: unknown }[];

/** A figure of roofs shows what lies between these; a slip of the keyboard would only squeeze it. */
const SHOWN = { low: 1e-3, high: 1e5 };

/** The intensity, then what limits the kernel on each side that has a roof. */
export function Unknown() {
  const say = useLocalText();
  const { answer, touched } = useAnswer();
  const roofs = roofsOf(useResults());
  const [intensity, setIntensity] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Partial<Record<LimitSide, string>>>({});
  if (!roofs) return <p role="status">{say(WORDS.none)}</p>;
  const sides = drawnRoofs(roofs);
  const at = intensity !== null && intensity >= SHOWN.low && intensity <= SHOWN.high ? intensity : null;
  const check = () =>
    answer(
      isIntensity(intensity ?? 0) &&
        sides.every(({ side, limit }) => LIMITERS.some(({ id }) => id === chosen[side] && isLimiter(id, limit))),
    );
  return (
    <>
      <NumberField
        label={say(WORDS.intensity)}
        onChange={(next) => {
          setIntensity(next);
          touched();
        }}
      />
      <RoofChart roofs={roofs} at={at} label={say(WORDS.alt)} />
      <LimitTable limits={roofs} />
      {sides.map(({ side }) => (
        <fieldset key={side} className="field">
          <legend className="field__label">{say(WORDS.limits[side])}</legend>
          <Choices
            name={side}
            options={LIMITERS}
            chosen={chosen[side]}
            choose={(limiter) => {
              setChosen({ ...chosen, [side]: limiter });
              touched();
            }}
          />
        </fieldset>
      ))}
      <CheckButton disabled={intensity === null || sides.some(({ side }) => !chosen[side])} onClick={check} />
    </>
  );
}
