import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClassRoofline, classRoofline } from '../../../chart-model/class/class-roofline.ts';
import { GROUP_LOOKS } from '../../../chart-model/class/looks.ts';
import type { Machine } from '../../../chart-model/class/machines.ts';
import { DEVICE_GROUPS } from '../../../results/class/group.ts';
import type { Assignment } from '../../../results/class/model.ts';
import { tickNumber } from '../../../ui/charts/names.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { useFormat, useGap } from '../../../ui/state/locale.ts';
import { workloads } from '../../../workloads/registry.ts';
import { useDrawingSize } from './drawing-size.ts';
import { GroupPath } from './group-mark.tsx';

interface RooflineViewProps {
  assignment: Assignment;
  machines: readonly Machine[];
}

/** Every device's fastest kernel below the limit of its own GPU. */
export function RooflineView({ assignment, machines }: RooflineViewProps) {
  const { t } = useTranslation('wall');
  const gap = useGap();
  const format = useFormat();
  const { ref, width, type } = useDrawingSize();
  const roofline = useMemo(
    () => (width > 0 ? classRoofline(assignment, machines, workloads, width) : null),
    [assignment, machines, width],
  );
  return (
    <figure className="wall__figure" aria-label={t('roofline.label')}>
      {width > 0 && <Sentence quiet>{sentence(roofline)}</Sentence>}
      <div ref={ref} className="wall__drawing">
        {roofline && <Drawing roofline={roofline} type={type} />}
      </div>
      {roofline && <figcaption className="small muted">{t('roofline.axis')}</figcaption>}
    </figure>
  );

  function sentence(known: ClassRoofline | null): string {
    if (!known) return t('roofline.empty');
    const { shares, unlimited } = known;
    if (!shares) return t('roofline.noLimits');
    const parts: string[] = [t('roofline.share', { share: format.percent(shares.median), count: shares.count })];
    if (unlimited > 0) parts.push(t('roofline.unlimited', { count: unlimited }));
    return parts.join(gap);
  }
}

function Drawing({ roofline: { frame, drawn }, type }: { roofline: ClassRoofline; type: number }) {
  const { t } = useTranslation('wall');
  const format = useFormat();
  const { plot, xOf, yOf } = frame;
  const groups = DEVICE_GROUPS.map((group) => {
    const own = drawn.filter(({ machine }) => machine.group === group);
    return { group, limits: own.map(({ limit }) => limit ?? '').join(''), marks: own.map(({ mark }) => mark).join('') };
  });
  return (
    <svg
      className="wall__svg"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={t('roofline.label')}
      fontSize={Math.min(type, 16)}
    >
      {frame.yTicks.map((tick) => (
        <g key={tick}>
          <line className="wall__grid" x1={plot.left} x2={plot.right} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={plot.left - 8} y={yOf(tick)} dominantBaseline="central" textAnchor="end">
            {tickNumber(tick, format)}
          </text>
        </g>
      ))}
      <text x={plot.left - 8} y={plot.top - 16} textAnchor="start">
        GFLOP/s
      </text>
      <line className="wall__base" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
      {frame.xTicks.map((tick) => (
        <text key={tick} x={xOf(tick)} y={plot.bottom + 20} textAnchor="middle">
          {tickNumber(tick, format)}
        </text>
      ))}
      {groups.map(({ group, limits }) => (
        <path key={group} className="wall__limit" d={limits} stroke={GROUP_LOOKS[group].color} />
      ))}
      {groups.map(({ group, marks }) => marks && <GroupPath key={group} group={group} path={marks} />)}
    </svg>
  );
}
