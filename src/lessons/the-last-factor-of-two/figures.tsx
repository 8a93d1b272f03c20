import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { LaneRows } from '../figures/lane-rows.tsx';
import { LANES } from '../figures/wave.ts';
import { CellKey } from '../kit/cells.tsx';
import { Stepper, type Way } from '../kit/stepper.tsx';
import { text } from '../text.ts';
import { type Handing, handingOf, NUMBERS } from './broadcast.ts';

/** A step of the figure: the instruction that is executed, and all of them. */
interface Moment {
  readonly steps: readonly Handing[];
  readonly at: number;
}

const WORDS = {
  label: text('Eight lanes that need the same numbers of A, step by step', '八个通道要 A 的同一批数，一步一步看'),
  legend: text('Who fetches', '谁去取'),
  broadcast: text('once, then broadcast', '取一次，再广播'),
  alone: text('each for itself', '各取各的'),
  lane: text('lane', '通道'),
  fetches: text('fetches of A', 'A 的取数次数'),
  adds: text('multiply-adds', '乘加次数'),
  fetched: text('fetched into its register', '取进自己的寄存器'),
  used: text('used for a multiply-add', '用来做一次乘加'),
};

const WAYS: readonly Way<Moment>[] = (['broadcast', 'alone'] as const).map((id) => {
  const steps = handingOf(id);
  return { id, label: WORDS[id], steps: steps.map((_, at) => ({ steps, at })) };
});

/** What a subgroup's lanes fetch, and what they hand each other. */
export function Broadcast() {
  return (
    <Stepper label={WORDS.label} legend={WORDS.legend} ways={WAYS} tell={tell} counts={countsOf} draw={draw}>
      <CellKey
        entries={[
          ['near', WORDS.fetched],
          ['on', WORDS.used],
        ]}
      />
    </Stepper>
  );
}

const draw = (moment: Moment) => <Lanes {...moment} />;

function Lanes({ steps, at }: Moment) {
  const say = useLocalText();
  return (
    <LaneRows
      label={say(WORDS.lane)}
      code={steps.map(codeOf)}
      at={at}
      mark={(row, lane) => {
        const { kind, holds, from } = steps[row];
        return { look: kind === 'add' ? 'on' : 'near', text: `a${holds[lane]}`, now: row === at && lane === from };
      }}
    />
  );
}

/** Whether all lanes have the same number in hand. */
const isSame = (holds: readonly number[]): boolean => new Set(holds).size === 1;

const codeOf = ({ kind, holds, from }: Handing): string => {
  if (kind === 'fetch') return isSame(holds) ? `fetch a${holds[0]}` : 'fetch';
  return from === null ? `c += a${holds[0]} * b` : `c += lane ${from} * b`;
};

const countsOf = ({ steps, at }: Moment) => [
  { what: WORDS.fetches, value: `${steps[at].fetches}` },
  { what: WORDS.adds, value: `${steps[at].multiplyAdds}` },
];

function tell({ steps, at }: Moment): LocalText {
  const { kind, from, fetches, holds } = steps[at];
  if (kind === 'fetch') return isSame(holds) ? FETCH : ONE_FETCH;
  if (at === steps.length - 1) {
    return text(
      `Done: ${NUMBERS} multiply-adds a lane, for ${fetches === 1 ? 'a single fetch' : `${fetches} fetches`} of A.`,
      `算完了：每个通道 ${NUMBERS} 次乘加，A ${fetches === 1 ? '只取了一次' : `取了 ${fetches} 次`}。`,
    );
  }
  return from === null
    ? text(
        `All ${LANES} multiply it by numbers of B of their own, and have to fetch again.`,
        `${LANES} 个通道各拿自己那个 B 的数去乘，然后又得再取。`,
      )
    : text(
        `Lane ${from} hands its number to all: ${LANES} multiply-adds without a fetch.`,
        `通道 ${from} 把自己的数递给大家：${LANES} 次乘加，谁也没再取。`,
      );
}

const ONE_FETCH = text(
  `One fetch brings ${NUMBERS} numbers of A: each lane keeps one of them in a register.`,
  `取一次，带来 A 的 ${NUMBERS} 个数：每个通道在寄存器里留一个。`,
);
const FETCH = text('Every lane fetches the same number of A for itself.', '每个通道都为自己去取 A 的同一个数。');
