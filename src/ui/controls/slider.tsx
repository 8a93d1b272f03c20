import { fromPosition, type Scale, SLIDER_STEPS, toPosition } from './slider-scale.ts';
import './slider.css';

interface SliderProps {
  /** Names it. */
  label: string;
  scale: Scale;
  /** Null until it was moved. */
  value: number | null;
  /** A value in words. */
  told: (value: number) => string;
  /** The same as short as it may be, for both ends of the scale; `told` where it is short already. */
  end?: (value: number) => string;
  /** Said before it was moved. */
  untouched: string;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** A number between two ends, on a linear or a logarithmic scale; what it stands at is said above. */
export function Slider({ label, scale, value, told, end = told, untouched, disabled, onChange }: SliderProps) {
  const shown = value === null ? untouched : told(value);
  return (
    <label className="slider">
      <output className="slider__value num">{shown}</output>
      <input
        type="range"
        min={0}
        max={SLIDER_STEPS}
        value={value === null ? SLIDER_STEPS / 2 : toPosition(value, scale)}
        aria-label={label}
        aria-valuetext={shown}
        data-untouched={value === null || undefined}
        disabled={disabled}
        onChange={({ target }) => onChange(fromPosition(Number(target.value), scale))}
      />
      <span className="spread small muted num">
        <span>{end(scale.min)}</span>
        <span>{end(scale.max)}</span>
      </span>
    </label>
  );
}
