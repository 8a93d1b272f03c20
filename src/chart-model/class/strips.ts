/** Guesses above, measurements below, on one log axis: the geometry of the picture that a class looks at. */
import { DEVICE_GROUPS, type DeviceGroup } from '../../results/class/group.ts';
import type { Question } from '../../results/class/model.ts';
import { type Domain, logDomain, logTicks, scale } from '../axes.ts';
import { pileUp } from './dots.ts';
import { GROUP_LOOKS } from './looks.ts';
import { counting, type Machine } from './machines.ts';
import { markPath } from './marks.ts';
import { type Quarters, quartersOf } from './quarters.ts';

/** All dots of a group as one path. */
export interface GroupMarks {
  readonly group: DeviceGroup;
  readonly path: string;
}

/** One half of the picture. */
export interface Strip {
  /** Dots that are drawn. */
  readonly count: number;
  readonly marks: readonly GroupMarks[];
  readonly radius: number;
  /** Of the figures that count; null where there is none. */
  readonly quarters: Quarters | null;
  /** Pixels from the top: where the dots stand, and where the piles may end. */
  readonly base: number;
  readonly end: number;
}

export interface Strips {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly domain: Domain;
  readonly ticks: readonly number[];
  /** Where neither side is faster; null where the question knows no such place. */
  readonly even: number | null;
  readonly xOf: (value: number) => number;
  readonly guesses: Strip;
  readonly measured: Strip;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between the two halves, for the axis and its figures. */
export const AXIS_BAND = 56;
/** Above and below the piles, for the medians. */
const HEAD_ROOM = 40;
const SIDE = 24;

/** Null where there is neither a guess nor a measurement that an axis could carry. */
export function stripsOf(machines: readonly Machine[], kind: Question['kind'], size: Size): Strips | null {
  const { width, height } = size;
  const guessed = machines.filter(({ guess }) => guess !== null);
  const timed = machines.filter(({ measured }) => measured !== null);
  const guess = ({ guess: value }: Machine) => value ?? 0;
  const median = ({ measured }: Machine) => measured?.median ?? 0;
  const values = [...guessed.map(guess), ...timed.map(median)];
  const domain = logDomain(kind === 'speed-up' && values.length > 0 ? [...values, 1] : values);
  if (!domain) return null;
  const [left, right] = [SIDE, width - SIDE];
  const xOf = scale(domain, true, left, right);
  const middle = Math.round(height / 2);
  const place = { xOf, left, right };
  const above = { base: middle - AXIS_BAND / 2, end: HEAD_ROOM };
  const below = { base: middle + AXIS_BAND / 2, end: height - HEAD_ROOM };
  return {
    width,
    height,
    left,
    right,
    domain,
    ticks: logTicks(domain, Math.max(3, Math.floor(width / 90))),
    even: kind === 'speed-up' ? 1 : null,
    xOf,
    guesses: stripOf(guessed, guess, quartersOf(guessed.map(guess)), { ...place, ...above }),
    measured: stripOf(timed, median, quartersOf(counting(timed).map(median)), { ...place, ...below }),
  };
}

interface StripPlace extends Pick<Strips, 'xOf' | 'left' | 'right'>, Pick<Strip, 'base' | 'end'> {}

function stripOf(
  machines: readonly Machine[],
  value: (machine: Machine) => number,
  quarters: Quarters | null,
  { xOf, left, right, base, end }: StripPlace,
): Strip {
  const at = machines.map((machine) => xOf(value(machine)));
  const { places, radius } = pileUp(at, { left, right, height: Math.abs(end - base) });
  const towards = Math.sign(end - base);
  const marks = DEVICE_GROUPS.flatMap((group): GroupMarks[] => {
    const { shape } = GROUP_LOOKS[group];
    const own = machines.flatMap((machine, index) => (machine.group === group ? [places[index]] : []));
    if (own.length === 0) return [];
    return [{ group, path: own.map(({ x, rise }) => markPath(shape, x, base + towards * rise, radius)).join('') }];
  });
  return { count: machines.length, marks, radius, quarters, base, end };
}
