import { summaryRow } from '../../results/summarize.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun } from '../../ui/state/services.tsx';
import { training } from '../../workloads/training/index.ts';
import { useLesson, useResults } from '../kit/context.tsx';
import { rowsOf } from '../results.ts';
import { runKey } from '../state/lesson-runs.ts';
import { text } from '../text.ts';
import { type Cell, cellsOf, gridFinding, sidesOf } from './crossover.ts';
import './train.css';

const WORDS = {
  label: text('How many times sooner the faster side finishes a step', '较快的一边，一步的速度是另一边的多少倍'),
  width: text('width', '宽度'),
  batch: text('batch', '批'),
  tie: text('a tie', '平手'),
  noisy: text('too noisy to tell', '波动太大'),
  unsure: text('too few samples', '样本太少'),
  waits: text('not measured yet', '还没测到'),
  none: text('no time', '没有用时'),
};

const WORKLOADS = [training as never];

/** GPU against CPU for every batch and width: fills as it is measured. */
export function CrossoverGrid() {
  const say = useLocalText();
  const { lesson } = useLesson();
  const results = useResults();
  const live = useRun((state) => (state.by === runKey(lesson.id, 'grid') && isGoing(state) ? state : null));
  const rows = live
    ? live.measurements.flatMap((one) => (one ? [summaryRow(one, WORKLOADS)] : []))
    : rowsOf(results, 'grid');
  const cases = live ? live.cases.map(({ params }) => params) : rows.map(({ params }) => params);
  if (!cases.length) return null;
  const { widths, batches } = sidesOf(cases);
  const cells = cellsOf(rows);
  const finding = live ? null : gridFinding(cells);
  return (
    <figure className="card crossover">
      <ScrollTable label={say(WORDS.label)}>
        <thead>
          <tr>
            <th scope="col">{`${say(WORDS.width)}\u00a0↓ ${say(WORDS.batch)}\u00a0→`}</th>
            {batches.map((b) => (
              <th key={b} scope="col" className="num">
                {b}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {widths.map((width) => (
            <tr key={width}>
              <th scope="row" className="num">
                {width}
              </th>
              {batches.map((b) => (
                <Box key={b} cell={cells.find((one) => one.b === b && one.width === width)} waits={live !== null} />
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <figcaption className="small muted">{say(WORDS.label)}</figcaption>
      {finding && <Sentence>{say(finding)}</Sentence>}
    </figure>
  );
}

function Box({ cell, waits }: { cell: Cell | undefined; waits: boolean }) {
  const say = useLocalText();
  const format = useFormat();
  const { gpu = null, cpu = null, winner = null } = cell ?? {};
  if (gpu === null || cpu === null || !winner) {
    return <td className="crossover__cell small muted">{say(waits ? WORDS.waits : WORDS.none)}</td>;
  }
  const ratio = Math.max(gpu, cpu) / Math.min(gpu, cpu);
  const won = winner === 'gpu' || winner === 'cpu';
  return (
    <td className={`crossover__cell${won ? ` side-${winner} crossover__cell--won` : ''}`}>
      <strong className="num">{won ? `${winner.toUpperCase()} ${format.times(ratio)}` : say(WORDS[winner])}</strong>
      <span className="crossover__times small num">
        {`GPU ${format.ms(gpu)}`}
        <br />
        {`CPU ${format.ms(cpu)}`}
      </span>
    </td>
  );
}
