import { expect, test } from 'vitest';
import { type DeviceGroup, groupOf } from './group.ts';

const adapter = (given: Partial<Parameters<typeof groupOf>[0]['adapter'] & object>) => ({
  vendor: '',
  architecture: '',
  device: '',
  description: '',
  software: false,
  ...given,
});

/** What browsers say, by group; the first five are as Chrome names them without asking for more. */
const MACHINES: readonly (readonly [DeviceGroup, string, ReturnType<typeof adapter> | null])[] = [
  ['discrete', 'Windows 11', adapter({ vendor: 'nvidia', architecture: 'ada-lovelace' })],
  ['discrete', 'Linux', adapter({ vendor: 'amd', architecture: 'rdna-3' })],
  ['integrated', 'Windows 11', adapter({ vendor: 'intel', architecture: 'gen-12lp' })],
  ['discrete', 'Windows 11', adapter({ vendor: 'intel', architecture: 'xe-2hpg' })],
  ['apple', 'macOS', adapter({ vendor: 'apple', architecture: 'metal-3' })],
  ['discrete', 'Windows 11', adapter({ description: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 Laptop GPU Direct3D11)' })],
  ['discrete', 'Windows 10', adapter({ description: 'AMD Radeon RX 6600' })],
  ['integrated', 'Windows 10', adapter({ description: 'AMD Radeon(TM) Graphics' })],
  ['integrated', 'Windows 10', adapter({ description: 'AMD Radeon 780M' })],
  ['integrated', 'Linux', adapter({ vendor: 'amd', architecture: 'gcn-5' })],
  ['discrete', 'Windows 10', adapter({ vendor: 'amd', architecture: 'gcn-5', description: 'AMD Radeon RX Vega 64' })],
  ['discrete', 'Linux', adapter({ vendor: 'amd', architecture: 'gcn-5', description: 'AMD Radeon VII (RADV VEGA20)' })],
  ['integrated', 'Linux', adapter({ vendor: 'amd', architecture: 'gcn-5', description: 'AMD Radeon Vega 8 Graphics' })],
  ['discrete', 'Windows 11', adapter({ vendor: 'amd', architecture: 'rdna-2' })],
  ['discrete', 'Windows 11', adapter({ description: 'Intel(R) Arc(TM) A770 Graphics' })],
  [
    'integrated',
    'Windows 11',
    adapter({ vendor: 'intel', architecture: 'xe-lpg', description: 'Intel(R) Arc(TM) Graphics' }),
  ],
  ['apple', 'macOS', adapter({ description: 'Apple M2' })],
  ['phone', 'iOS', adapter({ vendor: 'apple', architecture: 'metal-3' })],
  ['phone', 'iPadOS', adapter({})],
  ['phone', 'Android', adapter({ vendor: 'qualcomm', architecture: 'adreno-7xx' })],
  ['phone', 'Android', adapter({ vendor: 'arm', architecture: 'valhall' })],
  ['integrated', 'Windows 11', adapter({ vendor: 'qualcomm', architecture: 'adreno-7xx' })],
  ['integrated', 'Linux', adapter({ vendor: 'nvidia', description: 'NVIDIA Tegra Orin (nvgpu)' })],
  ['integrated', 'Windows 11', adapter({})],
  ['apple', 'macOS', adapter({})],
  ['software', 'Linux', adapter({ vendor: 'google', architecture: 'swiftshader', software: true })],
  ['software', 'Android', adapter({ description: 'llvmpipe (LLVM 19.1.7, 256 bits)', software: true })],
  ['none', 'Windows 11', null],
  ['none', 'Android', null],
];

test.each(MACHINES)('%s: %s, %o', (group, os, given) => {
  expect(groupOf({ os, adapter: given })).toBe(group);
});
