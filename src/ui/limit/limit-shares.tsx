import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../results/roofline.ts';
import type { SummaryEnvironment, SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../state/locale.ts';
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

type Told = Pick<Standing, 'share' | 'reach'>;

/** `45% of the limit`; of one that cannot be believed, why. */
export function useShareText(): (standing: Told) => string {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return ({ share, reach }) => t(reach === 'within' ? 'of' : `reach.${reach}`, { share: format.percent(share) });
}

/** The same in a column that says whose share it is. */
export function useShareFigure(): (standing: Told) => string {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return ({ share, reach }) => {
    const percent = format.percent(share);
    return reach === 'within' ? percent : t(`reach.short.${reach}`, { share: percent });
  };
}

/**
 * What the shares above it are shares of.
 * @param of those that are shown: where one is beyond its limit, the note doubts the limit instead
 */
export function LimitNote({ of = [] }: { of?: readonly (Told | null)[] }) {
  const { t } = useTranslation('limit');
  const doubted = of.some((standing) => standing?.reach === 'beyond');
  return (
    <p className="small muted">
      {t(doubted ? 'doubt.text' : 'note')} <a href="#/device">{t(doubted ? 'doubt.again' : 'about')}</a>
    </p>
  );
}
