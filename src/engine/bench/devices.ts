/** Which device a case runs on, and what that device is like. */
import type { Backend, CaseId, Environment, SecondGpu, Variant } from '../contract.ts';

/** Undefined where nothing here runs it: no CPU contender and no library has a second GPU. */
export const backendOf = (
  backends: readonly Backend[],
  { on }: Pick<Variant, 'on'>,
  gpu: SecondGpu | undefined,
): Backend | undefined => backends.find((backend) => backend.runs.includes(on) && backend.gpu === gpu);

/** Whether any of them asks for the second of two GPUs. */
export const asksSecond = (cases: readonly Pick<CaseId, 'gpu'>[]): boolean => cases.some(({ gpu }) => gpu === 'second');

/** The environment as it is for cases on one of two GPUs. */
export const placeOf = (environment: Environment, gpu: SecondGpu | undefined): Environment =>
  gpu === undefined ? environment : { ...environment, ...(environment.second ?? NO_GPU) };

const NO_GPU = { adapter: null, timestampQuantumUs: null } as const;
