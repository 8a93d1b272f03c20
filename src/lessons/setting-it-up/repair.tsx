import { useState } from 'react';
import { useGap, useLocalText } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { Choices } from '../kit/predict.tsx';
import { text } from '../text.ts';
import { allWork, type Chosen, outcomeOf, SETUPS, type Setup } from './setups.ts';
import { Terminal } from './terminal.tsx';
import './setting-it-up.css';

const SAY = {
  ways: text('What fixes it?', '怎样修好？'),
  now: text('Now it says:', '现在它说：'),
};

/** Three terminals; what was chosen is carried out when it is checked. */
export function Repair() {
  const { answer, touched } = useAnswer();
  const [chosen, setChosen] = useState<Chosen>({});
  const [carriedOut, setCarriedOut] = useState<Chosen>({});
  return (
    <>
      {SETUPS.map((setup) => (
        <Broken
          key={setup.id}
          setup={setup}
          chosen={chosen[setup.id]}
          carriedOut={carriedOut[setup.id]}
          choose={(id) => {
            setChosen({ ...chosen, [setup.id]: id });
            setCarriedOut({});
            touched();
          }}
        />
      ))}
      <CheckButton
        disabled={SETUPS.some(({ id }) => chosen[id] === undefined)}
        onClick={() => {
          setCarriedOut(chosen);
          answer(allWork(chosen));
        }}
      />
    </>
  );
}

interface BrokenProps {
  setup: Setup;
  chosen: string | undefined;
  carriedOut: string | undefined;
  choose(id: string): void;
}

function Broken({ setup, chosen, carriedOut, choose }: BrokenProps) {
  const say = useLocalText();
  const gap = useGap();
  const { title, before, goal, machine, repairs } = setup;
  const outcome = outcomeOf(setup, carriedOut);
  return (
    <div className="broken">
      <h2 className="task__title">{say(title)}</h2>
      <Terminal>
        {[...before, { command: goal.command, output: goal.try(machine).said }]
          .map(({ command, output }) => (output ? `$ ${command}\n${output}` : `$ ${command}`))
          .join('\n')}
      </Terminal>
      <fieldset className="field">
        <legend className="field__label">{say(SAY.ways)}</legend>
        <Choices name={setup.id} options={repairs} chosen={chosen} choose={choose} />
      </fieldset>
      {outcome && (
        <p role="status" className={outcome.works ? 'task__right' : 'task__wrong'}>
          <strong>{say(SAY.now)}</strong>
          {gap}
          <code>{outcome.said}</code>
        </p>
      )}
    </div>
  );
}
