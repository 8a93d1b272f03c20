/** Sixteen numbers on their way to one, or to sixteen sums: who adds in which step, and what memory holds. Pure. */

/** `interleaved` and `sequential` as the kernels of these names; `scan` as Hillis–Steele. */
export type Way = 'interleaved' | 'sequential' | 'scan';

/** `late`: has not stored its number yet. */
export type Role = 'stores' | 'adds' | 'waits' | 'late';

export interface Cell {
  /** Null where nothing has been written. */
  readonly value: number | null;
  readonly role: Role;
  /** The place that is added to the thread's own. */
  readonly from: number | null;
}

export type Row = readonly Cell[];

/** One for each thread. */
export const NUMBERS: readonly number[] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3];
export const THREADS = NUMBERS.length;
/** Threads of a wave in the picture; real ones have 4 to 64. */
export const WAVE = 4;

const RISING: readonly number[] = [1, 2, 4, 8];

/** How far apart the two lie that are added, step by step. */
export const apartsOf = (way: Way): readonly number[] => (way === 'sequential' ? [...RISING].reverse() : RISING);

/** Whose number a thread adds to its own; null where it has nothing to do. */
function partnerOf(way: Way, thread: number, apart: number): number | null {
  if (way === 'scan') return thread >= apart ? thread - apart : null;
  const adds = way === 'interleaved' ? thread % (2 * apart) === 0 : thread < apart;
  return adds ? thread + apart : null;
}

/**
 * What memory holds at first and after each step.
 * @param hurried without barriers, where the first wave has gone through all steps before any other has begun
 */
export function rowsOf(way: Way, hurried = false): readonly Row[] {
  const here = (thread: number) => !hurried || thread < WAVE;
  const first = NUMBERS.map(
    (value, thread): Cell =>
      here(thread) ? { value, role: 'stores', from: null } : { value: null, role: 'late', from: null },
  );
  const rows: Row[] = [first];
  for (const apart of apartsOf(way)) {
    const before = rows[rows.length - 1];
    rows.push(
      before.map(({ value }, thread): Cell => {
        if (!here(thread)) return { value, role: 'late', from: null };
        const from = partnerOf(way, thread, apart);
        if (from === null) return { value, role: 'waits', from };
        // Workgroup memory is zero until somebody writes to it.
        return { value: (value ?? 0) + (before[from].value ?? 0), role: 'adds', from };
      }),
    );
  }
  return rows;
}

export const counted = (row: Row, role: Role): number => row.filter((cell) => cell.role === role).length;

/** Waves of which no thread has anything to do in a step. */
export function restingWaves(row: Row): number {
  const waves = Array.from({ length: THREADS / WAVE }, (_, i) => row.slice(i * WAVE, (i + 1) * WAVE));
  return waves.filter((wave) => wave.every(({ role }) => role === 'waits')).length;
}
