import { useTranslation } from 'react-i18next';
import { drawsGhosts } from '../../chart-model/ghosts.ts';
import type { Contender, Facet } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import { type Reading, readCell } from '../../chart-model/view.ts';
import type { Bounds } from '../../engine/stats/ratio.ts';
import { useShareText } from '../limit/limit-shares.tsx';
import { useGhostLines } from './beside.ts';
import { useBuiltAs } from './built-as.ts';
import { Key } from './marker.tsx';
import { useFigures, useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';

interface BarsProps {
  facet: Facet;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
}

/** One size only: a bar per contender from zero on a common linear scale, with its interval. */
export function Bars({ facet, contenders, sources, reading }: BarsProps) {
  const { t } = useTranslation('charts');
  const figures = useFigures(reading.view, reading.unit);
  const names = useNames(sources);
  const builtAs = useBuiltAs();
  const shareText = useShareText();
  const { standing } = useShares();
  const { t: tr } = useTranslation('reference');
  const ghosts = useGhostLines(facet, contenders);
  const recorded = new Map(
    (drawsGhosts(reading.view) ? (ghosts?.lines ?? []) : []).flatMap(({ contender, cells }) => {
      const bounds = readCell(cells[0], facet, reading);
      return bounds ? [[contender.entry, bounds] as const] : [];
    }),
  );
  const bars = contenders.flatMap((contender) => {
    const cell = facet.cells.find((one) => one.contender.id === contender.id);
    const bounds = cell ? readCell(cell, facet, reading) : null;
    if (!cell || !bounds) return [];
    return [{ contender, bounds, place: standing(cell.row, contender.source), built: builtAs(cell.row.build) }];
  });
  const end = Math.max(
    reading.view === 'speedUp' ? 1 : 0,
    ...[...bars.map(({ bounds }) => bounds), ...recorded.values()].map(({ high }) => high),
  );
  return (
    <ul className="chart-bars">
      {bars.map(({ contender, bounds, place, built }) => (
        <li className={`chart-bar side-${contender.side}`} key={contender.id}>
          <span className="chart-bar__name">
            <Key look={{ ...lookOf(contender, sources.length), dash: '' }} />
            <span>
              {names.contender(contender)}
              {built !== null && <small className="muted"> {built}</small>}
            </span>
          </span>
          <span className="chart-bar__value num">
            {figures.text(bounds.median)}
            {bounds.low < bounds.high && (
              <small> {t('chart.interval', { range: figures.range(bounds.low, bounds.high) })}</small>
            )}
            {place && <small> · {shareText(place)}</small>}
          </span>
          <Track bounds={bounds} end={end} one={reading.view === 'speedUp'} color={lookOf(contender, 1).color} />
          {ghosts && lastOf(bars, contender) && recorded.has(contender.entry) && (
            <GhostBar
              name={tr('name', { name: ghosts.name })}
              bounds={recorded.get(contender.entry)}
              end={end}
              text={figures.text}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Of several sources' bars of one contender, a ghost stands below the last. */
const lastOf = (bars: readonly { contender: Contender }[], contender: Contender): boolean =>
  bars.findLast((bar) => bar.contender.entry === contender.entry)?.contender.id === contender.id;

interface GhostBarProps {
  name: string;
  bounds: Bounds | undefined;
  end: number;
  text: (value: number) => string;
}

/** Recorded elsewhere: an outline, not a measurement of this machine's. */
function GhostBar({ name, bounds, end, text }: GhostBarProps) {
  if (!bounds) return null;
  return (
    <>
      <span className="chart-bar__name muted">{name}</span>
      <span className="chart-bar__value num muted">{text(bounds.median)}</span>
      <span className="chart-bar__track chart-bar__track--ghost" aria-hidden="true">
        <span className="chart-bar__ghost" style={{ inlineSize: `${(bounds.median / end) * 100}%` }} />
      </span>
    </>
  );
}

function Track({ bounds, end, one, color }: { bounds: Bounds; end: number; one: boolean; color: string }) {
  const percent = (value: number) => `${(value / end) * 100}%`;
  return (
    <span className="chart-bar__track" aria-hidden="true">
      <span className="chart-bar__fill" style={{ inlineSize: percent(bounds.median), backgroundColor: color }} />
      {bounds.low < bounds.high && (
        <span
          className="chart-bar__whisker"
          style={{ insetInlineStart: percent(bounds.low), inlineSize: percent(bounds.high - bounds.low) }}
        />
      )}
      {one && <span className="chart-bar__one" style={{ insetInlineStart: percent(1) }} />}
    </span>
  );
}
