import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useTitles } from '../kit/titles.ts';
import { text } from '../text.ts';
import { EQUAL_T, mflop, rowsOfWork, WORKS } from './works.ts';

const WORDS = {
  scale: text('Kernel time on one scale for all three: shorter is faster.', '内核用时，三者同一刻度：越短越快。'),
  facts: (flops: string, steps: number) =>
    text(`${flops}, ${steps} ${steps === 1 ? 'step' : 'steps'} in a row`, `${flops}，前后相继 ${steps} 步`),
  none: text('no time', '没有用时'),
};

/** Every contender of the run by its work, with what the work costs and how much of it stands in a row. */
export function Contest() {
  const say = useLocalText();
  const format = useFormat();
  const titleOf = useTitles();
  const results = useResults();
  const rows = WORKS.map(({ id }) => rowsOfWork(results, 'equal', id));
  const slowest = Math.max(0, ...rows.flat().map(({ kernelMs }) => kernelMs?.median ?? 0));
  return (
    <div className="contest">
      <p className="small muted">{say(WORDS.scale)}</p>
      {WORKS.map((work, index) => (
        <section key={work.id} className="contest__work" aria-label={say(work.label)}>
          <h3 className="contest__title">{say(work.label)}</h3>
          <p className="contest__facts small num">
            {say(WORDS.facts(mflop(work.flops(EQUAL_T)), work.inARow(EQUAL_T)))}
          </p>
          <ul className="bars__list">
            {rows[index].map((row) => (
              <li key={row.case} className={`bar side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
                <span className="bar__name">
                  <span className="swatch" aria-hidden="true" />
                  <span>
                    {row.on === 'gpu' ? 'GPU' : 'CPU'} · {titleOf(row)}
                  </span>
                </span>
                <span className="bar__value num">
                  {row.kernelMs
                    ? `${format.ms(row.kernelMs.median)} (${format.ms(row.kernelMs.low)} – ${format.ms(row.kernelMs.high)})`
                    : say(WORDS.none)}
                </span>
                <span className="bar__track" aria-hidden="true">
                  <span
                    className="bar__fill"
                    style={{ inlineSize: `${slowest ? ((row.kernelMs?.median ?? 0) / slowest) * 100 : 0}%` }}
                  />
                </span>
                {row.reason && <span className="small">{say(row.reason.text)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
