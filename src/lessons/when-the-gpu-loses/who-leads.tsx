import { useFormat, useLocalText } from '../../ui/app/locale.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Challenge } from '../kit/challenge.tsx';
import { useProgress, useResults } from '../kit/context.tsx';
import { Measured } from '../kit/run.tsx';
import { text } from '../text.ts';
import { crossingOf, type Duel, duelsOf, winnerOf } from './crossing.ts';

const WORDS = {
  label: text('Who leads at which size', '哪种规模谁领先'),
  elements: text('Elements', '元素个数'),
  cpu: text('Best CPU', '最快的 CPU'),
  kernel: text('GPU kernel', 'GPU 内核'),
  copies: text('GPU with copies', 'GPU 加搬运'),
  leads: text('Leads, kernel', '只比内核'),
  leadsWithCopies: text('Leads, with copies', '算上搬运'),
  gpu: text('GPU', 'GPU'),
  tie: text('tie', '不分上下'),
  none: text(
    'No size has a time of both sides, so there is nothing to compare here.',
    '没有哪种规模双方都测得了用时，这里没法比。',
  ),
};

/** Both sides' best at every size of a run, and who leads with the copies and without. */
export function WhoLeads({ run }: { run: string }) {
  const say = useLocalText();
  const format = useFormat();
  const duels = duelsOf(useResults(), run);
  if (!duels.length) return <p>{say(WORDS.none)}</p>;
  const winner = (duel: Duel) => {
    const side = winnerOf(duel);
    return side === 'cpu' ? 'CPU' : say(WORDS[side]);
  };
  const columns = [WORDS.cpu, WORDS.kernel, WORDS.copies, WORDS.leads, WORDS.leadsWithCopies];
  return (
    <ScrollTable label={say(WORDS.label)}>
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

/** Asks for the break-even where there is one, and who leads where there is none; then opens the sealed result. */
export function BreakEven() {
  return (
    <Measured run="fine">
      <Asked />
    </Measured>
  );
}

function Asked() {
  const crossing = crossingOf(duelsOf(useResults(), 'fine'));
  const { solved } = useProgress();
  const id = crossing?.kind === 'between' ? 'break-even' : 'ever';
  return (
    <>
      <Challenge key={id} id={id} />
      {solved.includes(id) && <WhoLeads run="fine" />}
    </>
  );
}
