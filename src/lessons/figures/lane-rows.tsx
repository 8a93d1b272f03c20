import { Fragment } from 'react';
import { Cell, type Mark } from '../kit/cells.tsx';
import { LANES } from './wave.ts';

const lanes = Array.from({ length: LANES }, (_, lane) => lane);

interface LaneRowsProps {
  /** Above the lanes' numbers. */
  label: string;
  /** One for each instruction: as the kernel writes it. */
  code: readonly string[];
  /** The instruction that is executed at this step; those after it are yet to come. */
  at: number;
  mark(row: number, lane: number): Mark;
}

/** What each lane of a wave does, an instruction a row; time goes downwards. */
export function LaneRows({ label, code, at, mark }: LaneRowsProps) {
  return (
    <div className="lane-rows">
      <span className="stepper__label">{label}</span>
      {lanes.map((lane) => (
        <span key={lane} className="lane-rows__lane num">
          {lane}
        </span>
      ))}
      {code.map((line, row) => {
        const when = row === at ? 'now' : row > at ? 'ahead' : 'done';
        return (
          // Rows stay where they are, and lines may repeat.
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that tells a row from another
          <Fragment key={row}>
            <span className={`lane-rows__code lane-rows__code--${when}`}>{line}</span>
            {lanes.map((lane) =>
              row > at ? (
                <span key={lane} className="cells__cell lane-rows__ahead" />
              ) : (
                <Cell key={lane} mark={mark(row, lane)} />
              ),
            )}
          </Fragment>
        );
      })}
    </div>
  );
}
