import type { ReactNode } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { declared, useLesson, useProgress, useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import { crossingOf, type Duel, duelsOf, winnerOf } from './crossing.ts';

const WORDS = {
  label: text('Who leads at which size', '哪种规模谁领先'),
  elements: text('Elements', '元素个数'),
  cpu: text('Best CPU', 'CPU 最快'),
  kernel: text('GPU kernel', 'GPU 内核'),
  copies: text('GPU with copies', 'GPU 加搬运'),
  leads: text('Leads, kernel', '只比内核'),
  leadsWithCopies: text('Leads, with copies', '算上搬运'),
  gpu: text('GPU', 'GPU'),
  tie: text('tie', '不分上下'),
  noisy: text('too noisy to tell', '波动太大'),
  none: text(
    'No size has a time of both sides, so there is nothing to compare here.',
    '没有哪种规模双方都测得了用时，这里没法比。',
  ),
};

/** Both sides' best at every size of a run, and who leads with the copies and without. */
export function WhoLeads({ run }: { run: string }) {
  const say = useLocalText();
  const { colon } = useMarks();
  const format = useFormat();
  const { lesson } = useLesson();
  const { title } = declared(lesson.runs, run, 'run');
  const duels = duelsOf(useResults(), run);
  if (!duels.length) return <p>{say(WORDS.none)}</p>;
  const winner = (duel: Duel) => {
    const side = winnerOf(duel);
    return side === 'cpu' ? 'CPU' : say(WORDS[side]);
  };
  const columns = [WORDS.cpu, WORDS.kernel, WORDS.copies, WORDS.leads, WORDS.leadsWithCopies];
  return (
    <ScrollTable label={say(WORDS.label) + colon + say(title)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.elements)}</th>
          {columns.map((column) => (
            <th key={column.en} scope="col" className="is-num">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {duels.map((duel) => (
          <tr key={duel.n}>
            <th scope="row" className="num">
              {format.integer(duel.n)}
            </th>
            <td className="is-num">{format.ms(duel.cpuMs)}</td>
            <td className="is-num">{format.ms(duel.gpuMs)}</td>
            <td className="is-num">{format.ms(duel.copiesMs)}</td>
            <td className="is-num">{winner(duel)}</td>
            <td className="is-num">{duel.withCopies > 1 ? say(WORDS.gpu) : 'CPU'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

interface ChildrenProps {
  children: ReactNode;
}

const useCrosses = () => crossingOf(duelsOf(useResults(), 'fine'))?.kind === 'between';

/** Shown where the sealed sizes have one break-even. */
export const WhereItCrosses = ({ children }: ChildrenProps) => (useCrosses() ? children : null);

/** Shown where they have none. */
export const WhereItDoesNot = ({ children }: ChildrenProps) => (useCrosses() ? null : children);

/** The sealed sizes, once the question about them is answered. */
export function Opened() {
  const { solved } = useProgress();
  return solved.includes(useCrosses() ? 'break-even' : 'ever') ? <WhoLeads run="fine" /> : null;
}
