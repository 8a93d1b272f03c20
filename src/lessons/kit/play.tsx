import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { MARKS } from '../../i18n/marks.ts';
import { sideOf } from '../../results/contest.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { Play as PlaySpec, Results } from '../lesson.ts';
import { fastest, rowsOf } from '../results.ts';
import { text as said } from '../text.ts';
import { RunBars } from './bars.tsx';
import { declared, useLesson, useResults, useTask } from './context.tsx';
import { Choices } from './predict.tsx';
import { Provenance, RunControls } from './run.tsx';

/** Turn one knob, measure, compare with the positions measured before. */
export function Play({ id }: { id: string }) {
  const text = useLocalText();
  const { lesson } = useLesson();
  const results = useResults();
  const play = declared(lesson.plays, id, 'play');
  const [option, setOption] = useState(play.options[0].id);
  const run = `${id}=${option}`;
  const title = titleOf(play, option);
  const result = results[run];
  const finding = play.finding(results);
  useTask(play.options.some((one) => results[`${id}=${one.id}`] !== undefined));
  return (
    <section className="card task" aria-label={text(play.question)}>
      <p className="task__question">{text(play.question)}</p>
      <fieldset className="field">
        <legend className="field__label">{text(play.knob)}</legend>
        <Choices name={id} options={play.options} chosen={option} choose={setOption} />
      </fieldset>
      <RunControls
        key={run}
        id={run}
        run={{ ...play.run(option), title, view: 'bars' }}
        measured={result !== undefined}
        inHistory={false}
      />
      {play.view !== 'none' && (
        <>
          {result && <RunBars run={run} result={result} />}
          <Positions id={id} play={play} results={results} />
        </>
      )}
      {finding && <Sentence>{text(finding)}</Sentence>}
      {result && <Provenance result={result} />}
    </section>
  );
}

/** What is chosen; a figure says nothing without what it is a figure of. */
function titleOf({ knob, options }: PlaySpec, option: string): LocalText {
  const label = options.find(({ id }) => id === option)?.label ?? knob;
  if (!/^[\d.,]+$/.test(label.en)) return label;
  return said(`${knob.en}${MARKS.en.colon}${label.en}`, `${knob['zh-CN']}${MARKS['zh-CN'].colon}${label['zh-CN']}`);
}

/** The best of each side at every position that has been measured. */
function Positions({ id, play, results }: { id: string; play: PlaySpec; results: Results }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  const measured = play.options.filter((option) => results[`${id}=${option.id}`]);
  if (measured.length < 2) return null;
  const rowsAt = (option: string, side: 'gpu' | 'cpu') =>
    rowsOf(results, `${id}=${option}`).filter(({ on }) => sideOf(on) === side);
  const sides = (['gpu', 'cpu'] as const).filter((side) => measured.some((option) => rowsAt(option.id, side).length));
  const ms = (option: string, side: 'gpu' | 'cpu') => {
    const rows = rowsAt(option, side);
    const row = fastest(rows, side);
    if (row?.kernelMs) return format.ms(row.kernelMs.median);
    return rows.some(({ status }) => status === 'wrong') ? t('play.wrong') : '–';
  };
  return (
    <ScrollTable label={text(play.knob)}>
      <thead>
        <tr>
          <th scope="col">{text(play.knob)}</th>
          {sides.map((side) => (
            <th key={side} scope="col" className="is-num">
              {t(`play.${side}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measured.map((option) => (
          <tr key={option.id}>
            <th scope="row">{text(option.label)}</th>
            {sides.map((side) => (
              <td key={side} className="is-num">
                {ms(option.id, side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
