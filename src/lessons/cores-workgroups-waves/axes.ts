/** Axes of the staircase's chart, in units of its drawing. Pure. */
import type { Tread } from './staircase.ts';

export type Axes = 'log' | 'linear';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The largest number of workgroups that is shown. */
  readonly most: number;
  x(groups: number): number;
  /** @param times multiple of the time of one workgroup */
  y(times: number): number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

const PLOT = { left: 34, right: 312, top: 22, bottom: 180 };
/** Ticks on an axis, at most. */
const TICKS = 6;
/** The linear look shows this many first steps, or as many workgroups where no step was found. */
const STEPS = 4;
const FEW = 8;

/** @param edge where the first step was found, if it was */
export function axesOf(gpu: readonly Tread[], cpu: readonly Tread[], axes: Axes, edge: number | null): Frame {
  const largest = Math.max(2, ...[...gpu, ...cpu].map(({ groups }) => groups));
  const most = axes === 'log' ? largest : Math.min(largest, edge === null ? FEW : STEPS * edge);
  const rises = [gpu, cpu].flatMap((treads) =>
    treads.filter(({ groups }) => groups <= most).flatMap(({ low, high }) => [low / treads[0].ms, high / treads[0].ms]),
  );
  const [lowest, highest] = [Math.min(1, ...rises), Math.max(2, ...rises)];
  const { left, right, top, bottom } = PLOT;
  const across = (share: number) => left + 8 + share * (right - left - 16);
  const up = (share: number) => bottom - share * (bottom - top - 4);
  if (axes === 'linear') {
    const x = (groups: number) => across((groups - 1) / (most - 1));
    const ticks = linearTicks(most).filter((tick) => tick >= 1);
    return { ...PLOT, most, x, y: (times) => up(times / highest), xTicks: ticks, yTicks: linearTicks(highest) };
  }
  const floor = Math.min(0, Math.log2(lowest));
  const height = Math.log2(highest) - floor;
  return {
    ...PLOT,
    most,
    x: (groups) => across(Math.log2(groups) / Math.log2(most)),
    y: (times) => up((Math.log2(times) - floor) / height),
    xTicks: logTicks(most),
    yTicks: logTicks(highest),
  };
}

function logTicks(most: number): number[] {
  const powers = Math.floor(Math.log2(most));
  const stride = Math.max(1, Math.ceil(powers / TICKS));
  return Array.from({ length: Math.floor(powers / stride) + 1 }, (_, i) => 2 ** (i * stride));
}

function linearTicks(most: number): number[] {
  const stride = [1, 2, 5].flatMap((digit) => [0, 1, 2, 3, 4].map((power) => digit * 10 ** power));
  const step = stride.sort((a, b) => a - b).find((one) => most / one <= TICKS) ?? most;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}
