import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { useFormat, useGap } from '../state/locale.ts';
import { placeIn } from './fit.ts';
import type { OwnPicture } from './load.ts';
import type { PictureState, Shape } from './use-picture.ts';

const SHAPES: readonly Shape[] = ['square', 'whole'];
const PREVIEW_WIDTH = 480;

interface ChosenPictureProps {
  state: PictureState;
  picture: OwnPicture;
  frame: { readonly width: number; readonly height: number } | null;
}

/** The visitor's picture as it will be measured, and what was done to it. */
export function ChosenPicture({ state, picture, frame }: ChosenPictureProps) {
  const { t } = useTranslation('lab');
  const format = useFormat();
  const gap = useGap();
  const { width, height, animated, transparent } = picture;
  const name = picture.name || t(picture.from === 'camera' ? 'picture.snapshot' : 'picture.pasted');
  const size = t('picture.chosen', { name, width: format.integer(width), height: format.integer(height) });
  const tiny = width === 1 && height === 1;
  const enlarged = !tiny && frame !== null && placeIn(picture, frame).width < frame.width;
  const said = [
    frame && t('picture.frame', { width: format.integer(frame.width), height: format.integer(frame.height) }),
    enlarged && t('picture.enlarged'),
    tiny && t('picture.tiny'),
    animated && t('picture.animated'),
    transparent && t('picture.transparent'),
    t('picture.oneSize'),
  ];

  return (
    <div className="picture-chosen">
      {frame && <Preview picture={picture} frame={frame} alt={size} />}
      <div className="spread">
        <p className="small picture-chosen__name">{size}</p>
        <Button look="quiet" size="small" onClick={state.remove}>
          {t('picture.remove')}
        </Button>
      </div>
      <Segments
        legend={t('picture.shape')}
        value={state.shape}
        options={SHAPES.map((shape) => ({ value: shape, label: t(`picture.${shape}`) }))}
        onChange={(chosen) => state.setShape(SHAPES.find((shape) => shape === chosen) ?? 'square')}
      />
      <p className="small muted">{said.filter((one) => one !== null && one !== false).join(gap)}</p>
    </div>
  );
}

interface PreviewProps {
  picture: OwnPicture;
  frame: { readonly width: number; readonly height: number };
  alt: string;
}

function Preview({ picture, frame, alt }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = frame;
  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d');
    if (!target || !context) return;
    target.width = PREVIEW_WIDTH;
    // A strip of a few pixels would not be seen, and one of thousands fills the page.
    target.height = Math.min(4 * PREVIEW_WIDTH, Math.max(1, Math.round((PREVIEW_WIDTH * height) / width)));
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, target.width, target.height);
    const from = placeIn(picture, { width, height });
    const scale = picture.bitmap.width / picture.width;
    context.drawImage(
      picture.bitmap,
      from.x * scale,
      from.y * scale,
      from.width * scale,
      from.height * scale,
      0,
      0,
      target.width,
      target.height,
    );
  }, [picture, width, height]);
  return <canvas ref={canvas} className="picture-preview" role="img" aria-label={alt} />;
}
