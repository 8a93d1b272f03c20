import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useTitles } from '../kit/titles.ts';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { FRAME_MS } from './answers.ts';
import './convolution.css';

const WORDS = {
  caption: (width: string, height: string) =>
    text(
      `Kernel time of one frame, ${width} × ${height} pixels, on a logarithmic scale. The line stands at 16.7 ms: a screen of 60 Hz shows the next frame then.`,
      `一帧（${width} × ${height} 像素）的内核用时，对数刻度。竖线是 16.7 ms：60 Hz 的屏幕到这时就要显示下一帧。`,
    ),
  inTime: text('in time', '来得及'),
  late: text('too late', '来不及'),
  none: text('no time', '没有用时'),
};

const LOW = 1e-3;
const HIGH = 1e3;
const DECADES = [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000];

/** Percent of the way from 1 µs to 1 s. */
const place = (ms: number) =>
  100 * Math.min(1, Math.max(0, Math.log10(Math.max(ms, LOW) / LOW) / Math.log10(HIGH / LOW)));

/** Each contender's time for a frame against what a 60 Hz screen allows. */
export function Frames({ run }: { run: string }) {
  const say = useLocalText();
  const format = useFormat();
  const titleOf = useTitles();
  const rows = rowsOf(useResults(), run);
  const [first] = rows;
  if (!first) return null;
  const size = (name: string) => format.integer(Number(first.params[name]));
  return (
    <figure className="frames">
      <figcaption className="small muted">{say(WORDS.caption(size('size'), size('height')))}</figcaption>
      <ul className="frames__rows">
        {rows.map((row) => (
          <li key={row.case} className={`frames__row side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
            <span className="bar__name">
              <span className="swatch" aria-hidden="true" />
              {titleOf(row)}
            </span>
            <span className="small num">
              {row.kernelMs
                ? `${format.ms(row.kernelMs.median)} · ${say(row.kernelMs.median <= FRAME_MS ? WORDS.inTime : WORDS.late)}`
                : say(WORDS.none)}
            </span>
            <span className="frames__track" aria-hidden="true">
              <span className="frames__limit" style={{ insetInlineStart: `${place(FRAME_MS)}%` }} />
              {row.kernelMs && (
                <>
                  <span
                    className="frames__interval"
                    style={{
                      insetInlineStart: `${place(row.kernelMs.low)}%`,
                      insetInlineEnd: `${100 - place(row.kernelMs.high)}%`,
                    }}
                  />
                  <span className="frames__mark" style={{ insetInlineStart: `${place(row.kernelMs.median)}%` }} />
                </>
              )}
            </span>
            {row.reason && <span className="small frames__reason">{say(row.reason.text)}</span>}
          </li>
        ))}
      </ul>
      <div className="frames__axis small muted num" aria-hidden="true">
        {DECADES.map((ms) => (
          <span key={ms} style={{ insetInlineStart: `${place(ms)}%` }}>
            {format.ms(ms)}
          </span>
        ))}
      </div>
    </figure>
  );
}
