import { useEffect, useMemo, useRef } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { cssColour, describe, differing, paint, shareOf, spreadOf } from '../../ui/alive/counts.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { joined, text } from '../text.ts';
import { best, titleOf } from './speed-ups.ts';
import './mandelbrot.css';

export interface Picture {
  readonly counts: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly limit: number;
}

/** The counts as they are, one pixel for one; the page scales them without smoothing. */
export function Canvas({ counts, width, height, limit, alt }: Picture & { alt?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const say = useLocalText();
  const pixels = useMemo(() => paint(counts, limit), [counts, limit]);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [pixels, width, height]);
  const told = alt ?? say(describe(counts, width, height, limit));
  return <canvas ref={canvas} className="heat__canvas" width={width} height={height} role="img" aria-label={told} />;
}

const WORDS = {
  legend: text('iterations', '迭代次数'),
  same: text(
    'The JavaScript version, in double precision, has the same count at every pixel.',
    'JavaScript 版本用双精度，每个像素的次数都与它相同。',
  ),
};

const MARKS = 4;

/** Which shade stands for how many iterations. */
export function Legend({ counts, limit }: Pick<Picture, 'counts' | 'limit'>) {
  const say = useLocalText();
  const format = useFormat();
  const { least, most } = useMemo(() => spreadOf(counts, limit), [counts, limit]);
  const stops = Array.from({ length: 9 }, (_, i) => cssColour(i / 8)).join(', ');
  const marks = Array.from({ length: MARKS + 1 }, (_, i) => Math.round(least * (most / least) ** (i / MARKS)));
  const shown = marks.filter((mark, i) => marks.indexOf(mark) === i);
  return (
    <div className="heat__legend small num">
      <span>{say(WORDS.legend)}</span>
      <span className="heat__scale">
        <span className="heat__ramp" style={{ background: `linear-gradient(90deg, ${stops})` }} aria-hidden="true" />
        <span className="heat__marks">
          {shown.map((mark) => (
            <span key={mark} style={{ insetInlineStart: `${shareOf(mark, least, most) * 100}%` }}>
              {format.integer(mark)}
              {mark === limit ? '+' : ''}
            </span>
          ))}
        </span>
      </span>
    </div>
  );
}

/** The picture that this lesson's run has computed: the GPU's, or the CPU's where there is no GPU. */
export function DrawnPicture() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const kept = results.draw?.outputs ?? {};
  const rows = [best(results, 'gpu', 'kernel'), best(results, 'cpu', 'kernel')];
  const row = rows.find((one) => one && kept[one.case]);
  const counts = row && kept[row.case]?.outputs.counts;
  if (!row || !counts) return null;
  const [width, height, limit] = ['width', 'height', 'limit'].map((name) => Number(row.params[name]));
  const js = results.draw?.summary.measurements.find(({ variant }) => variant === 'js');
  const doubles = js && kept[js.case]?.outputs.counts;
  const different = doubles && row.variant !== 'js' ? differing(counts, doubles) : null;
  const others = different === null ? null : different === 0 ? WORDS.same : unlike(format.integer(different));
  const told = [describe(counts, width, height, limit), computedBy(titleOf(row.variant)), ...(others ? [others] : [])];
  return (
    <figure className="heat">
      <Canvas counts={counts} width={width} height={height} limit={limit} />
      <Legend counts={counts} limit={limit} />
      <figcaption className="small muted">{say(joined(told))}</figcaption>
    </figure>
  );
}

const computedBy = (title: LocalText) => text(`Computed by “${title.en}”.`, `由“${title['zh-CN']}”算出。`);

const unlike = (pixels: string) =>
  text(
    `The JavaScript version, in double precision, counts otherwise at ${pixels} pixels: near the edge of the set a rounding decides. The verifier knows how far a rounding may lead, and no pixel is further off.`,
    `JavaScript 版本用双精度，有 ${pixels} 个像素的次数与它不同：在集合边缘，一次舍入就能左右结果。验证时算好了舍入最多能差多少，没有一个像素超出。`,
  );
