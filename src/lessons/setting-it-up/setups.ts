/** Three machines on which something does not run, and what one might do about each. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import { add, build, environments, type Machine, nvcc, type Outcome, smi, train } from './machine.ts';

interface Repair {
  readonly id: string;
  readonly label: LocalText;
  apply(machine: Machine): Machine;
}

interface Said {
  readonly command: string;
  readonly output: string;
}

export interface Setup {
  readonly id: string;
  readonly title: LocalText;
  readonly machine: Machine;
  /** What is tried, and what is then seen of it. */
  readonly goal: { readonly command: string; try(machine: Machine): Outcome };
  /** What was typed before. */
  readonly before: readonly Said[];
  readonly repairs: readonly Repair[];
}

const T4: Machine = {
  branch: 580,
  toolkit: '13.0',
  onPath: true,
  environments: { base: null },
  active: 'base',
  built: null,
};

const onPath: Repair = {
  id: 'path',
  label: text('Put /usr/local/cuda/bin on the PATH', '把 /usr/local/cuda/bin 加进 PATH'),
  apply: (machine) => ({ ...machine, onPath: true }),
};

const newDriver: Repair = {
  id: 'driver',
  label: text('Update the driver to branch 580, and restart', '把驱动升级到 580 分支，再重启'),
  apply: (machine) => ({ ...machine, branch: 580 }),
};

const old: Machine = { ...T4, branch: 535, built: '13.0' };

const tooOld: Setup = {
  id: 'too-old',
  title: text('A program that somebody sent', '别人发来的程序'),
  machine: old,
  goal: { command: './add', try: add },
  before: [
    { command: 'nvidia-smi', output: smi(old) },
    { command: 'nvcc --version', output: nvcc(old) },
  ],
  repairs: [
    {
      id: 'again',
      label: text('Install the toolkit 13.0 once more', '把 13.0 的工具包再装一遍'),
      apply: (machine) => ({ ...machine, toolkit: '13.0' }),
    },
    newDriver,
    onPath,
    {
      id: 'rebuild',
      label: text('Have it built anew with toolkit 12.2', '请对方用 12.2 的工具包重新编译'),
      apply: (machine) => ({ ...machine, built: '12.2' }),
    },
  ],
};

const named: Machine = {
  ...T4,
  environments: { base: null, gpu: null, 'gpu-course': '12.6' },
  active: 'gpu',
};

const otherName: Setup = {
  id: 'other-name',
  title: text('An environment for the course', '给课程建的环境'),
  machine: named,
  goal: { command: 'python train.py', try: train },
  before: [
    { command: 'conda create -n gpu-course python=3.12', output: '…' },
    { command: 'conda install -n gpu-course -c conda-forge pytorch', output: '…' },
    { command: 'conda activate gpu', output: '' },
    { command: 'conda env list', output: environments(named) },
  ],
  repairs: [
    {
      id: 'create',
      label: text('Create “gpu-course” once more', '把 gpu-course 再建一遍'),
      apply: (machine) => ({ ...machine, environments: { ...machine.environments, 'gpu-course': null } }),
    },
    {
      id: 'toolkit',
      label: text('sudo apt install nvidia-cuda-toolkit', 'sudo apt install nvidia-cuda-toolkit'),
      apply: (machine) => ({ ...machine, toolkit: '12.0' }),
    },
    {
      id: 'activate',
      label: text('conda activate gpu-course', 'conda activate gpu-course'),
      apply: (machine) => ({ ...machine, active: 'gpu-course' }),
    },
    newDriver,
  ],
};

const bare: Machine = { ...T4, toolkit: null, onPath: false };

const noToolkit: Setup = {
  id: 'no-toolkit',
  title: text('A rented machine', '租来的机器'),
  machine: bare,
  goal: { command: 'nvcc add.cu -o add && ./add', try: build },
  before: [
    { command: 'nvidia-smi', output: smi(bare) },
    { command: 'ls /usr/local', output: 'bin  etc  games  include  lib  man  sbin  share  src' },
  ],
  repairs: [
    newDriver,
    onPath,
    {
      id: 'torch',
      label: text('pip install torch', 'pip install torch'),
      apply: (machine) => ({
        ...machine,
        environments: { ...machine.environments, [machine.active]: '12.6' },
      }),
    },
    {
      id: 'toolkit',
      label: text(
        'sudo apt install cuda-toolkit-13-0, and put /usr/local/cuda/bin on the PATH',
        'sudo apt install cuda-toolkit-13-0，再把 /usr/local/cuda/bin 加进 PATH',
      ),
      apply: (machine) => onPath.apply({ ...machine, toolkit: '13.0' }),
    },
  ],
};

export const SETUPS: readonly Setup[] = [tooOld, otherName, noToolkit];

/** By set-up, the repair that was chosen. */
export type Chosen = Readonly<Record<string, string>>;

/** What the same command says after a repair; null for a choice that is none. */
export function outcomeOf({ machine, goal, repairs }: Setup, id: string | undefined): Outcome | null {
  const repair = repairs.find((one) => one.id === id);
  return repair ? goal.try(repair.apply(machine)) : null;
}

export const allWork = (chosen: Chosen): boolean =>
  SETUPS.every((setup) => outcomeOf(setup, chosen[setup.id])?.works === true);

export const repair: Challenge = {
  kind: 'own',
  question: text(
    'Three machines, three messages. Choose for each what makes the last command run; what you chose is then carried out.',
    '三台机器，三条报错。给每台选一个办法，让最后那条命令跑起来；选好之后就真的照做一遍。',
  ),
  hint: text(
    'Ask of each message who speaks: the shell that finds no program, Python that finds no module, or the runtime that finds the driver too old. Then look at the versions, the names and the folders that were printed before.',
    '每条报错先问一句：是谁在说话？是 shell 找不到程序，是 Python 找不到模块，还是运行时嫌驱动太旧？再看前面打印出来的版本、名字和目录。',
  ),
  because: text(
    'The driver was older than the runtime asks for (a newer driver mends it, an older runtime too); the environment that was activated was not the one that was filled; and “CUDA Version” was only what the driver can serve, with no toolkit there.',
    '第一台，驱动比运行时要求的旧（换新驱动行，换旧一点的运行时也行）；第二台，激活的不是装好东西的那个环境；第三台，“CUDA Version”只是驱动能支持的版本，工具包根本没装。',
  ),
};
