import { useTranslation } from 'react-i18next';
import type { Contender } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point, Reading } from '../../chart-model/view.ts';
import type { Standing } from '../../results/roofline.ts';
import { useShareText } from '../limit/limit-shares.tsx';
import { useLocale } from '../state/locale.ts';
import type { Ghosts } from './beside.ts';
import { useBuiltAs } from './built-as.ts';
import { Key } from './marker.tsx';
import { useFigures, useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

interface ReadOutProps {
  point: Point | undefined;
  title: (x: number) => string;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
  /** Recorded elsewhere; listed after all that was measured. */
  ghosts: Ghosts | null;
  /** Below the machine's limit; null where that is not known. */
  standing: (contender: Contender, x: number) => Standing | null;
  /** What it was built as there, see `CaseId`; undefined where it has no choice. */
  build: (contender: Contender, x: number) => string | undefined;
}

const MOST = 12;

/** The figures at one place of the axis, best first; what the pointer or the arrow keys bring up. */
export function ReadOut(props: ReadOutProps) {
  const { point, title, contenders, sources, reading, ghosts, standing, build } = props;
  const { t } = useTranslation('charts');
  const figures = useFigures(reading.view, reading.unit);
  const names = useNames(sources);
  if (!point) return null;
  const upwards = reading.view === 'rate' || reading.view === 'speedUp' ? -1 : 1;
  const lines = contenders
    .flatMap((contender) => {
      const bounds = point.values[contender.id];
      return bounds ? [{ contender, bounds }] : [];
    })
    .sort((a, b) => (a.bounds.median - b.bounds.median) * upwards);
  return (
    <div className="read-out" role="status">
      <p className="read-out__title num">{title(point.x)}</p>
      <ul>
        {lines.slice(0, MOST).map(({ contender, bounds }) => (
          <li key={contender.id}>
            <Key look={lookOf(contender, sources.length)} />
            <span>{names.contender(contender)}</span>
            <span className="read-out__value num">{figures.text(bounds.median)}</span>
            {bounds.low < bounds.high && (
              <span className="read-out__range num">
                {t('chart.interval', { range: figures.range(bounds.low, bounds.high) })}
              </span>
            )}
            <ShareText standing={standing(contender, point.x)} />
            <BuiltAs build={build(contender, point.x)} />
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="small muted">+{lines.length - MOST}</p>}
      {ghosts && <GhostReadOut point={point} ghosts={ghosts} text={figures.text} />}
    </div>
  );
}

interface GhostReadOutProps {
  point: Point;
  ghosts: Ghosts;
  text: (value: number) => string;
}

function GhostReadOut({ point, ghosts: { name, lines }, text }: GhostReadOutProps) {
  const { t } = useTranslation('reference');
  const locale = useLocale();
  const told = lines.flatMap(({ contender }) => {
    const bounds = point.values[contender.id];
    return bounds ? [{ contender, median: bounds.median }] : [];
  });
  if (!told.length) return null;
  return (
    <>
      <p className="read-out__ghosts small">{t('name', { name })}</p>
      <ul className="read-out__ghost-list">
        {told.slice(0, MOST).map(({ contender, median }) => (
          <li key={contender.id}>
            <Key look={{ ...lookOf(contender, 1), filled: false, dash: '1 5' }} />
            <span>{contender.title[locale]}</span>
            <span className="read-out__value num">{text(median)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function BuiltAs({ build }: { build: string | undefined }) {
  const built = useBuiltAs()(build);
  return built !== null && <span className="read-out__built">{built}</span>;
}

function ShareText({ standing }: { standing: Standing | null }) {
  const text = useShareText();
  return standing && <span className="read-out__share num">{text(standing)}</span>;
}
