import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Params, Picture, Variant, Workload } from '../../engine/contract.ts';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Segments } from '../controls/segments.tsx';
import { useInSight } from '../controls/use-in-sight.ts';
import { shaded } from '../picture/magma.ts';
import { PictureCanvas } from '../picture/picture-canvas.tsx';
import { useFormat, useLocalText } from '../state/locale.ts';
import { useBrush } from './use-brush.ts';
import { useMoving } from './use-moving.ts';
import './moving.css';

interface MovingPictureProps {
  workload: Workload;
  picture: Picture;
  /** Who may compute it: one, or one of each side; stable. */
  contenders: readonly Variant[];
  params: Params;
  seed: number;
  /** Whose it is, for the lease. */
  by: string;
}

/**
 * What a workload with state computes, drawn from iteration to iteration by the bench's own sessions. It gives way to
 * whoever measures; where the visitor wants no movement, one picture from further on.
 */
export function MovingPicture({ workload, picture, contenders, params, seed, by }: MovingPictureProps) {
  const { t } = useTranslation(['moving', 'alive']);
  const text = useLocalText();
  const format = useFormat();
  const [wanted, setWanted] = useState(contenders[0].id);
  const contender = contenders.find(({ id }) => id === wanted) ?? contenders[0];
  const place = useRef<HTMLDivElement>(null);
  const inSight = useInSight(place);
  const scene = { workload, picture, params, variant: contender.id, seed };
  const moving = useMoving(scene, by, inSight);
  const { tensors, seen, said, going, waiting, problem, begin, stop, draw } = moving;
  const { brush } = picture;
  const [kind, setKind] = useState(brush?.kinds[0].id ?? '');
  const { mark, on } = useBrush((at) => brush && draw((before) => brush.touch(before, params, at, kind)));
  const field = useMemo(() => picture.field(tensors, params), [tensors, picture, params]);
  const pixels = useMemo(() => shaded(field.values), [field]);
  const caption = seen && {
    count: seen.iterations,
    iterations: format.integer(seen.iterations),
    each: format.ms(seen.ms / seen.iterations),
  };
  const side = ({ on }: Variant) => t(`sides.${on === 'gpu' ? 'gpu' : 'cpu'}`, { ns: 'common' });
  const name = `${side(contender)} · ${text(contender.title)}`;

  return (
    <div ref={place} className="stack">
      {contenders.length > 1 ? (
        <Segments
          legend={t('contender')}
          value={contender.id}
          options={contenders.map((each) => ({ value: each.id, label: `${side(each)} · ${text(each.title)}` }))}
          onChange={setWanted}
        />
      ) : (
        <p className="small">{t('alone', { name })}</p>
      )}
      <div className="moving__picture">
        <PictureCanvas
          pixels={pixels}
          width={field.width}
          height={field.height}
          alt={t('alt', { work: text(workload.title), name })}
          caption={caption ? t('caption', caption) : t('start')}
          ring={mark && { x: mark.x * field.width, y: mark.y * field.height }}
          area={
            brush && {
              ...on,
              className: 'moving__area',
              role: 'application',
              tabIndex: 0,
              'aria-label': t('brush.label', { work: text(workload.title) }),
            }
          }
        />
      </div>
      {brush && (
        <>
          <Segments
            legend={t('brush.kind')}
            value={kind}
            options={brush.kinds.map(({ id, label }) => ({ value: id, label: text(label) }))}
            onChange={setKind}
          />
          <p className="small muted">{t('brush.hint')}</p>
        </>
      )}
      {said && <p className="small">{text(said)}</p>}
      {problem && (
        <Notice kind="warning" title={t('problem')}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      <div className="row">
        {going ? <Button onClick={stop}>{t('stop')}</Button> : <Button onClick={begin}>{t('again')}</Button>}
        {brush && (
          <Button look="quiet" onClick={() => draw(brush.cleared)}>
            {t('brush.clear')}
          </Button>
        )}
        {moving.drawn && (
          <Button look="quiet" onClick={moving.undraw}>
            {t('brush.back')}
          </Button>
        )}
        <span className="small" role="status">
          {waiting && t('waiting', { ns: 'alive' })}
          {mark && !waiting && t('brush.at', { x: format.percent(mark.x), y: format.percent(mark.y) })}
        </span>
      </div>
    </div>
  );
}
