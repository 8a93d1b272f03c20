import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { useGap, useLocalText } from '../state/locale.ts';
import { useLease } from '../state/services.tsx';
import { type Claim, inTheWayOf } from './lease.ts';

/** Who keeps `by` from the bench; null where it may start. */
export const useInTheWay = (by: string): Claim | null => useLease((state) => inTheWayOf(by, state));

interface BusyNoticeProps {
  /** Whose start is kept waiting. */
  by: string;
  /** Stops what is in the way and starts; left out where a visitor can do that in another place of the same page. */
  onInstead?(): Promise<unknown>;
}

/** Beside a button that starts something: what is running in its place, and the offer to stop that. */
export function BusyNotice({ by, onInstead }: BusyNoticeProps) {
  const { t } = useTranslation('bench');
  const text = useLocalText();
  const gap = useGap();
  const claim = useInTheWay(by);
  const ending = useLease(({ next }) => next !== null);
  const [asked, setAsked] = useState(false);
  if (!claim) return null;

  const start = async () => {
    setAsked(true);
    await onInstead?.();
    setAsked(false);
  };
  return (
    <div className="stack busy" role="status">
      <p className="small">{t(`now.${claim.use}`, { what: claim.what ? text(claim.what) : '' }) + gap + t('one')}</p>
      {onInstead && (
        <div>
          <Button size="small" disabled={asked || ending} onClick={start}>
            {t(asked || ending ? 'ending' : 'instead')}
          </Button>
        </div>
      )}
    </div>
  );
}
