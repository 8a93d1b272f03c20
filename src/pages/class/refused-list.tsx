import { useTranslation } from 'react-i18next';
import type { Refused } from '../../results/class/model.ts';
import { useFirstRows } from '../../ui/controls/first-rows.ts';
import { MoreRows } from '../../ui/controls/more-rows.tsx';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { TakeOut } from './take-out.tsx';

/** What was handed in and cannot be laid beside the others, each with its reason. */
export function RefusedList({ id, refused }: { id: string; refused: readonly Refused[] }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { bracketed } = useMarks();
  const rows = useFirstRows(refused);
  if (refused.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="refused-title">
      <h3 id="refused-title" className="num">
        {t('table.refused') + bracketed(refused.length)}
      </h3>
      <p className="small muted">{t('table.refusedText')}</p>
      <ol className="class-refused" ref={rows.list}>
        {rows.drawn.map((one, place) => (
          <li key={one.id}>
            <span>{text(one.text)}</span>
            <TakeOut id={id} run={one.id} name={`${t('table.refused')} ${place + 1}`} />
          </li>
        ))}
      </ol>
      <MoreRows rows={rows} />
    </section>
  );
}
