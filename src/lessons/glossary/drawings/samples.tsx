import { useLocalText } from '../../../ui/state/locale.ts';
import { Drawing } from '../../kit/drawing.tsx';
import { figure, text } from '../../text.ts';
import { HIGH, LOW, MEAN, MEDIAN, TIMES } from '../times.ts';

const WORDS = {
  alt: text(
    `Twelve times, made up: eleven from 2 to 2.6 ms and one of 5.4 ms. The median is ${figure(MEDIAN)} ms, its interval from ${figure(LOW)} to ${figure(HIGH)} ms; the mean is ${figure(MEAN)} ms, where hardly a sample lies.`,
    `十二个编出来的用时：十一个在 2 到 2.6 毫秒之间，一个是 5.4 毫秒。中位数是 ${figure(MEDIAN)} 毫秒，区间从 ${figure(LOW)} 到 ${figure(HIGH)} 毫秒；平均数是 ${figure(MEAN)} 毫秒，那里几乎没有样本。`,
  ),
  disturbed: text('something came between', '有别的程序插进来'),
  interval: text('interval', '区间'),
  median: text('median', '中位数'),
  mean: text('mean', '平均数'),
};

const [FROM, TO] = [1.8, 5.6];
const WIDTH = 320;
const xOf = (ms: number) => 6 + ((ms - FROM) / (TO - FROM)) * (WIDTH - 12);
const AXIS = 108;
/** Those that would cover each other are stacked: each takes the lowest level where there is room. */
const HEIGHTS: number[] = [];
for (const ms of TIMES) {
  const taken = HEIGHTS.filter((_, before) => Math.abs(xOf(TIMES[before]) - xOf(ms)) < 10);
  let level = 0;
  while (taken.includes(level)) level++;
  HEIGHTS.push(level);
}

/** Samples of a run on a line of time, and what is said of them. */
export function Samples() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={WIDTH} height={160} widest="32rem" alt={say(WORDS.alt)}>
        <rect x={xOf(LOW)} y={30} width={xOf(HIGH) - xOf(LOW)} height={AXIS - 30} className="samples__interval" />
        <path d={`M${xOf(MEDIAN)} 30 V ${AXIS + 6}`} className="drawing__line" />
        <path d={`M${xOf(MEAN)} 60 V ${AXIS + 6}`} className="drawing__idle" />
        <path d={`M0 ${AXIS} H ${WIDTH}`} className="drawing__arrow" />
        {TIMES.map((ms, at) => (
          <circle
            key={`sample-${at.toString()}`}
            cx={xOf(ms)}
            cy={AXIS - 7 - HEIGHTS[at] * 11}
            r={4.5}
            className="samples__one"
          />
        ))}
        <text x={xOf(LOW)} y={22} className="drawing__label">
          {say(WORDS.interval)}
        </text>
        <text x={xOf(MEDIAN)} y={AXIS + 22} className="drawing__label">
          {say(WORDS.median)} {figure(MEDIAN)} ms
        </text>
        <text x={xOf(MEAN)} y={AXIS + 42} className="drawing__label">
          {say(WORDS.mean)} {figure(MEAN)} ms
        </text>
        <text x={WIDTH - 2} y={AXIS - 22} textAnchor="end" className="drawing__label">
          {say(WORDS.disturbed)}
        </text>
      </Drawing>
    </figure>
  );
}
