/** Of the lessons beyond this page. */
import { drawing as aroundTheKernel } from '../../around-the-kernel/thumbnail.tsx';
import { drawing as fromHereToCuda } from '../../from-here-to-cuda/thumbnail.tsx';
import { drawing as settingItUp } from '../../setting-it-up/thumbnail.tsx';
import { Grid } from './parts.tsx';

/** How far a cell of the plate is from the source. */
const warmth = (column: number, row: number) => Math.abs(column - 2) + Math.abs(row - 1);

const STARS = [
  [72, 48, 3.4],
  [60, 44, 1.5],
  [64, 55, 1.5],
  [79, 57, 1.5],
  [84, 45, 1.5],
  [74, 38, 1.5],
  [89, 52, 1.5],
] as const;

export const BEYOND = {
  // Four fields: a molecule in its pocket, a plate, paths that part, stars.
  'what-else-it-is-for': (
    <>
      <path d="M8 6 C 6 22 14 28 24 28 C 34 28 42 22 40 6" className="thumb__line" />
      <path d="M18 12 L 24 19 L 31 14" className="thumb__line" />
      {[
        [18, 12],
        [24, 19],
        [31, 14],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={3} className="thumb__gpu" />
      ))}
      <Grid
        x={56}
        y={5}
        columns={6}
        rows={4}
        pitch={6}
        look={({ column, row }) => (warmth(column, row) < 2 ? 'gpu' : warmth(column, row) < 3 ? 'soft' : 'element')}
      />
      <path d="M8 50 L 16 45 L 24 48 L 32 39 L 42 36" className="thumb__curve thumb__curve--cpu" />
      <path d="M8 50 L 16 51 L 24 47 L 32 53 L 42 48" className="thumb__line" />
      <path d="M8 50 L 16 54 L 24 52 L 32 58 L 42 60" className="thumb__line" />
      {STARS.map(([x, y, r]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r={r} className={r > 2 ? 'thumb__gpu' : 'thumb__dot'} />
      ))}
    </>
  ),
  // Two bills: many small hours, and few large ones.
  'what-a-cloud-gpu-costs': (
    <>
      <Grid x={6} y={12} columns={12} rows={1} pitch={7} look={() => 'cpu'} />
      <Grid x={6} y={26} columns={12} rows={1} pitch={7} look={({ column }) => (column < 7 ? 'cpu' : 'element')} />
      <Grid x={6} y={44} columns={2} rows={1} pitch={14} gap={2} look={() => 'gpu'} />
      <path d="M40 50 H 58 M54 46 l4 4 l-4 4" className="thumb__line" />
      <circle cx={74} cy={50} r={8} className="thumb__frame" />
      <path d="M74 44.5 V 50 H 78.5" className="thumb__frame" />
    </>
  ),
  'around-the-kernel': aroundTheKernel,
  'from-here-to-cuda': fromHereToCuda,
  'setting-it-up': settingItUp,
} as const;
