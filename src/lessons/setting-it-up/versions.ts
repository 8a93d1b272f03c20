/**
 * Which driver serves which runtime. From NVIDIA’s “CUDA Compatibility” (docs.nvidia.com/deploy/cuda-compatibility, its
 * tables as of 2026) and from the release notes of the toolkit: 12.2 asks for 535.54.03 or newer, 12.4 for 550.54.14,
 * 13.0 for 580.65.06, on Linux. Pure.
 */

/** A branch of the driver, by the first number of its version, and the newest CUDA that it has everything for. */
export interface Branch {
  readonly branch: number;
  /** Of a driver of it, as `nvidia-smi` prints it. */
  readonly driver: string;
  /** As `nvidia-smi` prints it: “CUDA Version”. */
  readonly serves: string;
}

export const BRANCHES: readonly Branch[] = [
  { branch: 470, driver: '470.141.03', serves: '11.4' },
  { branch: 535, driver: '535.183.01', serves: '12.2' },
  { branch: 550, driver: '550.144.03', serves: '12.4' },
  { branch: 580, driver: '580.95.05', serves: '13.0' },
];

/** The least branch with which programs of a major version start at all. */
const LEAST: Readonly<Record<number, number>> = { 11: 450, 12: 525, 13: 580 };

export const RUNTIMES = ['11.8', '12.2', '12.6', '13.0'] as const;

/**
 * `full`: nothing is missing. `limited`: it starts, but what is newer than the driver is missing (minor version
 * compatibility). `too-old`: “CUDA driver version is insufficient for CUDA runtime version”.
 */
export type Fit = 'full' | 'limited' | 'too-old';

const parse = (version: string) => version.split('.').map(Number) as [major: number, minor: number];

/** @throws Error for a runtime of a major version that the table does not have */
export function fitOf({ branch, serves }: Branch, runtime: string): Fit {
  const [major, minor] = parse(runtime);
  const [newest, newestMinor] = parse(serves);
  const least = LEAST[major];
  if (least === undefined) throw new Error(`Nothing is known of CUDA ${runtime}.`);
  if (major < newest || (major === newest && minor <= newestMinor)) return 'full';
  return branch >= least ? 'limited' : 'too-old';
}

/** @throws Error for a branch that is not in the list */
export function branchOf(branch: number): Branch {
  const found = BRANCHES.find((one) => one.branch === branch);
  if (!found) throw new Error(`There is no branch ${branch} in the list.`);
  return found;
}
