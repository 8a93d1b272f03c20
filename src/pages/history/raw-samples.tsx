import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCase, workloadOf } from '../../engine/case-id.ts';
import type { Measurement, Report } from '../../engine/contract.ts';
import { CaseName } from '../../ui/compare/case-name.tsx';
import { useFirstRows } from '../../ui/controls/first-rows.ts';
import { MoreRows } from '../../ui/controls/more-rows.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';

/** How each case was timed: what the charts' figures were derived from. Made when it is first opened. */
export function RawSamples({ report }: { report: Report }) {
  const { t } = useTranslation('history');
  const [opened, setOpened] = useState(false);
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}>
      <summary>{t('run.rawTitle')}</summary>
      {opened && <Table report={report} />}
    </details>
  );
}

function Table({ report }: { report: Report }) {
  const { t } = useTranslation('history');
  const rows = useFirstRows(report.measurements);
  return (
    <>
      <ScrollTable label={t('run.rawTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('run.rawCase')}</th>
            <Num head>{t('run.rawSamples')}</Num>
            <Num head>{t('run.rawIterations')}</Num>
            <Num head>{t('run.rawCalibration')}</Num>
            <th scope="col">{t('run.rawClock')}</th>
          </tr>
        </thead>
        <tbody ref={rows.list}>
          {rows.drawn.map((measurement) => (
            <CaseRow key={caseText(measurement)} measurement={measurement} />
          ))}
        </tbody>
      </ScrollTable>
      <MoreRows rows={rows} />
    </>
  );
}

function CaseRow({ measurement }: { measurement: Measurement }) {
  const { t } = useTranslation(['history', 'charts']);
  const format = useFormat();
  const locale = useLocale();
  const name = (
    <th scope="row">
      <CaseName printed={caseText(measurement)} />
    </th>
  );
  if (measurement.status !== 'ok') {
    const reason = measurement.status === 'wrong' ? t('charts:status.wrong') : measurement.reason.text[locale];
    return (
      <tr>
        {name}
        <td colSpan={4}>{t('run.clockNone', { reason })}</td>
      </tr>
    );
  }
  const { samples, calibration, kernelClock } = measurement;
  const iterations = samples.map((sample) => sample.iterations);
  const [least, most] = [Math.min(...iterations), Math.max(...iterations)].map(format.integer);
  return (
    <tr>
      {name}
      <Num>{format.integer(samples.length)}</Num>
      <Num>{least === most ? least : `${least}–${most}`}</Num>
      <Num>{format.integer(calibration.length)}</Num>
      <td>{t(kernelClock === 'device' ? 'run.clockGpu' : calibration.length ? 'run.clockWall' : 'run.clockWhole')}</td>
    </tr>
  );
}

function Num({ head, children }: { head?: boolean; children: ReactNode }) {
  if (!head) return <td className="is-num">{children}</td>;
  return (
    <th scope="col" className="is-num">
      {children}
    </th>
  );
}

function caseText({ case: id }: Measurement): string {
  const workload = workloadOf(id, workloads);
  return formatCase(id, workload?.params ?? null);
}
