import { useEffect, useState } from 'react';
import type { Mark, Point, Sketch } from '../../engine/contract.ts';
import { Button } from '../controls/button.tsx';
import { useMedia } from '../controls/use-media.ts';
import { useLocalText } from '../state/locale.ts';
import './sketch.css';

/** A whole drawing takes so long, but no frame longer than the other. */
const WHOLE_MS = 3000;
const FRAME_MS = 350;

interface SketchFigureProps {
  sketch: Sketch;
  /** Whose colour it has. */
  side: 'gpu' | 'cpu';
  /** What the button says that draws it once more. */
  again: string;
}

/** Frame after frame, until the last one, which stays; that one alone where the visitor wants no movement. */
export function SketchFigure({ sketch, side, again }: SketchFigureProps) {
  const text = useLocalText();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [frame, setFrame] = useState(0);
  const last = sketch.frames.length - 1;
  const moving = !still && frame < last;
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => setFrame(frame + 1), Math.min(FRAME_MS, WHOLE_MS / last));
    return () => clearTimeout(timer);
  }, [moving, frame, last]);
  const marks = [...sketch.around, ...sketch.frames[still ? last : Math.min(frame, last)]];

  return (
    <figure className={`sketch side-${side}`}>
      <svg viewBox={`0 0 ${sketch.width} ${sketch.height}`} role="img" aria-label={text(sketch.alt)}>
        {marks.map((mark, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no name but their place
          <Drawn key={at} mark={mark} />
        ))}
      </svg>
      <figcaption className="small">{text(sketch.caption)}</figcaption>
      {!still && last > 0 && (
        <div>
          <Button size="small" look="quiet" disabled={moving} onClick={() => setFrame(0)}>
            {again}
          </Button>
        </div>
      )}
    </figure>
  );
}

const joined = (points: readonly Point[]) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

function Drawn({ mark }: { mark: Mark }) {
  const text = useLocalText();
  switch (mark.kind) {
    case 'area':
      return <polygon className={`sketch__area sketch--${mark.tone}`} points={joined(mark.points)} />;
    case 'line': {
      const dashed = mark.dashed ? ' sketch__line--dashed' : '';
      return <polyline className={`sketch__line sketch--${mark.tone}${dashed}`} points={joined(mark.points)} />;
    }
    case 'dot': {
      const [x, y] = mark.at;
      return <circle className={`sketch__dot sketch--${mark.tone}`} cx={x} cy={y} r={mark.radius} />;
    }
    case 'label': {
      const [x, y] = mark.at;
      return (
        <text className="sketch__label" x={x} y={y} textAnchor={mark.anchor}>
          {text(mark.text)}
        </text>
      );
    }
  }
}
