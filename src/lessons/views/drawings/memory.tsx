/** Of the lessons on why memory. */
import { Grid } from './parts.tsx';

export const MEMORY = {
  'memory-decides': (
    <Grid
      x={6}
      y={5}
      columns={12}
      rows={8}
      pitch={7}
      look={({ column, row }) => ((column + row * 12) % 5 === 0 ? 'gpu' : 'element')}
    />
  ),
  convolution: (
    <>
      <Grid
        x={10}
        y={4}
        columns={11}
        rows={8}
        pitch={7}
        look={({ column, row }) =>
          Math.abs(column - 6) < 2 && Math.abs(row - 3) < 2 ? (column === 6 && row === 3 ? 'gpu' : 'soft') : 'element'
        }
      />
      <rect x={44.3} y={17.3} width={21} height={21} rx={1.5} className="thumb__frame" />
    </>
  ),
  'matmul-step-by-step': (
    <>
      <Grid x={40} y={3} columns={7} rows={3} pitch={6.5} look={({ column }) => (column === 3 ? 'gpu' : 'element')} />
      <Grid x={16} y={27} columns={3} rows={5} pitch={6.5} look={({ row }) => (row === 2 ? 'gpu' : 'element')} />
      <Grid
        x={40}
        y={27}
        columns={7}
        rows={5}
        pitch={6.5}
        look={({ column, row }) => (column === 3 && row === 2 ? 'gpu' : 'soft')}
      />
    </>
  ),
  // A small tile and one of twice its sides, each with what it reads.
  'the-last-factor-of-two': (
    <>
      <Grid x={6} y={28} columns={1} rows={2} pitch={7} look={() => 'element'} />
      <Grid x={15} y={19} columns={2} rows={1} pitch={7} look={() => 'element'} />
      <Grid x={15} y={28} columns={2} rows={2} pitch={7} look={() => 'cpu'} />
      <path d="M34 35 H 45 M42 32 l3 3 l-3 3" className="thumb__line" />
      <Grid x={52} y={20} columns={1} rows={4} pitch={7} look={() => 'element'} />
      <Grid x={61} y={11} columns={4} rows={1} pitch={7} look={() => 'element'} />
      <Grid x={61} y={20} columns={4} rows={4} pitch={7} look={() => 'gpu'} />
    </>
  ),
  // The same number twice: alike in front, apart at the end.
  'different-digits': (
    <>
      <Grid
        x={6}
        y={10}
        columns={9}
        rows={1}
        pitch={9.5}
        gap={2}
        look={({ column }) => (column < 7 ? 'soft' : 'cpu')}
      />
      <Grid
        x={6}
        y={46}
        columns={9}
        rows={1}
        pitch={9.5}
        gap={2}
        look={({ column }) => (column < 7 ? 'soft' : 'gpu')}
      />
      {Array.from({ length: 7 }, (_, at) => (
        <path
          key={`at-${at.toString()}`}
          d={`M${7.5 + at * 9.5} 30 h4.5 M${7.5 + at * 9.5} 34 h4.5`}
          className="thumb__line"
        />
      ))}
      {[7, 8].map((at) => (
        <path
          key={at}
          d={`M${7.5 + at * 9.5} 30 h4.5 M${7.5 + at * 9.5} 34 h4.5 M${11.5 + at * 9.5} 27 l-3.5 10`}
          className="thumb__frame"
        />
      ))}
    </>
  ),
  'your-roofline': (
    <>
      <path d="M8 58 L 48 14 H 92" className="thumb__curve thumb__curve--gpu" />
      <path d="M8 6 V 58 H 92" className="thumb__line" />
      {[
        [22, 50],
        [36, 33],
        [60, 38],
        [76, 20],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={3} className="thumb__dot" />
      ))}
    </>
  ),
} as const;
