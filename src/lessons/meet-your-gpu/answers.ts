/** What was read out, and which command it is from. */
import { text } from '../text.ts';

export const LINES = [
  {
    id: 'power',
    label: text('`54C P0 61W / 70W | 3012MiB / 15360MiB`', '`54C P0 61W / 70W | 3012MiB / 15360MiB`'),
    belongs: 'nvidia-smi',
  },
  {
    id: 'pci',
    label: text(
      '`00:1e.0 3D controller [0302]: … [Tesla T4] [10de:1eb8]`',
      '`00:1e.0 3D controller [0302]: … [Tesla T4] [10de:1eb8]`',
    ),
    belongs: 'lspci',
  },
  {
    id: 'claimed',
    label: text('`configuration: driver=amdgpu latency=0`', '`configuration: driver=amdgpu latency=0`'),
    belongs: 'lshw',
  },
  {
    id: 'display',
    label: text(
      '`Display: wayland server … resolution: 1920x1080`',
      '`Display: wayland server … resolution: 1920x1080`',
    ),
    belongs: 'inxi',
  },
  {
    id: 'workgroup',
    label: text('`maxComputeInvocationsPerWorkgroup: 1024`', '`maxComputeInvocationsPerWorkgroup: 1024`'),
    belongs: 'browser',
  },
] as const;
