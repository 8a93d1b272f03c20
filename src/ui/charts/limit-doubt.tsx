import { useTranslation } from 'react-i18next';
import type { WorkloadGroup } from '../../chart-model/group.ts';
import { Notice } from '../controls/notice.tsx';
import { LimitCard } from '../limit/limit-card.tsx';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';

interface LimitDoubtProps {
  group: WorkloadGroup;
  sources: readonly ResultSource[];
  live: boolean;
}

/** Where a kernel is faster than its machine is said to be: that the limit is wrong, and the button that measures it. */
export function LimitDoubt({ group, sources, live }: LimitDoubtProps) {
  const { t } = useTranslation('limit');
  const { standing, remembered } = useShares();
  const doubted = new Set(
    group.facets
      .flatMap(({ cells }) => cells)
      .filter(({ row, contender }) => standing(row, contender.source)?.reach === 'beyond')
      .map(({ contender }) => contender.source),
  );
  if (doubted.size === 0) return null;
  if ([...doubted].some((source) => remembered[source])) return <LimitCard look="doubt" offersStop={!live} />;
  const own = [...doubted].some((source) => sources[source]?.own);
  return (
    <Notice kind="warning" title={t('doubt.title')}>
      <p>{t(own ? 'doubt.sameRun' : 'doubt.reported')}</p>
    </Notice>
  );
}
