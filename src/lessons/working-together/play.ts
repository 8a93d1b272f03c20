import type { LocalText } from '../../engine/contract.ts';
import type { Play, Results } from '../lesson.ts';
import { rowOf } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { kernelWith, SHADER, treeOf } from './kernels.ts';
import { KNOB, POSITIONS, type Position, QUESTION } from './positions.ts';

const ORDER = Object.keys(POSITIONS) as readonly Position[];

type Outcome = { readonly ms: number } | { readonly offBy: number | null };

/** What the verifier said of a position; null where it has not been run, or could not be. */
function outcomeOf(results: Results, position: Position): Outcome | null {
  const row = rowOf(results, `barrier=${position}`, 'sequential');
  if (row?.status === 'wrong') return { offBy: row.maxError };
  return row?.status === 'ok' && row.kernelMs ? { ms: row.kernelMs.median } : null;
}

function told(position: Position, outcome: Outcome): LocalText {
  const { said } = POSITIONS[position];
  if ('ms' in outcome) {
    const time = duration(outcome.ms);
    return position === 'every'
      ? text(`${said.en} the sum is right, in ${time}.`, `${said['zh-CN']}，和是对的，用时 ${time}。`)
      : text(`${said.en} it came out right here, in ${time}.`, `${said['zh-CN']}，这次算出来也对，用时 ${time}。`);
  }
  const { offBy } = outcome;
  // A sum that is no number has no distance from the right one.
  if (offBy === null || !Number.isFinite(offBy)) return text(`${said.en} it is wrong.`, `${said['zh-CN']}，和是错的。`);
  return text(
    `${said.en} it is wrong, off by ${figure(offBy)}.`,
    `${said['zh-CN']}，和是错的，差了 ${figure(offBy)}。`,
  );
}

const LUCK = text(
  'Right without a barrier is luck: here the threads happened to go in step. WGSL promises nothing of the kind, and another device may add up something else.',
  '少了屏障还对，那是碰巧：这里的线程刚好步调一致。WGSL 从不保证这一点，换一台设备，加出来的可能就不一样。',
);
const HURRY = text(
  'Where it is wrong, threads added up places into which others had not written yet.',
  '错的时候，是有的线程去加了别人还没写好的位置。',
);

export const barrier: Play = {
  question: QUESTION,
  knob: KNOB,
  options: ORDER.map((id) => ({ id, label: POSITIONS[id].label })),
  run: (option) => ({
    patterns: [treeOf(2 ** 22)],
    small: [treeOf(2 ** 18)],
    budgetMs: 3000,
    // The file itself too: loops of edits are watched, and a watched loop is slower.
    edits: { [SHADER]: kernelWith(option as Position) },
  }),
  finding(results) {
    const known = ORDER.flatMap((position) => {
      const outcome = outcomeOf(results, position);
      return outcome ? [{ position, outcome }] : [];
    });
    const without = known.filter(({ position }) => position !== 'every');
    if (!without.length) return null;
    const parts = [
      ...known.map(({ position, outcome }) => told(position, outcome)),
      ...(without.some(({ outcome }) => 'offBy' in outcome) ? [HURRY] : []),
      ...(without.some(({ outcome }) => 'ms' in outcome) ? [LUCK] : []),
    ];
    return text(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));
  },
};
