/** Positive numbers on a logarithmic scale, as whole numbers: the same relative precision everywhere. */

export interface LogScale {
  /** Largest code. 0 stands for zero, 1 to `top` for `low` to `high`. */
  readonly top: number;
  /** A value decoded again is off by this fraction at most, when it lies between `low` and `high`. */
  readonly relativeError: number;
  /** What lies outside is clamped; what is not a number becomes 0. */
  encode(value: number): number;
  decode(code: number): number;
}

export function logScale(low: number, high: number, bits: number): LogScale {
  const top = 2 ** bits - 1;
  const step = Math.log(high / low) / (top - 1);
  return {
    top,
    relativeError: Math.expm1(step / 2),
    encode(value) {
      if (!(value > 0)) return 0;
      return Math.round(Math.log(Math.min(Math.max(value, low), high) / low) / step) + 1;
    },
    decode: (code) => (code === 0 ? 0 : low * Math.exp((code - 1) * step)),
  };
}

/** Kernel medians: 1 ns to 2.8 h in ms, ±0.023%. */
export const TIME = logScale(1e-6, 1e7, 16);
/** Version 1. Compile, upload, readback, each measured once: same range, ±0.37%. */
export const PHASE = logScale(1e-6, 1e7, 12);
/** Version 1. ln(high / median) and the like: 0.01% to a factor of 22,000, ±0.57% of the distance. */
export const OFFSET = logScale(1e-4, 10, 10);
/** Version 1. Errors in the unit of an output, ±0.68%. */
export const ERROR = logScale(1e-12, 1e12, 12);

/*
 * Version 2. What is derived from a median needs fewer digits than it: a link has 1,800 characters.
 */
/** Phases: 100 ns to 28 h, ±5.6%. */
export const PHASE_2 = logScale(1e-4, 1e8, 8);
/** ln(high / median) and the like: 0.1% to a factor of 22,000, ±7.8% of the distance. */
export const NARROW = logScale(1e-3, 10, 6);
/** A round trip over the kernel: half of it to a million times, ±0.72%. */
export const TRIP = logScale(0.5, 1e6, 10);
/** The device's own time over the kernel's, ±0.91%. */
export const DEVICE = logScale(1e-3, 10, 9);
/** Errors in the unit of an output, ±11%. */
export const ERROR_2 = logScale(1e-12, 1e12, 8);
/** Values of warnings are told to half a per cent. */
export const PARTS_2 = 200;
