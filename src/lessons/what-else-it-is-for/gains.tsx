import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { EVEN_LINE } from '../kit/even-line.ts';
import { text } from '../text.ts';
import { bestOf, FIELDS, type FieldId, gainOf } from './fields.ts';
import './fields.css';

const WORDS = {
  table: text('Each field, best of either side', '每个行业，两边各取最好的'),
  field: text('Field', '行业'),
  gpu: text('GPU, best', 'GPU 最好'),
  cpu: text('CPU, all cores', 'CPU 全部核心'),
  gain: text('GPU against CPU', 'GPU 对 CPU'),
  times: (factor: string) => text(`${factor}×`, `${factor} 倍`),
  range: (low: string, high: string) => text(`${low} to ${high}`, `${low} 到 ${high}`),
  scale: (low: string, high: string) =>
    text(
      `${EVEN_LINE.en}. Logarithmic from ${low} to ${high}.`,
      `${EVEN_LINE['zh-CN']}。对数刻度，从 ${low} 到 ${high}。`,
    ),
  tie: text('a tie', '平手'),
  none: text('no time', '没有用时'),
};

/** Times of both sides, and the one as a multiple of the other on a logarithmic track. */
export function Gains() {
  return (
    <>
      <Caption />
      <GainsTable />
    </>
  );
}

function Caption() {
  const say = useLocalText();
  const format = useFormat();
  return <p className="small muted">{say(WORDS.scale(format.number(LOW), format.number(HIGH)))}</p>;
}

function GainsTable() {
  const say = useLocalText();
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.field)}</th>
          <th scope="col">{say(WORDS.gain)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.gpu)}
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.cpu)}
          </th>
        </tr>
      </thead>
      <tbody>
        {FIELDS.map(({ id, label }) => (
          <tr key={id}>
            <th scope="row">{say(label)}</th>
            <td>
              <GainOf id={id} />
            </td>
            <Time id={id} side="gpu" />
            <Time id={id} side="cpu" />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Time({ id, side }: { id: FieldId; side: 'gpu' | 'cpu' }) {
  const say = useLocalText();
  const format = useFormat();
  const row = bestOf(useResults(), id, side);
  return <td className="is-num">{row?.kernelMs ? format.ms(row.kernelMs.median) : say(WORDS.none)}</td>;
}

const LOW = 1e-2;
const HIGH = 1e3;

/** Percent of the way from 0.01 to 1000. */
const place = (factor: number) =>
  100 * Math.min(1, Math.max(0, Math.log10(Math.max(factor, LOW) / LOW) / Math.log10(HIGH / LOW)));

const EVEN = place(1);

function GainOf({ id }: { id: FieldId }) {
  const say = useLocalText();
  const format = useFormat();
  const ratio = gainOf(useResults(), id);
  if (!ratio) return '–';
  const at = place(ratio.median);
  const side = ratio.median >= 1 ? 'gpu' : 'cpu';
  const [low, high] = [format.number(ratio.low), format.number(ratio.high)];
  return (
    <>
      <span className="num">{say(ratio.tie ? WORDS.tie : WORDS.times(format.number(ratio.median)))}</span>
      {low !== high && <small className="gain__range muted num">{say(WORDS.range(low, high))}</small>}
      <span className={`gain__track side-${side}`} aria-hidden="true">
        <span
          className="gain__bar"
          style={{ insetInlineStart: `${Math.min(at, EVEN)}%`, width: `${Math.abs(at - EVEN)}%` }}
        />
        <span className="gain__even" style={{ insetInlineStart: `${EVEN}%` }} />
      </span>
    </>
  );
}
