import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../engine/prove/diagnose.ts';
import { shaded } from '../picture/magma.ts';
import { PictureCanvas } from '../picture/picture-canvas.tsx';
import { useFormat } from '../state/locale.ts';
import './proof.css';

/** Where an output is wrong, seen from above. */
export function HeatMapFigure({ diagnosis: { tensor, map } }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const { width, height, cells, across, down, cutAt } = map;
  const pixels = useMemo(() => shaded(cells), [cells]);
  const share = format.percent(cells.filter((cell) => cell > 0).length / cells.length);
  const caption = [
    t('prove.map', { tensor }),
    ...(cutAt === null ? [] : [t('prove.mapCut', { number: format.integer(cutAt) })]),
    ...(across * down > 1 ? [t('prove.mapCell', { across, down })] : []),
    t('prove.mapCaption'),
  ].join(' · ');
  return (
    <div className="error-map">
      <PictureCanvas
        pixels={pixels}
        width={width}
        height={height}
        caption={caption}
        alt={t('prove.mapAlt', { tensor, width, height, share })}
      />
    </div>
  );
}
