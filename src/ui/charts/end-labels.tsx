import type { Frame } from '../../chart-model/frame.ts';
import type { Contender } from '../../chart-model/group.ts';
import { placeLabels } from '../../chart-model/labels.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point } from '../../chart-model/view.ts';

interface EndLabelsProps {
  frame: Frame;
  points: readonly Point[];
  contenders: readonly Contender[];
  sources: number;
  name: (source: number) => string;
}

/** Dashes tell a few sources apart; of more, a line's end says whose it is, where that is a letter or two. */
const FROM = 3;
const LONGEST = 3;
const GAP = 11;
const REACH = 26;

/** Letters at the ends of lines, moved apart; one that would lie too far from its line is left to the legend. */
export function EndLabels({ frame, points, contenders, sources, name }: EndLabelsProps) {
  if (sources < FROM) return null;
  const { xOf, yOf, plot } = frame;
  const ends = contenders.flatMap((contender) => {
    const last = points.findLast(({ values }) => values[contender.id]);
    const text = name(contender.source);
    if (!last || text.length > LONGEST) return [];
    return [{ id: contender.id, contender, text, x: xOf(last.x), y: yOf(last.values[contender.id].median) }];
  });
  const columns = Map.groupBy(ends, ({ x }) => x);
  return [...columns.values()].flatMap((column) => {
    const placed = placeLabels(column, GAP, REACH, plot.top, plot.bottom);
    return column.flatMap(({ id, contender, text, x }) => {
      const y = placed.get(id);
      if (y === undefined) return [];
      return (
        <text
          key={id}
          className="end-label"
          x={x + 8}
          y={y}
          dy="0.35em"
          fontSize={11}
          fontWeight={600}
          fill={lookOf(contender, sources).ink}
        >
          {text}
        </text>
      );
    });
  });
}
