import type { Frame } from '../../chart-model/frame.ts';
import type { Contender } from '../../chart-model/group.ts';
import { placeLabels } from '../../chart-model/labels.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point } from '../../chart-model/view.ts';

const LINE_HEIGHT = 15;
const REACH = 22;
const FONT_SIZE = 12;
const ASIDE = 12;

interface EndLabelsProps {
  frame: Frame;
  points: readonly Point[];
  /** Those to be kept first come first. */
  contenders: readonly Contender[];
  sources: number;
  /** What comes first stays when it is cut. */
  name: (contender: Contender) => string;
}

/** The name of each line at its end, where there is room for it. */
export function EndLabels({ frame, points, contenders, sources, name }: EndLabelsProps) {
  const last = points.at(-1);
  if (!last) return null;
  const wanted = contenders.flatMap((contender) => {
    const bounds = last.values[contender.id];
    return bounds ? [{ id: contender.id, y: frame.yOf(bounds.median), contender }] : [];
  });
  const x = frame.xOf(last.x) + ASIDE;
  const placed = placeLabels(wanted, LINE_HEIGHT, REACH, frame.plot.top, frame.plot.bottom);
  return (
    <g fontSize={FONT_SIZE}>
      {wanted.map(({ id, contender }) => {
        const y = placed.get(id);
        if (y === undefined) return null;
        return (
          <text key={id} x={x} y={y} dy="0.35em" fill={lookOf(contender, sources).ink}>
            {fitted(name(contender), frame.width - x)}
          </text>
        );
      })}
    </g>
  );
}

/** Cut to a width in pixels. */
function fitted(text: string, room: number): string {
  const width = textWidth();
  if (width(text) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && width(`${characters.join('').trimEnd()}…`) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Measures in the page's own type. */
function textWidth(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * FONT_SIZE;
  context.font = `${FONT_SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}
