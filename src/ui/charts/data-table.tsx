import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, WorkloadGroup } from '../../chart-model/group.ts';
import { placeText } from '../../chart-model/words.ts';
import { warningText } from '../../engine/bench/warnings.ts';
import { checkedBy } from '../../results/checked.ts';
import { intervalText, timeOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { useFirstRows } from '../controls/first-rows.ts';
import { MoreRows } from '../controls/more-rows.tsx';
import { ScrollTable } from '../controls/scroll-table.tsx';
import { useShareFigure } from '../limit/limit-shares.tsx';
import { useFormat, useLocale } from '../state/locale.ts';
import { useGhostRows } from './beside.ts';
import { useBuiltAs } from './built-as.ts';
import { useCompileText } from './compile-text.ts';
import { tickNumber, useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';

/** Columns of figures, each with how it is read from a row and printed. */
const TIMES = ['compile', 'upload', 'readback'] as const;

/** The chart's twin: every case of a workload with every figure, its status, its reason and its warnings. */
export function DataTable({ group, sources }: { group: WorkloadGroup; sources: readonly ResultSource[] }) {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const caption = t('table.caption', { workload: group.title[locale] });
  const ghosts = useGhostRows(group, sources.length);
  const all = ghosts ? [...sources, ghosts.source] : sources;
  const several = all.length > 1;
  const first = group.facets.some(({ cells }) => cells.some(({ row }) => row.firstUseMs !== null));
  const known = useShares().limits.some((limits) => limits !== null);
  const order = new Map(group.contenders.map(({ id }, index) => [id, index]));
  const rank = ({ contender }: Cell) => order.get(contender.id) ?? order.size;
  const cases = group.facets.flatMap((facet) =>
    [...facet.cells, ...(ghosts?.cellsOf(facet) ?? [])]
      .sort((a, b) => (a.x ?? 0) - (b.x ?? 0) || rank(a) - rank(b))
      .map((cell) => ({ facet, cell })),
  );
  const rows = useFirstRows(cases);
  const num = (text: string) => (
    <th scope="col" className="is-num">
      {text}
    </th>
  );
  return (
    <>
      <ScrollTable label={caption}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.contender')}</th>
            {several && <th scope="col">{t('table.source')}</th>}
            <th scope="col">{t('table.case')}</th>
            <th scope="col">{t('table.status')}</th>
            {num(t('table.kernel'))}
            {num(t('table.interval'))}
            {num(t('table.min'))}
            {num(t('table.samples'))}
            {num(t('table.endToEnd'))}
            {TIMES.map((time) => (
              <th scope="col" className="is-num" key={time}>
                {t(`table.${time}`)}
              </th>
            ))}
            {first && num(t('table.firstUpload'))}
            {first && num(t('table.firstRun'))}
            {num(t('table.gflops'))}
            {num(t('table.gbps'))}
            {known && num(t('table.intensity'))}
            {known && num(t('table.share'))}
            {num(t('table.maxError'))}
            <th scope="col">{t('table.notes')}</th>
          </tr>
        </thead>
        <tbody ref={rows.list}>
          {rows.drawn.map(({ facet, cell }) => (
            <CaseRow
              key={`${facet.key}|${cell.contender.id}|${cell.x}`}
              cell={cell}
              first={first}
              at={placeText(group, facet, cell.x, locale)}
              sources={all}
              origin={ghosts && cell.contender.source === sources.length ? ghosts.toldOf(cell.row) : null}
            />
          ))}
        </tbody>
      </ScrollTable>
      <MoreRows rows={rows} />
    </>
  );
}

interface CaseRowProps {
  readonly cell: Cell;
  readonly at: string;
  readonly sources: readonly ResultSource[];
  /** Whether what the first use costs has columns. */
  readonly first: boolean;
  /** Where and when a ghost was recorded; null for what was measured here. */
  readonly origin: string | null;
}

const CaseRow = memo(function CaseRow({ cell, at, sources, first, origin }: CaseRowProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const locale = useLocale();
  const names = useNames(sources);
  const { contender, row } = cell;
  const built = useBuiltAs()(row.build);
  const told = timeOf(row, 'kernel') !== null;
  const kernelMs = told ? row.kernelMs : null;
  const { limits, standing: standingOf } = useShares();
  const standing = standingOf(row, contender.source);
  const shareFigure = useShareFigure();
  const compileText = useCompileText();
  const time = (ms: number | null | undefined) => figure(ms, format.ms);
  const rate = (value: number | null) => figure(value, (known) => tickNumber(known, format));
  return (
    <tr>
      <th scope="row">
        <span className={`side-${contender.side} table-side`}>
          <span className="swatch" aria-hidden="true" />
          <span>
            {contender.title[locale]} <span className="muted">{t(`side.${contender.side}`)}</span>
            {built !== null && <span className="table-built muted small">{built}</span>}
          </span>
        </span>
      </th>
      {sources.length > 1 && <td>{names.source(contender.source)}</td>}
      <td>{at}</td>
      <td className={row.status === 'ok' ? undefined : 'is-bad'}>
        {t(`status.${told ? statusOf(row, sources[contender.source]?.own ?? false) : untold(row)}`)}
      </td>
      <td className="is-num">{time(kernelMs?.median)}</td>
      <td className="is-num">{intervalText(kernelMs, format.ms, locale) ?? NOTHING}</td>
      <td className="is-num">{time(kernelMs?.min)}</td>
      <td className="is-num">{kernelMs ? format.integer(kernelMs.samples) : NOTHING}</td>
      <td className="is-num">{time(timeOf(row, 'endToEnd')?.median)}</td>
      {TIMES.map((phase) => (
        <td className="is-num" key={phase}>
          {phase === 'compile' ? compileText(row) : time(row[`${phase}Ms`])}
        </td>
      ))}
      {first && <td className="is-num">{time(row.firstUseMs?.uploadMs)}</td>}
      {first && <td className="is-num">{time(row.firstUseMs?.runMs)}</td>}
      <td className="is-num">{rate(row.gflops)}</td>
      <td className="is-num">{rate(row.gbps)}</td>
      {limits.some((known) => known !== null) && (
        <>
          <td className="is-num">{standing && standing.intensity > 0 ? format.number(standing.intensity) : NOTHING}</td>
          <td className="is-num">{standing ? shareFigure(standing) : NOTHING}</td>
        </>
      )}
      <td className="is-num">{figure(row.maxError, (error) => (error === 0 ? '0' : error.toExponential(1)))}</td>
      <td className="table-notes">{origin ?? notesOf(row, locale)}</td>
    </tr>
  );
});

const CHECKED = { here: 'ok', reported: 'reported', no: 'unchecked' } as const;

const untold = ({ status }: SummaryRow) => (status === 'ok' ? 'untimed' : status);

const statusOf = (row: SummaryRow, own: boolean) => (row.status === 'ok' ? CHECKED[checkedBy(row, own)] : row.status);

const NOTHING = '–';

const figure = (value: number | null | undefined, text: (value: number) => string): string =>
  value === null || value === undefined || !Number.isFinite(value) ? NOTHING : text(value);

const notesOf = (row: SummaryRow, locale: 'en' | 'zh-CN'): string =>
  [...(row.reason ? [row.reason.text] : []), ...row.warnings.map(warningText)].map((text) => text[locale]).join(' ') ||
  NOTHING;
