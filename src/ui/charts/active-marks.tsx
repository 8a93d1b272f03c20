import { useActiveTooltipDataPoints, useIsTooltipActive } from 'recharts';
import type { Frame } from '../../chart-model/frame.ts';
import type { Contender } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point } from '../../chart-model/view.ts';
import { Marker } from './marker.tsx';

interface ActiveMarksProps {
  frame: Frame;
  contenders: readonly Contender[];
  sources: number;
}

/** Larger markers at the place that pointer or arrow keys have chosen. */
export function ActiveMarks({ frame, contenders, sources }: ActiveMarksProps) {
  const active = useIsTooltipActive();
  const point = useActiveTooltipDataPoints<Point>()?.at(0);
  if (!active || !point) return null;
  return contenders.map((contender) => {
    const bounds = point.values[contender.id];
    if (!bounds) return null;
    const look = lookOf(contender, sources);
    return <Marker key={contender.id} look={look} x={frame.xOf(point.x)} y={frame.yOf(bounds.median)} active />;
  });
}
