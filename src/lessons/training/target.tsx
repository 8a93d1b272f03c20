import { type ComponentType, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnswer } from '../kit/challenge.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import type { TrainingControlsProps } from './controls.tsx';
import { Knobs } from './knobs.tsx';
import type { KnobBoard, KnobValues } from './setup.ts';
import { Side } from './side.tsx';

const START = text('Train it', '训练');

/** What the visitor has chosen, and whether it takes the place of whoever has the bench. */
export interface Attempt {
  readonly knobs: KnobValues;
  readonly side: 'gpu' | 'cpu';
  readonly instead: boolean;
}

interface TargetProps {
  /** What is to be beaten. */
  beat: LocalText;
  title: LocalText;
  board: KnobBoard;
  /** Said where the knobs do not go together. */
  apart: LocalText;
  going: boolean;
  trails: readonly Trail[];
  finding: LocalText | null;
  /** @returns whether the goal was reached, null where that cannot be known, undefined where nothing came of it */
  train(attempt: Attempt): Promise<boolean | null | undefined>;
  /** The lesson's own. */
  Controls: ComponentType<Omit<TrainingControlsProps, 'state' | 'lanes' | 'onStop'>>;
  Notices: ComponentType<{ trails: readonly Trail[] }>;
}

/** The challenge of a lesson that trains: a race of one, against the visitor's own race. Its run is `target`. */
export function Target({ beat, title, board, apart, going, trails, finding, train, Controls, Notices }: TargetProps) {
  const say = useLocalText();
  const { answer, touched } = useAnswer();
  const [knobs, setKnobs] = useState(board.standard);
  const [side, setSide] = useState<Attempt['side']>('cpu');
  const start = async (instead: boolean) => {
    touched();
    const reached = await train({ knobs, side, instead });
    if (reached !== undefined) answer(reached);
  };
  return (
    <>
      <p>{say(beat)}</p>
      <div className="row">
        <Side
          side={side}
          choose={(next) => {
            setSide(next);
            touched();
          }}
        />
      </div>
      <Knobs
        board={board}
        apart={apart}
        knobs={knobs}
        disabled={going}
        choose={(next) => {
          setKnobs(next);
          touched();
        }}
      />
      <Controls
        run="target"
        title={title}
        start={START}
        measured={false}
        disabled={!board.fits(knobs)}
        onStart={start}
      />
      {finding && <Sentence>{say(finding)}</Sentence>}
      {!going && <Notices trails={trails} />}
    </>
  );
}
