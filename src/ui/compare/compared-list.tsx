import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { type Drawing, FIRST_DRAWN, type Lettered } from './compared.ts';
import './compare.css';

interface ComparedListProps {
  drawing: Drawing;
  /** Who it is, in two lines. */
  children: (one: Lettered) => ReactNode;
}

/** Results by their letters; where there are more than a chart can hold at first, with the choice of which are drawn. */
export function ComparedList({ drawing, children }: ComparedListProps) {
  const { t } = useTranslation('compare');
  const { all, drawn } = drawing;
  const many = all.length > FIRST_DRAWN;
  return (
    <>
      {many && (
        <div className="compared-tools">
          <p className="small num" role="status">
            {t('drawn', { drawn: drawn.length, count: all.length })}
          </p>
          <div className="row">
            <Button look="quiet" size="small" onClick={drawing.drawAll}>
              {t('drawAll')}
            </Button>
            <Button look="quiet" size="small" onClick={drawing.drawFirst}>
              {t('drawFirst', { count: FIRST_DRAWN })}
            </Button>
          </div>
        </div>
      )}
      <ol className="compared-list">
        {all.map((one) => (
          <li key={one.id} data-drawn={drawing.isDrawn(one.id) || undefined}>
            {many ? (
              <label className="compared-list__letter num">
                <input
                  type="checkbox"
                  checked={drawing.isDrawn(one.id)}
                  onChange={({ target }) => drawing.draw(one.id, target.checked)}
                />
                <span>
                  <span className="visually-hidden">{`${t('draw')} `}</span>
                  {one.letter}
                </span>
              </label>
            ) : (
              <p className="compared-list__letter num">{one.letter}</p>
            )}
            {children(one)}
          </li>
        ))}
      </ol>
    </>
  );
}
