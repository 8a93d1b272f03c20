/** What can be chosen about a training: in the knobs, and in the address that passes it on. Pure. */
import { caseOf, checkValue, formatCase, resolveParams } from '../../engine/case-id.ts';
import type { CaseId, Params, ParamValue } from '../../engine/contract.ts';
import { training } from '../../workloads/training/index.ts';
import type { TrainingParams } from '../../workloads/training/layout.ts';
import { TRAIN } from './pictures.ts';

const WORKLOAD = training as unknown as Parameters<typeof caseOf>[0];

export interface Setup {
  /** Of the weights at the start and of the order of the pictures. */
  readonly seed: number;
  /** Those of the workload's parameters that have a knob. */
  readonly knobs: Readonly<Record<string, ParamValue>>;
}

/** Parameters with a knob, as far as the workload has them. */
export const KNOBS = ['network', 'b', 'width'].filter((name) => name in training.params);

const STEPS: Readonly<Record<string, readonly number[]>> = {
  b: [1, 8, 32, 128, 512],
  width: [16, 32, 64, 128, 256, 512],
};

/** What a knob offers. */
export function positionsOf(name: string): readonly ParamValue[] {
  const spec = training.params[name];
  return spec.kind === 'choice' ? spec.options.map(({ value }) => value) : (STEPS[name] ?? spec.steps);
}

/** The race that the guesses are about. */
export const STANDARD: Readonly<Record<string, ParamValue>> = Object.fromEntries(
  KNOBS.map((name) => [name, training.params[name].default]),
);

export const isStandard = ({ knobs }: Setup): boolean => KNOBS.every((name) => knobs[name] === STANDARD[name]);

const SEEDS = 2 ** 32;
export const drawSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0];

/** Null where the knobs do not go together. */
export function paramsOf(knobs: Setup['knobs']): TrainingParams | null {
  const resolved = resolveParams(WORKLOAD, { ...knobs, pictures: TRAIN });
  return resolved.ok ? (resolved.params as unknown as TrainingParams) : null;
}

export const caseFor = (variant: string, params: TrainingParams): CaseId =>
  caseOf(WORKLOAD, variant, params as unknown as Params);

/** Stable, for who compares. */
export const keyOf = (id: CaseId): string => formatCase(id, WORKLOAD.params);

/** `seed=7,b=32,width=128` */
export const formatSetup = ({ seed, knobs }: Setup): string =>
  [['seed', seed], ...KNOBS.map((name) => [name, knobs[name]])].map(([name, value]) => `${name}=${value}`).join(',');

/** What an address says, as far as it makes sense; the rest is as in `fallback`. */
export function parseSetup(settings: string, fallback: Setup): Setup {
  const given = new Map(
    settings.split(',').map((part) => {
      const [name, value = ''] = part.split('=');
      return [name, value] as const;
    }),
  );
  const seed = wholeOf(given.get('seed'));
  const knobs = Object.fromEntries(
    KNOBS.map((name) => {
      const spec = training.params[name];
      const value = spec.kind === 'choice' ? given.get(name) : wholeOf(given.get(name));
      const fits =
        value !== undefined && value !== null && checkValue(name, spec, value) === null && isWithin(name, value);
      return [name, fits ? value : fallback.knobs[name]];
    }),
  );
  return {
    seed: seed !== null && seed < SEEDS ? seed : fallback.seed,
    knobs: paramsOf(knobs) ? knobs : fallback.knobs,
  };
}

/** Of numbers, no more than the knob goes to: each look brings the weights to the page. */
const isWithin = (name: string, value: ParamValue): boolean =>
  typeof value !== 'number' || value <= Math.max(...positionsOf(name).map(Number));

const wholeOf = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : null;
