import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useWorkloadTitles } from '../kit/titles.ts';
import { duration, text } from '../text.ts';
import {
  flopsShare,
  KERNELS,
  type Kernel,
  KINDS,
  type Kind,
  kernelsAt,
  msOf,
  NAMES,
  percentsOf,
  portions,
  SIDES,
  type Side,
  shareOf,
  type Timed,
  timedOf,
  totalMs,
} from './kernels.ts';
import { LENGTHS, runOfLength } from './plays.ts';
import './computes.css';

const WORDS = {
  kinds: {
    matrix: text('times matrices of weights', '乘权重矩阵'),
    attention: text('attention', '注意力'),
    rest: text('the rest', '其余'),
  } satisfies Record<Kind, ReturnType<typeof text>>,
  key: text('What the fillings mean', '图例'),
  table: text('Time and arithmetic, kernel by kernel', '逐个内核的用时与运算量'),
  kernel: text('kernel', '内核'),
  measured: text('measured as', '测的是'),
  arithmetic: text('arithmetic', '运算量'),
  none: (side: Side) => text(`Nothing was timed on the ${NAMES[side]} yet.`, `在 ${NAMES[side]} 上还没有测得用时。`),
  missing: (side: Side, en: string, zh: string) =>
    text(
      `On the ${NAMES[side]} there is no time for: ${en}. So there is no whole to take a share of; the table has the times that exist.`,
      `在 ${NAMES[side]} 上，这些内核还没有用时：${zh}。所以没有总数可以算占比；已有的用时都在表里。`,
    ),
  said: (side: Side, total: string, matrix: string, attention: string, rest: string) =>
    text(
      `${NAMES[side]}: ${matrix} of ${total} go into products with weights, ${attention} into attention, ${rest} into the rest.`,
      `${NAMES[side]}：共 ${total}，其中 ${matrix} 用于乘权重，${attention} 用于注意力，其余 ${rest}。`,
    ),
  lengths: text('Attention’s part by length', '各长度下注意力的占比'),
  attention: (share: string, total: string) => text(`attention ${share} of ${total}`, `${total} 里，注意力占 ${share}`),
  standsIn: text('stands in', '代替'),
};

/** Where the time of a pass goes on each side, as a bar of kernels and as a table. */
export function Times() {
  const results = useResults();
  const sides = SIDES.map((side) => ({
    side,
    timed: timedOf(results, 'time', side),
    found: msOf(results, 'time', side),
  }));
  return (
    <div className="goes">
      <Key kinds={KINDS} />
      {sides.map((one) => (
        <SideTimes key={one.side} {...one} />
      ))}
      <Table sides={sides} />
    </div>
  );
}

function Key({ kinds }: { kinds: readonly Kind[] }) {
  const say = useLocalText();
  return (
    <ul className="goes__key small" aria-label={say(WORDS.key)}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`goes__part goes__part--${kind}`} aria-hidden="true" /> {say(WORDS.kinds[kind])}
        </li>
      ))}
    </ul>
  );
}

/** Kernels of one kind beside each other, as wide as their part of the time. */
function Bar({ timed }: { timed: readonly Timed[] }) {
  return (
    <span className="goes__bar" aria-hidden="true">
      {KINDS.flatMap((kind) => timed.filter((one) => one.kind === kind)).map(({ id, kind, share }) => (
        <span key={id} className={`goes__part goes__part--${kind}`} style={{ inlineSize: `${100 * share}%` }} />
      ))}
    </span>
  );
}

interface OfSide {
  side: Side;
  /** Null unless all kernels have a time. */
  timed: readonly Timed[] | null;
  found: ReturnType<typeof msOf>;
}

function SideTimes({ side, timed, found }: OfSide) {
  const say = useLocalText();
  if (!timed) {
    const missing = found.flatMap(({ kernel, ms }) => (ms === null ? [kernel.label] : []));
    const none = missing.length === found.length;
    const [en, zh] = [missing.map((label) => label.en).join('; '), missing.map((label) => label['zh-CN']).join('；')];
    return <p role="status">{say(none ? WORDS.none(side) : WORDS.missing(side, en, zh))}</p>;
  }
  const parts = percentsOf(timed);
  const [matrix, attention, rest] = KINDS.map((kind) => `${parts[kind]}%`);
  return (
    <section className={`side-${side} stack`} aria-label={NAMES[side]}>
      <Sentence className="num">{say(WORDS.said(side, duration(totalMs(timed)), matrix, attention, rest))}</Sentence>
      <Bar timed={timed} />
    </section>
  );
}

function Table({ sides }: { sides: readonly OfSide[] }) {
  const say = useLocalText();
  const format = useFormat();
  const { comma } = useMarks();
  const titleOf = useWorkloadTitles();
  const columns = sides.map(({ timed, ...one }) => ({
    ...one,
    shares: timed && portions(timed.map(({ share }) => share)),
  }));
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.kernel)}</th>
          <th scope="col">{say(WORDS.measured)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.arithmetic)}
          </th>
          {SIDES.map((side) => (
            <th key={side} scope="col" className="is-num">
              {NAMES[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KERNELS.map((kernel, at) => (
          <tr key={kernel.id}>
            <th scope="row">{say(kernel.label)}</th>
            <td className="num">
              {caseOf(kernel, titleOf(kernel), format.integer, comma)}
              {kernel.standsIn && <span className="small muted"> {say(WORDS.standsIn)}</span>}
            </td>
            <td className="is-num">{ARITHMETIC[at]}%</td>
            {columns.map(({ side, shares, found }) => {
              const { ms } = found[at];
              const share = shares ? `${shares[at]}% · ` : '';
              return (
                <td key={side} className="is-num">
                  {ms === null ? '–' : `${share}${format.ms(ms)}`}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** What attention takes of the time at each length that was measured, beside the products. */
export function Lengths() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const bars = SIDES.flatMap((side) =>
    LENGTHS.flatMap((t) => {
      const timed = timedOf(results, runOfLength(t), side, kernelsAt(t));
      return timed ? [{ side, t, timed }] : [];
    }),
  );
  if (!bars.length) return null;
  return (
    <section className="goes card" aria-label={say(WORDS.lengths)}>
      <Key kinds={['matrix', 'attention']} />
      <ul className="goes__lengths">
        {bars.map(({ side, t, timed }) => (
          <li key={`${side} ${t}`} className={`side-${side}`}>
            <span className="spread num">
              <span>{`${NAMES[side]} · T = ${format.integer(t)}`}</span>
              <span>{say(WORDS.attention(format.percent(shareOf(timed, 'attention')), duration(totalMs(timed))))}</span>
            </span>
            <Bar timed={timed} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const ALL_FLOPS = KERNELS.reduce((sum, { flops }) => sum + flops, 0);

/** Of each kernel, in percent: they add up to what the text says of the matrices. */
const ARITHMETIC = portions(KERNELS.map(({ flops }) => flops / ALL_FLOPS));

/** `2 × Matrix multiplication, 1,536 · 64 · 192` */
function caseOf({ params, times }: Kernel, title: string, whole: (size: number) => string, comma: string): string {
  const sizes = Object.values(params)
    .map((size) => whole(size))
    .join('\u00a0·\u00a0');
  return `${times > 1 ? `${times}\u00a0×\u00a0` : ''}${title}${comma}${sizes}`;
}

/** For the text. */
export const MATRIX_ARITHMETIC = `${Math.round(100 * flopsShare(KERNELS, 'matrix'))}`;
