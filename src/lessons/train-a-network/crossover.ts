/** Who is through with a step first, by batch and width. Pure. */
import type { LocalText, Params } from '../../engine/contract.ts';
import { duel, sideOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { figure, text } from '../text.ts';

/** Milliseconds of a step on either side; null while, or where, there is none. */
export interface Cell {
  readonly b: number;
  readonly width: number;
  readonly gpu: number | null;
  readonly cpu: number | null;
  /** Nobody's where the intervals overlap, or say too little; null before both are there. */
  readonly winner: 'gpu' | 'cpu' | 'tie' | 'noisy' | 'unsure' | null;
}

const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

export const sidesOf = (cases: readonly Params[]) => ({
  widths: ascending(cases.map(({ width }) => Number(width))),
  batches: ascending(cases.map(({ b }) => Number(b))),
});

const WINNERS = { first: 'gpu', second: 'cpu', tie: 'tie', noisy: 'noisy', unsure: 'unsure' } as const;

export function cellsOf(rows: readonly SummaryRow[]): Cell[] {
  const { widths, batches } = sidesOf(rows.map(({ params }) => params));
  return widths.flatMap((width) =>
    batches.map((b) => {
      const own = rows.filter(({ params }) => params.width === width && params.b === b);
      const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => own.find((row) => sideOf(row.on) === side));
      const outcome = gpu && cpu ? duel(gpu, cpu)?.outcome : undefined;
      const winner = outcome ? WINNERS[outcome] : null;
      return { b, width, gpu: gpu?.kernelMs?.median ?? null, cpu: cpu?.kernelMs?.median ?? null, winner };
    }),
  );
}

const place = ({ b, width }: Cell): LocalText => text(`batch ${b}, width ${width}`, `批 ${b}、宽度 ${width}`);

/** Where the GPU gains most and where it loses most; null before anything can be compared. */
export function gridFinding(cells: readonly Cell[]): LocalText | null {
  const known = cells.flatMap((cell) =>
    cell.winner && cell.gpu !== null && cell.cpu !== null ? [{ cell, ratio: cell.cpu / cell.gpu }] : [],
  );
  if (!known.length) return null;
  const told = known.filter(({ cell }) => cell.winner !== 'noisy' && cell.winner !== 'unsure');
  const won = known.filter(({ cell }) => cell.winner === 'gpu').length;
  const ends = endsOf(told);
  return text(
    `The GPU wins ${won} of ${known.length} ${known.length === 1 ? 'place' : 'places'}.${ends.en}`,
    `${known.length} 格里 GPU 赢了 ${won} 格。${ends['zh-CN']}`,
  );
}

interface Told {
  readonly cell: Cell;
  /** The CPU's time over the GPU's. */
  readonly ratio: number;
}

/** Where the GPU stands best and worst, of places where that can be told from chance. */
function endsOf(told: readonly Told[]): LocalText {
  if (told.length < 2) return text('', '');
  const best = told.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const worst = told.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  if (best === worst) return text('', '');
  const gain = ({ ratio }: Told) => figure(ratio >= 1 ? ratio : 1 / ratio);
  return text(
    ` It stands best at ${place(best.cell).en} (${gain(best)}× ${best.ratio >= 1 ? 'the CPU’s speed' : 'the CPU’s time'}) and worst at ${place(worst.cell).en} (${gain(worst)}× ${worst.ratio >= 1 ? 'the CPU’s speed' : 'the CPU’s time'}).`,
    `对它最有利的是${place(best.cell)['zh-CN']}（${best.ratio >= 1 ? '速度' : '用时'}是 CPU 的 ${gain(best)} 倍），最不利的是${place(worst.cell)['zh-CN']}（${worst.ratio >= 1 ? '速度' : '用时'}是 CPU 的 ${gain(worst)} 倍）。`,
  );
}
