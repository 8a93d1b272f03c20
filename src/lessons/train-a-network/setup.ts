/** What can be chosen about a training: in the knobs, and in the address that passes it on. Pure. */
import { caseOf, formatCase, resolveParams } from '../../engine/case-id.ts';
import type { CaseId, Params, ParamValue } from '../../engine/contract.ts';
import { training } from '../../workloads/training/index.ts';
import type { TrainingParams } from '../../workloads/training/layout.ts';
import { isStandardOf, type KnobBoard, type KnobValues, type Setup, settingsOf, setupFrom } from '../training/setup.ts';
import { TRAIN } from './pictures.ts';

const WORKLOAD = training as unknown as Parameters<typeof caseOf>[0];

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
export const STANDARD: KnobValues = Object.fromEntries(KNOBS.map((name) => [name, training.params[name].default]));

/** Null where the knobs do not go together. */
export function paramsOf(knobs: KnobValues): TrainingParams | null {
  const resolved = resolveParams(WORKLOAD, { ...knobs, pictures: TRAIN });
  return resolved.ok ? (resolved.params as unknown as TrainingParams) : null;
}

export const caseFor = (variant: string, params: TrainingParams): CaseId =>
  caseOf(WORKLOAD, variant, params as unknown as Params);

/** Stable, for who compares. */
export const keyOf = (id: CaseId): string => formatCase(id, WORKLOAD.params);

export const BOARD: KnobBoard = {
  specs: Object.fromEntries(KNOBS.map((name) => [name, training.params[name]])),
  positionsOf,
  standard: STANDARD,
  fits: (knobs) => paramsOf(knobs) !== null,
};

export const isStandard = (setup: Setup): boolean => isStandardOf(BOARD, setup);
export const formatSetup = (setup: Setup): string => settingsOf(BOARD, setup);
export const parseSetup = (settings: string, fallback: Setup): Setup => setupFrom(BOARD, settings, fallback);
