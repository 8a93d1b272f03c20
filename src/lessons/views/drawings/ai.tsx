/** Of the lessons on why AI. */
import { chain, Grid } from './parts.tsx';

const TREE = [8, 4, 2, 1].flatMap((count, level, levels) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${level}-${at}`,
    x: ((at + 0.5) * 88) / count + 4,
    y: 8 + level * 16,
    to: level < 3 ? ((Math.floor(at / 2) + 0.5) * 88) / levels[level + 1] + 4 : null,
  })),
);

const LAYERS = [4, 5, 3];
const unit = (layer: number, at: number) => ({ x: 12 + layer * 24, y: 32 + (at - (LAYERS[layer] - 1) / 2) * 12 });

/** A sentence: from its last word one looks at those before it, and most at one. */
const WORDS = [
  { x: 4, width: 18, looks: true },
  { x: 25, width: 10, looks: false },
  { x: 38, width: 24, looks: false },
  { x: 65, width: 8, looks: false },
  { x: 76, width: 16, looks: false },
];
const LAST = 84;

export const AI = {
  'working-together': (
    <>
      {TREE.map(
        ({ id, x, y, to }) =>
          to !== null && <path key={id} d={`M${x} ${y} L ${to} ${y + 16}`} className="thumb__line" />,
      )}
      {TREE.map(({ id, x, y }) => (
        <circle key={id} cx={x} cy={y} r={3.4} className="thumb__gpu" />
      ))}
    </>
  ),
  'recurrent-or-transformer': (
    <>
      {chain(10, 7, 'cpu')}
      <Grid
        x={28}
        y={21}
        columns={6}
        rows={6}
        pitch={6.5}
        look={({ column, row }) => (column <= row ? 'gpu' : 'element')}
      />
    </>
  ),
  'one-token-at-a-time': (
    <>
      <Grid x={6} y={7} columns={9} rows={8} pitch={6.3} look={() => 'soft'} />
      <Grid x={72} y={7} columns={1} rows={8} pitch={6.3} look={() => 'gpu'} />
      <Grid x={84} y={7} columns={1} rows={8} pitch={6.3} look={({ row }) => (row < 3 ? 'cpu' : 'element')} />
    </>
  ),
  'train-a-language-model': (
    <>
      <path d="M6 54 H 90" className="thumb__line" strokeDasharray="3 3" />
      <path d="M6 8 C 14 26, 18 34, 30 35 L 54 36 C 66 37, 64 50, 90 51" className="thumb__curve thumb__curve--gpu" />
      {[0, 1, 2, 3].map((at) => (
        <rect
          key={at}
          x={44 + at * 12}
          y={10}
          width={9}
          height={9}
          rx={1.5}
          className={at === 2 ? 'thumb__gpu' : 'thumb__soft'}
        />
      ))}
    </>
  ),
  'train-a-network': (
    <>
      {LAYERS.slice(1).flatMap((count, layer) =>
        Array.from({ length: count * LAYERS[layer] }, (_, edge) => {
          const [from, to] = [unit(layer, Math.floor(edge / count)), unit(layer + 1, edge % count)];
          const line = `M${from.x} ${from.y} L ${to.x} ${to.y}`;
          return <path key={line} d={line} className="thumb__line thumb__line--thin" />;
        }),
      )}
      {LAYERS.flatMap((count, layer) =>
        Array.from({ length: count }, (_, at) => {
          const { x, y } = unit(layer, at);
          return (
            <circle key={`${x}-${y}`} cx={x} cy={y} r={3.4} className={layer === 1 ? 'thumb__gpu' : 'thumb__element'} />
          );
        }),
      )}
      <path d="M70 10 C 74 46 80 50 94 52" className="thumb__curve thumb__curve--cpu" />
    </>
  ),
  'what-a-language-model-computes': (
    <>
      {WORDS.map(({ x, width }, at) => (
        <rect
          key={x}
          x={x}
          y={44}
          width={width}
          height={12}
          rx={2}
          className={at === WORDS.length - 1 ? 'thumb__gpu' : 'thumb__element'}
        />
      ))}
      {WORDS.slice(0, -1).map(({ x, width, looks }) => (
        <path
          key={x}
          d={`M${LAST} 42 C ${LAST - 4} 10 ${x + width / 2} 8 ${x + width / 2} 42`}
          className={looks ? 'thumb__curve thumb__curve--gpu' : 'thumb__line thumb__line--thin'}
        />
      ))}
    </>
  ),
  'token-by-token': (
    <>
      <path d="M6 44 L 44 10 H 92" className="thumb__line" />
      <path d="M18 54 V 33 M70 54 V 10" className="thumb__line thumb__line--thin" />
      <circle cx={18} cy={36} r={3.4} className="thumb__gpu" />
      <circle cx={70} cy={16} r={3.4} className="thumb__gpu" />
      <Grid x={14} y={52} columns={1} rows={1} pitch={9} look={() => 'gpu'} />
      <Grid x={48} y={52} columns={5} rows={1} pitch={9} look={() => 'gpu'} />
    </>
  ),
} as const;
