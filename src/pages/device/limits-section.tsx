import { useTranslation } from 'react-i18next';
import { Fold } from '../../ui/controls/fold.tsx';
import { InterfaceName } from '../../ui/controls/interface-name.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { type FoundGroup, type FoundLimit, groupLimits, isOfComputing } from './limits.ts';
import { WEBGPU_WORDS } from './webgpu-words.ts';

/** What computing runs into in full, the rest folded away. */
export function LimitsSection({ limits }: { limits: Readonly<Record<string, number>> }) {
  const { t } = useTranslation('device');
  const groups = groupLimits(limits);
  const unused = groups.filter(({ group }) => !isOfComputing(group));
  const count = unused.reduce((sum, { limits: found }) => sum + found.length, 0);
  return (
    <section className="stack rule-top" aria-labelledby="limits-title">
      <h2 id="limits-title">{t('limits.title')}</h2>
      <p className="muted">{t('limits.lede')}</p>
      <LimitGroups groups={groups.filter(({ group }) => isOfComputing(group))} />
      {count > 0 && (
        <Fold title={t('limits.unused', { count })}>
          <LimitGroups groups={unused} />
        </Fold>
      )}
    </section>
  );
}

function LimitGroups({ groups }: { groups: readonly FoundGroup[] }) {
  const { t } = useTranslation('device');
  return (
    <div className="limit-groups">
      {groups.map(({ group, limits: found }) => (
        <div key={group} className="limit-group">
          <h3>{t(`limits.groups.${group}`)}</h3>
          <p className="small muted">{t(`limits.groupTexts.${group}`)}</p>
          <LimitTable label={t(`limits.groups.${group}`)} limits={found} />
        </div>
      ))}
    </div>
  );
}

function LimitTable({ label, limits }: { label: string; limits: readonly FoundLimit[] }) {
  const { t } = useTranslation('device');
  const format = useFormat();
  const texts = WEBGPU_WORDS[useLocale()].limits;
  const amount = (limit: FoundLimit, value: number) =>
    limit.unit === 'bytes' ? format.bytes(value) : format.integer(value);
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('limits.name')}</th>
          <th scope="col" className="is-num">
            {t('limits.here')}
          </th>
          <th scope="col" className="is-num">
            {t('limits.guaranteed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <tr key={limit.name}>
            <th scope="row">
              {texts[limit.name]}{' '}
              <code className="limit-name">
                <InterfaceName name={limit.name} />
              </code>
            </th>
            <td className="is-num">
              {limit.guaranteed !== null && limit.value !== limit.guaranteed ? (
                <strong>{amount(limit, limit.value)}</strong>
              ) : (
                amount(limit, limit.value)
              )}
            </td>
            <td className="is-num muted">{limit.guaranteed === null ? '–' : amount(limit, limit.guaranteed)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
