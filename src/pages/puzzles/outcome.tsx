import { useTranslation } from 'react-i18next';
import type { Workload } from '../../engine/contract.ts';
import type { Access } from '../../engine/interpret/api.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat } from '../../ui/state/locale.ts';
import { ProvedShape } from '../workbench/prove.tsx';
import { shapeText } from '../workbench/shape-text.ts';
import { byGpu, type Doubt, doubtOf, provedOf } from './check.ts';
import type { Checked } from './use-check.ts';

/** What came of a check: a word for the whole, one for each shape, and what makes it doubtful. */
export function CheckOutcome({ checked, workload }: { checked: Checked; workload: Workload }) {
  const { t } = useTranslation('puzzles');
  const { tried, outcome, kernel } = checked;
  const doubt = doubtOf(tried);
  const right = tried.filter((one) => provedOf(one).status === 'right');
  const others = tried.filter((one) => !right.includes(one));
  if (outcome === null) return <p role="status">{t('check.stopped')}</p>;
  return (
    <div className="stack">
      <div role="status">
        <p className={outcome === 'right' ? 'puzzle-desk__right' : 'puzzle-desk__wrong'}>
          <strong>{t(`check.${outcome}`, { count: tried.length })}</strong>
        </p>
        {outcome === 'right' && (
          <p className="small muted">{t(byGpu(tried) ? 'check.byGpu' : 'check.byInterpreter')}</p>
        )}
      </div>
      {doubt && <DoubtNotice doubt={doubt} />}
      {outcome !== 'right' && right.length > 0 && (
        <p className="small num">
          {t('check.rightAt', { shapes: right.map(({ params }) => shapeText(workload, params)).join('; ') })}
        </p>
      )}
      {others.slice(0, 1).map((one) => (
        <ProvedShape
          key={shapeText(workload, one.params)}
          params={one.params}
          proved={provedOf(one)}
          kernel={kernel}
          workload={workload}
        />
      ))}
      {others.length > 1 && (
        <p className="small num">
          {t('check.alsoAt', {
            shapes: others
              .slice(1)
              .map(({ params }) => shapeText(workload, params))
              .join('; '),
          })}
        </p>
      )}
    </div>
  );
}

function DoubtNotice({ doubt }: { doubt: Doubt }) {
  const { t } = useTranslation('puzzles');
  const format = useFormat();
  const of = ({ by: { thread, workgroup }, line }: Access) => ({
    thread: format.integer(thread),
    group: workgroup.join(', '),
    line: format.integer(line),
  });
  if (doubt.kind === 'outside') {
    const { name, index, length, line, by } = doubt.access;
    return (
      <Notice kind="warning" title={t('doubt.outside')}>
        <p className="num">
          {t('doubt.outsideText', {
            thread: format.integer(by.thread),
            place: `${name}[${index}]`,
            line: format.integer(line),
            length: format.integer(length),
          })}
        </p>
      </Notice>
    );
  }
  const { race, read, write } = doubt;
  const other = read ?? (race.first === write ? race.second : race.first);
  const [one, two] = [of(other), of(write)];
  return (
    <Notice kind="warning" title={t('doubt.race')}>
      <p className="num">
        {t(read ? 'doubt.readWrite' : 'doubt.twoWrites', {
          cell: race.cell,
          first: one.thread,
          firstLine: one.line,
          second: two.thread,
          secondLine: two.line,
        })}
      </p>
      <p>{t(race.across ? 'doubt.across' : 'doubt.barrier')}</p>
    </Notice>
  );
}
