/** What was read out, and which command it is from. */
import { text } from '../text.ts';

export const LINES = [
  {
    id: 'power',
    label: text('“54 °C, 71 W of 250 W, 3,012 MiB in use”', '“54 °C，71 W / 250 W，已用 3,012 MiB”'),
    belongs: 'nvidia-smi',
  },
  {
    id: 'pci',
    label: text(
      '“01:00.0 VGA compatible controller [0300]: … [10de:1eb8]”',
      '“01:00.0 VGA compatible controller [0300]: … [10de:1eb8]”',
    ),
    belongs: 'lspci',
  },
  {
    id: 'claimed',
    label: text('“configuration: driver=amdgpu latency=0”', '“configuration: driver=amdgpu latency=0”'),
    belongs: 'lshw',
  },
  {
    id: 'display',
    label: text(
      '“Display: wayland server … resolution: 1920x1080”',
      '“Display: wayland server … resolution: 1920x1080”',
    ),
    belongs: 'inxi',
  },
  {
    id: 'workgroup',
    label: text('“maxComputeInvocationsPerWorkgroup: 1024”', '“maxComputeInvocationsPerWorkgroup: 1024”'),
    belongs: 'browser',
  },
] as const;
