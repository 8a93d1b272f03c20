import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { CellKey } from '../kit/cells.tsx';
import { Stepper, type Way } from '../kit/stepper.tsx';
import { text } from '../text.ts';
import { LaneRows } from './lane-rows.tsx';
import { BRANCHING, STRAIGHT } from './programs.ts';
import { LANES, longestAlone, operations, type Program, type Slot, walk, workers } from './wave.ts';

/** A step of the figure: the instruction that is executed, and all of its wave's. */
interface Moment {
  readonly slots: readonly Slot[];
  readonly at: number;
}

const WORDS = {
  lockstep: text('A wave in lockstep, instruction by instruction', '一个波齐步走，一条指令一条指令地看'),
  divergence: text('A wave at a branch, instruction by instruction', '一个波遇到分支，一条指令一条指令地看'),
  legend: text('Who says yes', '谁说“是”'),
  agree: text('all', '全部'),
  other: text('every other', '隔一个'),
  single: text('a single one', '只有一个'),
  thread: text('thread', '线程'),
  instructions: text('instructions so far', '已执行的指令'),
  operations: text('operations done', '已做的运算'),
  works: text('works, with its number', '在干活，格里是它的数'),
  waits: text('waits', '在等'),
};

const momentsOf = (program: Program): readonly Moment[] => {
  const slots = walk(program);
  return slots.map((_, at) => ({ slots, at }));
};

const ONLY: readonly Way<Moment>[] = [{ id: 'straight', label: WORDS.lockstep, steps: momentsOf(STRAIGHT) }];
const BRANCHES: readonly Way<Moment>[] = (['agree', 'other', 'single'] as const).map((id) => ({
  id,
  label: WORDS[id],
  steps: momentsOf(BRANCHING[id]),
}));

/** Lanes that share one instruction at a time, each with its own number. */
export function Lockstep() {
  return <Stepper label={WORDS.lockstep} ways={ONLY} tell={tellStraight} counts={countsOf} draw={draw} />;
}

/** What a wave does at a branch: one side where its threads agree, both where they do not. */
export function Divergence() {
  return (
    <Stepper
      label={WORDS.divergence}
      legend={WORDS.legend}
      ways={BRANCHES}
      tell={tellBranch}
      counts={countsOf}
      draw={draw}
    >
      <CellKey
        entries={[
          ['on', WORDS.works],
          ['idle', WORDS.waits],
        ]}
      />
    </Stepper>
  );
}

const draw = (moment: Moment) => <Lanes {...moment} />;

function Lanes({ slots, at }: Moment) {
  const say = useLocalText();
  const indented = ({ part, code }: Slot) => (part === 'yes' || part === 'no' ? `  ${code}` : code);
  return (
    <LaneRows
      label={say(WORDS.thread)}
      code={slots.map(indented)}
      at={at}
      mark={(row, lane) => {
        const { works, numbers } = slots[row];
        return works[lane] ? { look: 'on', text: `${numbers[lane]}` } : { look: 'idle' };
      }}
    />
  );
}

function countsOf({ slots, at }: Moment) {
  const done = slots.slice(0, at + 1);
  return [
    { what: WORDS.instructions, value: `${done.length}` },
    { what: WORDS.operations, value: `${operations(done)}` },
  ];
}

const STRAIGHT_TOLD: readonly LocalText[] = [
  text(
    'One instruction for all eight threads: each fetches the number at its own place.',
    '同一条指令，八个线程一起执行：各取自己位置上的数。',
  ),
  text('The next one: all eight double their number at the same moment.', '下一条：八个线程同时把各自的数乘以 2。'),
  text(
    'And the next: all add 1. Nobody runs ahead, nobody falls behind.',
    '再下一条：都加 1。谁也不抢先，谁也不落后。',
  ),
];

function tellStraight({ slots, at }: Moment): LocalText {
  if (at < STRAIGHT_TOLD.length) return STRAIGHT_TOLD[at];
  return text(
    `Each stores its own result: ${slots.length} instructions, each read once, did ${operations(slots)} operations.`,
    `各存各的结果：${slots.length} 条指令各读一遍，就做成了 ${operations(slots)} 次运算。`,
  );
}

const threads = (count: number, works: string, work: string) =>
  `${count} ${count === 1 ? `thread ${works}` : `threads ${work}`}`;

function tellBranch({ slots, at }: Moment): LocalText {
  const slot = slots[at];
  const busy = workers(slot);
  const waiting = LANES - busy;
  switch (slot.part) {
    case 'before':
      return text(
        'All eight threads execute the same instruction, each on its own number.',
        '八个线程执行同一条指令，各用各的数。',
      );
    case 'test':
      return tellTest(slots[at + 1]);
    case 'yes':
      return waiting === 0
        ? text('All go the same way, and nobody waits.', '大家走同一边，谁也不用等。')
        : text(
            `The wave walks the “yes” side: ${threads(busy, 'works', 'work')}, ${waiting} wait.`,
            `波走“是”的一边：${busy} 个线程干活，${waiting} 个等着。`,
          );
    case 'no':
      return text(
        `Then the “no” side: ${threads(busy, 'works', 'work')}, and whoever worked before waits.`,
        `再走“否”的一边：${busy} 个线程干活，刚才干活的现在等着。`,
      );
    case 'after':
      return tellEnd(slots);
  }
}

/** @param next the first instruction of the “yes” side, which somebody takes in each of the ways */
function tellTest(next: Slot): LocalText {
  const yes = workers(next);
  return yes === LANES
    ? text('Each thread answers for itself, and all say yes.', '各答各的，全都说“是”。')
    : text(
        `Each thread answers for itself: ${yes} ${yes === 1 ? 'says' : 'say'} yes, ${LANES - yes} say no.`,
        `各答各的：${yes} 个说“是”，${LANES - yes} 个说“否”。`,
      );
}

function tellEnd(slots: readonly Slot[]): LocalText {
  const alone = longestAlone(slots);
  return slots.length === alone
    ? text(
        `Done after ${alone} instructions, as many as one thread needs alone.`,
        `${alone} 条指令就走完了，和单独一个线程要的一样多。`,
      )
    : text(
        `Together again: the wave needed ${slots.length} instructions, where each thread alone needs ${alone}.`,
        `又走到一起：波用了 ${slots.length} 条指令，而单独一个线程只要 ${alone} 条。`,
      );
}
