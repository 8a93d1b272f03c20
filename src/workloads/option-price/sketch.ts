/** How the estimate settles on the formula while paths are added, and how its interval shrinks. */
import type { LocalText, Mark, Point, Sketch, Tensors } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { blackScholes, type Estimate, estimates } from './closed-form.ts';
import { BLOCK, type OptionPriceParams, termsOf } from './definition.ts';

const WIDTH = 400;
const HEIGHT = 230;
/** Room for labels. */
const LEFT = 48;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 32;
/** Points of the curve at most, evenly over the logarithm of the paths. */
const MOST_POINTS = 96;

export function sketch({ sums }: Tensors, p: OptionPriceParams): Sketch {
  const all = estimates(sums, p.n, BLOCK, termsOf(p));
  const shown = thinned(all);
  const [first] = shown;
  const last = shown[shown.length - 1];
  const { call } = blackScholes(termsOf(p));
  const most = reachOf(shown, call);
  const place = placeOf(shown, call, most);
  return {
    width: WIDTH,
    height: HEIGHT,
    alt: text(
      `The estimated price over the number of paths, from ${count(first)} to ${count(last)}, with a band that narrows around it, and a dashed line for the formula.`,
      `价格估计随路径数的变化，从 ${count(first)} 条到 ${count(last)} 条，外面的区间带越来越窄；虚线是公式给出的价格。`,
    ),
    caption: captionOf(last, call),
    around: axes(first, last, call, most),
    frames: shown.map((_, at) => curve(shown.slice(0, at + 1), place)),
  };
}

function captionOf(last: Estimate, call: number): LocalText {
  const [price, half, formula] = [last.price, last.half, call].map((value) => value.toFixed(4));
  if (last.paths === 1) {
    return text(
      `One path says ${price} and nothing of how good that is; the formula of Black and Scholes says ${formula}.`,
      `一条路径得到 ${price}，可靠与否无从说起；布莱克—斯科尔斯公式给出 ${formula}。`,
    );
  }
  const inside = Math.abs(last.price - call) <= last.half;
  return text(
    `${count(last)} paths say ${price} ± ${half} (95% interval); the formula of Black and Scholes says ${formula}, which lies ${inside ? 'within' : 'outside'}: of twenty seeds one is expected to miss it. Four times the paths halve the interval.`,
    `${count(last)} 条路径得到 ${price} ± ${half}（95% 区间）；布莱克—斯科尔斯公式给出 ${formula}，落在区间${inside ? '之内' : '之外'}：换二十个种子，大约会有一次落空。路径数增加到 4 倍，区间缩小一半。`,
  );
}

const count = ({ paths }: Estimate) => paths.toLocaleString('en');

function thinned(all: readonly Estimate[]): Estimate[] {
  const step = Math.log(all.length) / (MOST_POINTS - 1);
  const places = Array.from({ length: MOST_POINTS }, (_, at) => Math.round(Math.exp(at * step)) - 1);
  return [...new Set(places)].map((at) => all[Math.min(at, all.length - 1)]);
}

type Place = (paths: number, price: number) => Point;

/** How far from the formula the drawing goes, up and down. */
function reachOf(shown: readonly Estimate[], call: number): number {
  const reaches = shown.map(({ price, half }) => Math.abs(price - call) + (Number.isFinite(half) ? half : 0));
  return Math.max(...reaches, 1e-3 * call, 1e-6);
}

function placeOf(shown: readonly Estimate[], call: number, most: number): Place {
  const from = Math.log(shown[0].paths);
  const wide = Math.log(shown[shown.length - 1].paths) - from;
  return (paths, price) => [
    LEFT + (wide ? (Math.log(paths) - from) / wide : 0.5) * (WIDTH - LEFT - RIGHT),
    TOP + (0.5 - (price - call) / (2 * most)) * (HEIGHT - TOP - BOTTOM),
  ];
}

function axes(first: Estimate, last: Estimate, call: number, most: number): Mark[] {
  const foot = HEIGHT - BOTTOM;
  const level = (TOP + foot) / 2;
  const right = WIDTH - RIGHT;
  const label = (at: Point, value: string, anchor: 'start' | 'end'): Mark => ({
    kind: 'label',
    at,
    text: text(value, value),
    anchor,
  });
  return [
    line([
      [LEFT, TOP],
      [LEFT, foot],
      [right, foot],
    ]),
    {
      kind: 'line',
      points: [
        [LEFT, level],
        [right, level],
      ],
      tone: 'ink',
      dashed: true,
    },
    label([LEFT - 6, TOP + 10], (call + most).toFixed(2), 'end'),
    label([LEFT - 6, level + 5], call.toFixed(2), 'end'),
    label([LEFT - 6, foot], (call - most).toFixed(2).replace('-', '−'), 'end'),
    label([LEFT, HEIGHT - 10], count(first), 'start'),
    { kind: 'label', at: [(LEFT + right) / 2, HEIGHT - 10], text: text('paths', '路径数'), anchor: 'middle' },
    ...(last === first ? [] : [label([right, HEIGHT - 10], count(last), 'end')]),
  ];
}

const line = (points: readonly Point[]): Mark => ({ kind: 'line', points, tone: 'faint' });

function curve(shown: readonly Estimate[], place: Place): Mark[] {
  const sure = shown.filter(({ half }) => Number.isFinite(half));
  const upper = sure.map(({ paths, price, half }) => place(paths, price + half));
  const lower = sure.map(({ paths, price, half }) => place(paths, price - half));
  const points = shown.map(({ paths, price }) => place(paths, price));
  const marks: Mark[] = [{ kind: 'dot', at: points[points.length - 1], radius: 4, tone: 'made' }];
  if (sure.length === 1) marks.push({ kind: 'line', points: [...upper, ...lower], tone: 'made' });
  if (sure.length < 2) return marks;
  return [
    { kind: 'area', points: [...upper, ...lower.reverse()], tone: 'made' },
    { kind: 'line', points, tone: 'made' },
    ...marks,
  ];
}
