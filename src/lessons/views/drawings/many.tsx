/** Of the lessons on why many. */
import { type Cell, chain, Grid } from './parts.tsx';

/** Iterations until z² + c leaves the circle of radius 2; `MOST` where it does not. */
const MOST = 24;
function escapes(re: number, im: number): number {
  let [x, y] = [0, 0];
  for (let turn = 0; turn < MOST; turn++) {
    [x, y] = [x * x - y * y + re, 2 * x * y + im];
    if (x * x + y * y > 4) return turn;
  }
  return MOST;
}

const mandelbrot = ({ column, row }: Cell) => {
  const turns = escapes(-2.1 + (column + 0.5) * 0.094, -1.05 + (row + 0.5) * 0.0955);
  return turns === MOST ? 'gpu' : turns > 5 ? 'soft' : null;
};

export const MANY = {
  'meet-your-gpu': (
    <>
      <Grid x={4} y={14} columns={2} rows={2} pitch={18} gap={3} look={() => 'cpu'} />
      <Grid x={48} y={11} columns={7} rows={7} pitch={6.2} look={() => 'gpu'} />
    </>
  ),
  'one-worker-many-workers': (
    <>
      {chain(10, 7, 'cpu')}
      {[26, 35, 44, 53].map((y) => chain(y, 7, 'gpu'))}
    </>
  ),
  'adding-arrays': (
    <>
      <Grid x={6} y={6} columns={7} rows={2} pitch={12} gap={2} look={() => 'element'} />
      {Array.from({ length: 7 }, (_, at) => (
        <path
          key={`at-${at.toString()}`}
          d={`M${11 + at * 12} 31 V 44 M${8 + at * 12} 41 l3 3 l3 -3`}
          className="thumb__line"
        />
      ))}
      <Grid x={6} y={48} columns={7} rows={1} pitch={12} gap={2} look={() => 'gpu'} />
    </>
  ),
  'cores-workgroups-waves': (
    <>
      <Grid
        x={6}
        y={8}
        columns={12}
        rows={6}
        pitch={7}
        look={({ column, row }) => (5 - row <= Math.floor(column / 3) ? 'gpu' : null)}
      />
      <path d="M4 56 H 92" className="thumb__line" />
    </>
  ),
  mandelbrot: <Grid x={8} y={5} columns={28} rows={18} pitch={3} gap={0.4} look={mandelbrot} />,
  'when-the-gpu-loses': (
    <>
      <path d="M8 6 V 58 H 92" className="thumb__line" />
      <path d="M8 56 L 90 10" className="thumb__curve thumb__curve--cpu" />
      <path d="M8 40 L 90 26" className="thumb__curve thumb__curve--gpu" />
      <circle cx={44} cy={34.5} r={3.5} className="thumb__dot" />
    </>
  ),
} as const;
