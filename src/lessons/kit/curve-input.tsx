import { type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fromPosition, SLIDER_STEPS, shareOf, toPosition } from '../../ui/controls/slider-scale.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { Prediction } from '../lesson.ts';

type CurvePrediction = Extract<Prediction, { kind: 'curve' }>;

interface CurveInputProps {
  prediction: CurvePrediction;
  guess: readonly number[] | undefined;
  set(value: readonly number[]): void;
}

const WIDTH = 400;
const HEIGHT = 200;

/** A curve drawn by hand: with the pointer over the field, or with one slider a point from the keyboard. */
export function CurveInput({ prediction, guess, set }: CurveInputProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  const field = useRef<SVGSVGElement>(null);
  const scale = { min: prediction.min, max: prediction.max, scale: 'log' } as const;
  const { xs } = prediction;
  const middle = fromPosition(SLIDER_STEPS / 2, scale);
  const values = guess ?? xs.map(() => middle);
  const change = (index: number, value: number) => set(values.map((old, i) => (i === index ? value : old)));

  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1 || !field.current) return;
    const box = field.current.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const up = 1 - (event.clientY - box.top) / box.height;
    const index = Math.min(xs.length - 1, Math.max(0, Math.round(across * (xs.length - 1))));
    change(index, fromPosition(Math.min(1, Math.max(0, up)) * SLIDER_STEPS, scale));
  };

  return (
    <div className="curve">
      <p className="small muted">
        {t('curve.axes', { y: text(prediction.yLabel), x: text(prediction.xLabel).toLowerCase() })}
      </p>
      <Field scale={scale}>
        <svg
          ref={field}
          className="curve__field"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            draw(event);
          }}
          onPointerMove={draw}
        >
          <EvenLine scale={scale} />
          <CurveLine values={values} scale={scale} className="curve__guess" />
        </svg>
      </Field>
      <div className="curve__points">
        {xs.map((x, index) => (
          <label key={x} className="curve__point">
            <span className="small num">{format.integer(x)}</span>
            <input
              type="range"
              min={0}
              max={SLIDER_STEPS}
              value={toPosition(values[index], scale)}
              aria-label={t('curve.point', { label: text(prediction.xLabel), x: format.integer(x) })}
              aria-valuetext={`${format.number(values[index])} ${text(prediction.yLabel)}`}
              onChange={({ target }) => change(index, fromPosition(Number(target.value), scale))}
            />
          </label>
        ))}
      </div>
    </div>
  );
}

interface CurveLineProps {
  values: readonly number[];
  scale: Parameters<typeof shareOf>[1];
  className: string;
}

/** Evenly spaced points, joined. */
export function CurveLine({ values, scale, className }: CurveLineProps) {
  const points = values.map((value, i) => {
    const x = values.length > 1 ? (i / (values.length - 1)) * WIDTH : WIDTH / 2;
    return `${x.toFixed(1)},${((1 - shareOf(value, scale)) * HEIGHT).toFixed(1)}`;
  });
  return <polyline className={className} points={points.join(' ')} fill="none" vectorEffect="non-scaling-stroke" />;
}

/** The ends of the vertical axis, and 1 where it lies between. */
function Field({ scale, children }: { scale: CurveLineProps['scale']; children: ReactNode }) {
  const format = useFormat();
  const marks = spansOne(scale) ? [scale.min, 1, scale.max] : [scale.min, scale.max];
  return (
    <div className="curve__frame">
      {children}
      {marks.map((mark) => (
        <span
          key={mark}
          className="curve__mark small num"
          style={{ insetBlockEnd: `${shareOf(mark, scale) * 100}%` }}
          aria-hidden="true"
        >
          {format.number(mark)}
        </span>
      ))}
    </div>
  );
}

const spansOne = ({ min, max }: CurveLineProps['scale']) => min < 1 && max > 1;

/** No faster and no slower. */
function EvenLine({ scale }: { scale: CurveLineProps['scale'] }) {
  if (!spansOne(scale)) return null;
  const y = (1 - shareOf(1, scale)) * HEIGHT;
  return <path className="curve__even" d={`M0 ${y} H ${WIDTH}`} vectorEffect="non-scaling-stroke" />;
}

/** Both curves over each other, for the reveal. */
export function CurveCompare({ guess, measured, prediction }: Compared) {
  const scale = { min: prediction.min, max: prediction.max, scale: 'log' } as const;
  return (
    <Field scale={scale}>
      <svg className="curve__field" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <EvenLine scale={scale} />
        <CurveLine values={guess} scale={scale} className="curve__guess" />
        <CurveLine values={measured} scale={scale} className="curve__measured" />
      </svg>
    </Field>
  );
}

interface Compared {
  guess: readonly number[];
  measured: readonly number[];
  prediction: CurvePrediction;
}
