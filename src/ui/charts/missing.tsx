import { useTranslation } from 'react-i18next';
import type { Cell, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { placeText } from '../../chart-model/words.ts';
import { Disclosure } from '../controls/disclosure.tsx';
import { useLocale } from '../state/locale.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

interface MissingProps {
  group: WorkloadGroup;
  facet: Facet;
  cells: readonly Cell[];
  sources: readonly ResultSource[];
}

/** Cases that have no time to draw, each with its reason: nothing is left out silently. */
export function Missing({ group, facet, cells, sources }: MissingProps) {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const names = useNames(sources);
  if (cells.length === 0) return null;
  return (
    <Disclosure summary={t('missing.title', { count: cells.length })} open={cells.length === facet.cells.length}>
      <ul className="missing small">
        {cells.map(({ contender, row, x }) => (
          <li key={`${contender.id}|${x}`}>
            {t('missing.item', {
              name: names.contender(contender),
              at: placeText(group, facet, x, locale),
              status: t(`status.${row.status === 'ok' ? 'untimed' : row.status}`),
            })}
            {row.reason && ` ${row.reason.text[locale]}`}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
