/** All that was recorded of this machine: one file, fetched when somebody asks for it. */
import type { Recording } from '../../results/reference/recording.ts';

export const files = import.meta.glob<Recording>(['./*.json', '!./machine.json'], { eager: true, import: 'default' });
