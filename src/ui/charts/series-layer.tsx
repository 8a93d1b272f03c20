import type { Frame } from '../../chart-model/frame.ts';
import type { Contender, Facet } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import { joinsGaps, type Point } from '../../chart-model/view.ts';
import { Marker } from './marker.tsx';

interface SeriesLayerProps {
  frame: Frame;
  points: readonly Point[];
  contenders: readonly Contender[];
  facet: Facet;
  sources: number;
}

/**
 * Lines, whiskers and markers, drawn on the frame's own scales. recharts' `Line` and `ErrorBar` set up animations per
 * whisker even where there are none to run, which takes a hundred milliseconds for a sweep: too long beside a benchmark.
 */
export function SeriesLayer({ frame, points, contenders, facet, sources }: SeriesLayerProps) {
  const { xOf, yOf } = frame;
  const [low, high] = frame.yDomain;
  return contenders.map((contender) => {
    const look = lookOf(contender, sources);
    const marks = points.map(({ x, values }): Mark | null => {
      const bounds = values[contender.id];
      if (!bounds) return null;
      // Whiskers are cut at the domain: nothing beyond it can be drawn.
      const top = yOf(Math.min(bounds.high, high));
      const bottom = yOf(Math.max(bounds.low, low));
      return { x: xOf(x), y: yOf(bounds.median), top, bottom };
    });
    return (
      <g key={contender.id} stroke={look.color} fill="none">
        <path d={linePath(marks, joinsGaps(facet, contender))} strokeWidth={2} strokeDasharray={look.dash} />
        <path d={whiskerPath(marks)} strokeWidth={1.25} />
        {marks.map((mark, i) => mark && <Marker key={points[i].x} look={look} x={mark.x} y={mark.y} />)}
      </g>
    );
  });
}

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

const at = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`;

function linePath(marks: readonly (Mark | null)[], joined: boolean): string {
  let path = '';
  let pen = 'M';
  for (const mark of marks) {
    if (mark) {
      path += pen + at(mark.x, mark.y);
      pen = 'L';
    } else if (!joined) pen = 'M';
  }
  return path;
}

/** Half the length of a whisker's serif in pixels. */
const SERIF = 4;

function whiskerPath(marks: readonly (Mark | null)[]): string {
  return marks
    .flatMap((mark) => (mark && mark.bottom - mark.top > 0.5 ? [mark] : []))
    .map(({ x, top, bottom }) => {
      const serif = (y: number) => `M${at(x - SERIF, y)}L${at(x + SERIF, y)}`;
      return `${serif(top)}M${at(x, top)}L${at(x, bottom)}${serif(bottom)}`;
    })
    .join('');
}
