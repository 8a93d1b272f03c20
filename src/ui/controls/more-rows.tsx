import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/locale.ts';
import { Button } from './button.tsx';
import { FIRST_ROWS, type FirstRows, offerOf } from './first-rows.ts';

/** Behind the first rows of a long list: how many of how many they are, and the buttons that show more; nothing behind a short one. */
export function MoreRows({ rows: { shown, count, show } }: { rows: FirstRows<unknown> }) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  if (count <= FIRST_ROWS) return null;
  const offer = offerOf(shown, count);
  const all = format.integer(count);
  return (
    <div className="stack">
      <p className="small muted num" role="status">
        {offer ? t('shown', { shown: format.integer(shown), all }) : t('whole', { all })}
      </p>
      {offer && (
        <div className="row">
          <Button size="small" onClick={() => show(shown + offer.more)}>
            {t(offer.last ? 'rest' : 'more', { count: offer.more, all })}
          </Button>
          {offer.all !== null && (
            <Button look="quiet" size="small" onClick={() => show(Number.POSITIVE_INFINITY)}>
              {t(offer.all === 'slow' ? 'allSlow' : 'all', { all })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
