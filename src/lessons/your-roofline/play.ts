import type { LocalText } from '../../engine/contract.ts';
import type { LimitSide } from '../../results/roofline.ts';
import type { Play, Results } from '../lesson.ts';
import { fastest, rowsOf } from '../results.ts';
import { figure, text } from '../text.ts';

/** Of x ← x² + c for each number that is read and written: two operations each. */
export const STEPS = [1, 4, 16, 64, 256];
const FLOPS_PER_STEP = 2;

/** The same numbers each time, more than most caches hold. */
const at = (steps: string, rows: number) => [`peak-fma:gpu|wasm-threads:chains=8,rows=${rows},steps=${steps}`];

const timed = (results: Results, side: LimitSide) =>
  STEPS.flatMap((steps) => {
    const row = fastest(rowsOf(results, `steps=${steps}`), side);
    return row?.kernelMs && row.gflops !== null ? [{ steps, ms: row.kernelMs.median, gflops: row.gflops }] : [];
  });

/** From the fewest steps that were measured to the most. */
function change(results: Results, side: LimitSide): LocalText | null {
  const all = timed(results, side);
  const [few] = all;
  const many = all[all.length - 1];
  if (all.length < 2) return null;
  const ops = [few, many].map(({ steps }) => FLOPS_PER_STEP * steps);
  const name = side === 'gpu' ? 'GPU' : 'CPU';
  const rates = `${figure(few.gflops)} → ${figure(many.gflops)} GFLOP/s`;
  const more = figure(many.steps / few.steps);
  const longer = figure(many.ms / few.ms);
  return text(
    `${name}, from ${ops[0]} to ${ops[1]} operations a number: ${rates}; ${more}× the arithmetic takes ${longer}× the time.`,
    `${name}：每个数的运算从 ${ops[0]} 次加到 ${ops[1]} 次，${rates}；运算量是 ${more} 倍，用时是 ${longer} 倍。`,
  );
}

export const steps: Play = {
  question: text(
    'The same numbers are read and written each time, and only the arithmetic in between grows. Where does the kernel go?',
    '每次读写的数都一样，只是中间的运算越来越多。内核会往哪里走？',
  ),
  knob: text('Operations per number', '每个数的运算次数'),
  options: STEPS.map((count) => {
    const label = String(FLOPS_PER_STEP * count);
    return { id: `${count}`, label: text(label, label) };
  }),
  run: (option) => ({ patterns: at(option, 2 ** 18), small: at(option, 2 ** 16), budgetMs: 4000 }),
  finding(results) {
    const said = [change(results, 'gpu'), change(results, 'cpu')].filter((one) => one !== null);
    if (!said.length) return null;
    return text(said.map(({ en }) => en).join(' '), said.map((one) => one['zh-CN']).join(''));
  },
};
