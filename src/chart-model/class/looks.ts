/** How the groups of devices are told apart: by shape and by colour, each enough by itself. */
import type { DeviceGroup } from '../../results/class/group.ts';
import type { DotShape } from './marks.ts';

export interface GroupLook {
  /** A CSS colour: a token of theme/tokens.css. */
  readonly color: string;
  readonly shape: DotShape;
  /** A GPU's marks are filled, as in every chart; what computes on the CPU, or on nothing, is hollow. */
  readonly filled: boolean;
}

/** GPUs have the GPU's cool colours, a GPU that is the CPU the CPU's warm one, and no GPU none. */
export const GROUP_LOOKS: Readonly<Record<DeviceGroup, GroupLook>> = {
  discrete: { color: 'var(--gpu-1)', shape: 'circle', filled: true },
  integrated: { color: 'var(--gpu-3)', shape: 'square', filled: true },
  apple: { color: 'var(--gpu-2)', shape: 'triangle', filled: true },
  phone: { color: 'var(--gpu-4)', shape: 'diamond', filled: true },
  software: { color: 'var(--cpu-1)', shape: 'cross', filled: false },
  none: { color: 'var(--library-1)', shape: 'circle', filled: false },
};
