import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../results/roofline.ts';
import type { SummaryEnvironment, SummaryRow } from '../../results/summary.ts';
import { useLimit } from '../state/services.tsx';

type Place = Pick<SummaryEnvironment, 'adapter' | 'browser' | 'cores'>;

/** Kernels come along, so nothing of this is loaded before a limit has been measured. */
const loadTools = async () => {
  const [{ workloads }, { placeOf, standingOf }] = await Promise.all([
    import('../../workloads/registry.ts'),
    import('../../results/roofline.ts'),
  ]);
  return { workloads, placeOf, standingOf };
};
type Tools = Awaited<ReturnType<typeof loadTools>>;

/**
 * How near a row of a run comes to the limit of this machine; null for every row where none was measured, or where the
 * run was made elsewhere.
 * @param place where the rows were measured; null while that is not known
 */
export function useLimitShares(place: Place | null): (row: SummaryRow) => Standing | null {
  const known = useLimit((state) => state.known);
  const [tools, setTools] = useState<Tools | null>(null);
  const wanted = known !== null && place !== null;
  useEffect(() => {
    let open = true;
    // Without them the figures stand as they are.
    const take = (loaded: Tools) => open && setTools(loaded);
    if (wanted) void loadTools().then(take, () => undefined);
    return () => {
      open = false;
    };
  }, [wanted]);
  if (!known || !place || !tools || tools.placeOf(place) !== known.place) return () => null;
  return (row) => tools.standingOf(row, known.limits, tools.workloads);
}

/** What the shares above it are shares of. */
export function LimitNote() {
  const { t } = useTranslation('limit');
  return (
    <p className="small muted">
      {t('note')} <a href="#/device">{t('about')}</a>
    </p>
  );
}
