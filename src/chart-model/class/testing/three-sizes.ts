import type { Assignment } from '../../../results/class/model.ts';
import { makeAssignment } from '../../../results/class/testing/entries.ts';
import { THREE_SIZES_PATTERN } from './hand-ins.ts';

/** The question is how many times faster the GPU is at the largest. */
export const THREE_SIZES: Assignment = makeAssignment(THREE_SIZES_PATTERN);
