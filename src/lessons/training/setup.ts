/** What can be chosen about a training: in the knobs, and in the address that passes it on. Pure. */
import { checkValue } from '../../engine/case-id.ts';
import type { ParamSchema, ParamValue } from '../../engine/contract.ts';

export type KnobValues = Readonly<Record<string, ParamValue>>;

export interface Setup {
  /** Of everything that is drawn. */
  readonly seed: number;
  readonly knobs: KnobValues;
}

/** The knobs of a lesson. */
export interface KnobBoard {
  /** By name, in their order. */
  readonly specs: ParamSchema;
  /** What a knob offers. */
  positionsOf(name: string): readonly ParamValue[];
  /** The training that the guesses are about. */
  readonly standard: KnobValues;
  /** Whether they go together. */
  fits(knobs: KnobValues): boolean;
}

const namesOf = ({ specs }: KnobBoard): readonly string[] => Object.keys(specs);

const SEEDS = 2 ** 32;

export const isStandardOf = (board: KnobBoard, { knobs }: Setup): boolean =>
  namesOf(board).every((name) => knobs[name] === board.standard[name]);

/** `seed=7,b=32,width=128` */
export const settingsOf = (board: KnobBoard, { seed, knobs }: Setup): string =>
  [['seed', seed], ...namesOf(board).map((name) => [name, knobs[name]])]
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** What an address says, as far as it makes sense; the rest is as in `fallback`. */
export function setupFrom(board: KnobBoard, settings: string, fallback: Setup): Setup {
  const given = new Map(
    settings.split(',').map((part) => {
      const [name, value = ''] = part.split('=');
      return [name, value] as const;
    }),
  );
  const seed = wholeOf(given.get('seed'));
  const knobs = Object.fromEntries(
    namesOf(board).map((name) => {
      const spec = board.specs[name];
      const value = spec.kind === 'choice' ? given.get(name) : wholeOf(given.get(name));
      const fits =
        value !== undefined && value !== null && checkValue(name, spec, value) === null && isWithin(board, name, value);
      return [name, fits ? value : fallback.knobs[name]];
    }),
  );
  return {
    seed: seed !== null && seed < SEEDS ? seed : fallback.seed,
    knobs: board.fits(knobs) ? knobs : fallback.knobs,
  };
}

/** Of numbers, no more than the knob goes to: each look brings the weights to the page. */
const isWithin = (board: KnobBoard, name: string, value: ParamValue): boolean =>
  typeof value !== 'number' || value <= Math.max(...board.positionsOf(name).map(Number));

const wholeOf = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : null;
