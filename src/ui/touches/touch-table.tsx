import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Touches } from '../../engine/interpret/api.ts';
import { ScrollTable } from '../controls/scroll-table.tsx';
import { useFormat } from '../state/locale.ts';
import { countElements, elementsOf, threadCounts } from './touch-model.ts';

const MOST_ROWS = 256;

/** The picture in numbers. */
export function TouchTable({ touches }: { touches: Touches }) {
  const { t } = useTranslation('touches');
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure touches__table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('picture.table')}</summary>
      {open && <Rows touches={touches} />}
    </details>
  );
}

function Rows({ touches }: { touches: Touches }) {
  const { t } = useTranslation('touches');
  const format = useFormat();
  const columns = useMemo(
    () => [
      { name: t('picture.read'), counts: countElements(touches, 'read', null) },
      { name: t('picture.readers'), counts: threadCounts(touches, 'read') },
      { name: t('picture.write'), counts: countElements(touches, 'write', null) },
      { name: t('picture.writers'), counts: threadCounts(touches, 'write') },
    ],
    [t, touches],
  );
  const total = elementsOf(touches);
  const rows = Math.min(total, MOST_ROWS);
  return (
    <>
      {rows < total && (
        <p className="small muted">
          {t('picture.tableFirst', { number: format.integer(rows), total: format.integer(total) })}
        </p>
      )}
      <ScrollTable label={t('picture.elements', { name: touches.name })}>
        <thead>
          <tr>
            <th scope="col">{t('picture.index')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="is-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, element) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an element is its index
            <tr key={element}>
              <th scope="row" className="mono">
                {touches.name}[{element}]
              </th>
              {columns.map(({ name, counts }) => (
                <td key={name} className="is-num">
                  {format.integer(counts[element])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
