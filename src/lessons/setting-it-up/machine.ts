/** A machine as far as a set-up can be broken: what is installed, and what its commands then say. Pure. */
import { branchOf, fitOf } from './versions.ts';

export interface Machine {
  /** The branch of its driver. */
  readonly branch: number;
  /** The version of the toolkit in /usr/local/cuda; null where there is none. */
  readonly toolkit: string | null;
  /** Whether the shell looks into /usr/local/cuda/bin; NVIDIA’s packages leave that to whoever installs them. */
  readonly onPath: boolean;
  /** What was installed in each conda environment: the runtime that PyTorch brought along, or nothing. */
  readonly environments: Readonly<Record<string, string | null>>;
  readonly active: string;
  /** The runtime that ./add was built with; null where it has not been built. */
  readonly built: string | null;
}

export interface Outcome {
  readonly works: boolean;
  readonly said: string;
}

const ENOUGH = 'GPU: Tesla T4, sum verified';

/** As the runtime calls this error: cudaErrorInsufficientDriver. */
const TOO_OLD = 'CUDA driver version is insufficient for CUDA runtime version';

const NOT_FOUND = 'bash: nvcc: command not found';

/** The toolkit whose compiler the shell finds. */
const compilerOf = ({ toolkit, onPath }: Machine): string | null => (onPath ? toolkit : null);

const onDriver = ({ branch }: Machine, runtime: string): Outcome =>
  fitOf(branchOf(branch), runtime) === 'too-old' ? { works: false, said: TOO_OLD } : { works: true, said: ENOUGH };

/** A program that was built before. */
export const add = (machine: Machine): Outcome =>
  machine.built === null
    ? { works: false, said: 'bash: ./add: No such file or directory' }
    : onDriver(machine, machine.built);

/** A program in Python, in the environment that is active. */
export function train(machine: Machine): Outcome {
  const runtime = machine.environments[machine.active];
  if (!runtime) return { works: false, said: "ModuleNotFoundError: No module named 'torch'" };
  return onDriver(machine, runtime);
}

/** The compiler, and then what it made. */
export function build(machine: Machine): Outcome {
  const found = compilerOf(machine);
  return found === null ? { works: false, said: NOT_FOUND } : onDriver(machine, found);
}

/** The line of nvidia-smi that names versions. */
export function smi({ branch }: Machine): string {
  const { driver, serves } = branchOf(branch);
  return `Driver Version: ${driver}   CUDA Version: ${serves}`;
}

/** The last line of `nvcc --version` that matters. */
export function nvcc(machine: Machine): string {
  const found = compilerOf(machine);
  return found === null ? NOT_FOUND : `Cuda compilation tools, release ${found}`;
}

/** `conda env list`; the star marks the one that is active. */
export const environments = ({ environments, active }: Machine): string =>
  Object.keys(environments)
    .map(
      (name) => `${name.padEnd(12)}${name === active ? '*' : ' '}  /opt/conda${name === 'base' ? '' : `/envs/${name}`}`,
    )
    .join('\n');
