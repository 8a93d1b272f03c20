/** Made-up answers of a class to a puzzle, for tests. */
import { DEVICE_GROUPS } from '../group.ts';
import type { PuzzleEntry } from '../model.ts';
import { puzzleKey } from '../task.ts';

const NONE = { reads: 0, writes: 0, sharedReads: 0, sharedWrites: 0, atomics: 0, barriers: 0 };

/** Two of three are right, and one of two of those asks for less; of all groups in turn. */
export function makeAnswers(puzzle: string, count: number): PuzzleEntry[] {
  return Array.from({ length: count }, (_, at): PuzzleEntry => {
    const solved = at % 3 !== 2;
    return {
      id: (at + 1).toString(16).padStart(12, '0'),
      key: puzzleKey(puzzle),
      startedAt: 1_790_000_000 + at,
      group: DEVICE_GROUPS[at % DEVICE_GROUPS.length],
      nickname: at % 2 ? { adjective: at % 40, animal: (7 * at) % 40 } : null,
      adapter: at % 4 ? null : 'NVIDIA GeForce RTX 4060 Laptop GPU',
      browser: 'Chrome 150',
      source: 'full',
      puzzle,
      solved,
      byGpu: at % 6 < 4,
      counts: solved ? { ...NONE, reads: at % 2 ? 3 : 1.03, writes: 1, barriers: at % 2 ? 0 : 1 } : null,
      code: `// answer ${at}\nfn main() {}\n`,
    };
  });
}
