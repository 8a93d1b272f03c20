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
  const where = POSITIONS[position];
  if ('ms' in outcome) {
    const time = duration(outcome.ms);
    const right = position === 'every' ? text('right', '对') : text('right here', '这次对');
    return text(`${where.en}: ${right.en}, ${time}.`, `${where['zh-CN']}：${right['zh-CN']}，${time}。`);
  }
  const { offBy } = outcome;
  // A sum that is no number has no distance from the right one.
  const known = offBy !== null && Number.isFinite(offBy);
  const by = known ? text(`, off by ${figure(offBy)}`, `，差了 ${figure(offBy)}`) : text('', '');
  return text(`${where.en}: wrong${by.en}.`, `${where['zh-CN']}：错${by['zh-CN']}。`);
}

const HURRY = text('Somebody added what was not written yet.', '出错，是因为有线程加了别人还没写好的数。');
const LUCK = text(
  'To be right without a barrier is luck: WGSL does not promise it, and another device may differ.',
  '少了屏障还对，只是碰巧：WGSL 不作这个保证，换台设备就未必了。',
);

export const barrier: Play = {
  question: QUESTION,
  knob: KNOB,
  options: ORDER.map((id) => ({ id, label: POSITIONS[id] })),
  run: (option) => ({
    patterns: [treeOf(2 ** 22)],
    small: [treeOf(2 ** 16)],
    budgetMs: 6000,
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
