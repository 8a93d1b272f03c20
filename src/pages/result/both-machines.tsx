import { useTranslation } from 'react-i18next';
import { factorText } from '../../chart-model/sentence.ts';
import { paramsText, variantTitle, workloadTitle } from '../../results/case-name.ts';
import { type ComparedRow, compareSummaries, type Standing, standings } from '../../results/compare.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';

/** Both laid over each other, case by case: what may be said of all of them, and the table that it rests on. */
export function BothMachines({ shared, here }: { shared: Summary; here: Summary }) {
  const { t } = useTranslation('result');
  const rows = compareSummaries(shared, here);
  const software = softwareOf(shared, here);
  return (
    <section className="stack" aria-labelledby="both-title">
      <h2 id="both-title">{t('both.title')}</h2>
      <Sentences sides={standings(rows)} rows={rows} />
      {software && <Notice kind="warning" title={t(`both.software.${software}`)} />}
      <p className="small muted">{t('both.caveat')}</p>
      <ComparisonTable rows={rows} />
    </section>
  );
}

function softwareOf(shared: Summary, here: Summary): 'sender' | 'here' | 'both' | null {
  const [sender, mine] = [shared, here].map(({ environment }) => environment.adapter?.software ?? false);
  if (sender && mine) return 'both';
  return sender ? 'sender' : mine ? 'here' : null;
}

function Sentences({ sides, rows }: { sides: readonly Standing[]; rows: readonly ComparedRow[] }) {
  const { t } = useTranslation('result');
  const sentence = useSentence();
  const why = (['unsure', 'noisy'] as const).find((one) => rows.some(({ verdict }) => verdict === one));
  return (
    <div className="stack" role="status">
      {sides.length === 0 && <p className="sentence">{t(`both.${why ?? 'none'}`)}</p>}
      {sides.map((standing) => (
        <p className="sentence" key={standing.side}>
          {sentence(standing)}
        </p>
      ))}
    </div>
  );
}

/** a is the sender, b this machine. */
function useSentence(): (standing: Standing) => string {
  const { t } = useTranslation('result');
  const format = useFormat();
  const factor = (value: number) => factorText(value, format);
  return ({ side, compared: count, aFaster, bFaster, ties, middle, least, most }) => {
    const name = t(`both.side.${side}`);
    if (ties === count) return t('both.tie', { side: name, count });
    if (bFaster === count) {
      const range = { middle: factor(middle), least: factor(least), most: factor(most) };
      return t('both.here', { side: name, count, ...range });
    }
    if (aFaster === count) {
      const range = { middle: factor(1 / middle), least: factor(1 / most), most: factor(1 / least) };
      return t('both.sender', { side: name, count, ...range });
    }
    return t('both.mixed', { side: name, count, here: bFaster, sender: aFaster, ties });
  };
}

function ComparisonTable({ rows }: { rows: readonly ComparedRow[] }) {
  const { t } = useTranslation('result');
  const several = new Set(rows.map(({ a, b }) => (a ?? b)?.workload)).size > 1;
  return (
    <ScrollTable label={t('table.caption')}>
      <caption className="visually-hidden">{t('table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.case')}</th>
          {/* Beside the case, so that a phone shows it without scrolling. */}
          <th scope="col" className="is-num">
            {t('table.ratio')}
          </th>
          <th scope="col" className="is-num">
            {t('table.sender')}
          </th>
          <th scope="col" className="is-num">
            {t('table.here')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CaseRow key={row.case} row={row} several={several} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function CaseRow({ row, several }: { row: ComparedRow; several: boolean }) {
  const { t } = useTranslation('result');
  const text = useLocalText();
  const cells = useCells();
  const known = row.a ?? row.b;
  const contender = known ? text(variantTitle(known)) : '';
  const name =
    several && known ? t('table.of', { workload: text(workloadTitle(known.workload)), contender }) : contender;
  return (
    <tr>
      <th scope="row">
        <span className={`result__case side-${known?.on === 'gpu' ? 'gpu' : 'cpu'}`}>
          <span className="swatch" aria-hidden="true" />
          <span>
            {name} <span className="muted num">{paramsText(row.case)}</span>
          </span>
        </span>
      </th>
      <td className="is-num">{cells.ratio(row)}</td>
      <td className="is-num">{cells.time(row.a)}</td>
      <td className="is-num">{cells.time(row.b)}</td>
    </tr>
  );
}

const NOTHING = '–';

function useCells() {
  const { t } = useTranslation(['result', 'charts']);
  const format = useFormat();
  return {
    /** The kernel's median, or why there is none. */
    time(row: SummaryRow | null): string {
      if (!row) return NOTHING;
      if (row.kernelMs && row.kernelMs.median > 0) return format.ms(row.kernelMs.median);
      return t(`charts:status.${row.status === 'ok' ? 'untimed' : row.status}`);
    },
    ratio({ ratio, verdict }: ComparedRow): string {
      if (!ratio || verdict === null) return NOTHING;
      if (verdict === 'tie' || verdict === 'noisy' || verdict === 'unsure') return t(`table.${verdict}`);
      const slower = verdict === 'a-faster';
      const bounds = slower ? [1 / ratio.median, 1 / ratio.high, 1 / ratio.low] : [ratio.median, ratio.low, ratio.high];
      const [times, low, high] = bounds.map((value) => factorText(value, format));
      return t(slower ? 'table.slower' : 'table.faster', { times, low, high });
    },
  };
}
