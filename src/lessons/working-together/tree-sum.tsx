import { useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import {
  type Cell,
  counted,
  NUMBERS,
  type Role,
  type Row,
  restingWaves,
  rowsOf,
  THREADS,
  WAVE,
  type Way,
} from './tree.ts';
import './working-together.css';

const WAVES = THREADS / WAVE;

const WORDS = {
  label: text('A tree in workgroup memory, step by step', '工作组内存里的一棵树，一步一步看'),
  scanLabel: text('Prefix sums in workgroup memory, step by step', '工作组内存里的前缀和，一步一步看'),
  hurriedLabel: text('The same tree without barriers, step by step', '同一棵树，没有屏障，一步一步看'),
  ways: text('Who adds whom', '谁加谁'),
  back: text('Step back', '上一步'),
  next: text('Next step', '下一步'),
  start: text('From the start', '从头再来'),
  alt: (step: number, memory: readonly LocalText[]) =>
    text(
      `Memory after step ${step}, place by place: ${memory.map(({ en }) => en).join(', ')}.`,
      `第 ${step} 步之后，内存里各处依次是：${memory.map((value) => value['zh-CN']).join('、')}。`,
    ),
  nothing: text('nothing', '空'),
  stored: text(
    `Each of ${THREADS} threads has stored its number. The barrier: all must have done so before any goes on.`,
    `${THREADS} 个线程各存好了自己的数。屏障：全都存好了，谁才能往下走。`,
  ),
  hurriedStored: text(
    'The first wave has stored its numbers and goes on at once. The others have not stored theirs.',
    '第一波存好了自己的数，立刻往下走；其余的还没存。',
  ),
  step: (step: number, of: number, adds: number, waits: number) =>
    text(
      `Step ${step} of ${of}: ${adds} ${adds === 1 ? 'thread adds' : 'threads add'}, ${waits} ${waits === 1 ? 'waits' : 'wait'}.`,
      `第 ${step} 步，共 ${of} 步：${adds} 个线程在加，${waits} 个在等。`,
    ),
  resting: (waves: number) =>
    waves === 0
      ? text('Every wave has somebody at work.', '每一波里都有人在干活。')
      : text(
          `${waves} of ${WAVES} waves ${waves === 1 ? 'has' : 'have'} nothing to do at all.`,
          `${WAVES} 波里有 ${waves} 波整个没事干。`,
        ),
  hurried: (step: number, of: number) =>
    text(
      `Step ${step} of ${of}: the first wave adds what it finds, and where nobody has written it finds 0.`,
      `第 ${step} 步，共 ${of} 步：第一波碰到什么加什么，别人没写过的地方，读到的是 0。`,
    ),
  done: (sum: number, steps: number) =>
    text(
      `The sum is ${sum}, after ${steps} steps instead of ${THREADS - 1} additions in a row.`,
      `和是 ${sum}：只用 ${steps} 步，而不是 ${THREADS - 1} 次加法一个接一个。`,
    ),
  scanned: (adds: number, steps: number) =>
    text(
      `Every place now holds the sum of all up to itself: ${adds} additions in ${steps} steps, instead of ${THREADS - 1} in a row.`,
      `现在每个位置都是从头加到它的和：${adds} 次加法分 ${steps} 步做完，而不是 ${THREADS - 1} 次一个接一个。`,
    ),
  tooEarly: (got: number, right: number) =>
    text(
      `The first wave is through and says ${got}. The right sum is ${right}; the other waves come too late.`,
      `第一波走完了，说和是 ${got}。正确的和是 ${right}；其余的波来晚了。`,
    ),
};

const WAY_LABELS: Readonly<Record<Way, LocalText>> = {
  interleaved: text('Neighbours first (interleaved)', '先加邻居（交错）'),
  sequential: text('Halves (sequential)', '前一半加后一半（连续）'),
  scan: text('Everybody looks back', '人人往前看'),
};

const KEYS: Readonly<Record<Role, LocalText>> = {
  stores: text('stores', '存数'),
  adds: text('adds', '在加'),
  waits: text('waits', '在等'),
  late: text('has not begun', '还没开始'),
};

const PITCH = 20;
const CELL = { width: 18, height: 20 } as const;
const ROW = 44;
const TOP = 14;
const WIDTH = THREADS * PITCH + 6;

const xOf = (thread: number) => 4 + thread * PITCH;
const yOf = (row: number) => TOP + row * ROW;

interface TreeSumProps {
  ways: readonly Way[];
  /** Without barriers, the first wave ahead of the others. */
  hurried?: boolean;
}

/** A figure under the visitor's hand: each press goes one step on, and shows who works and who waits. */
export function TreeSum({ ways, hurried = false }: TreeSumProps) {
  const say = useLocalText();
  const [way, setWay] = useState(ways[0]);
  const [step, setStep] = useState(0);
  const rows = rowsOf(way, hurried);
  const last = rows.length - 1;
  const shown = rows.slice(0, step + 1);
  const choose = (next: string) => {
    setWay(ways.find((one) => one === next) ?? way);
    setStep(0);
  };
  const roles: readonly Role[] = hurried ? ['stores', 'adds', 'waits', 'late'] : ['stores', 'adds', 'waits'];
  const label = hurried ? WORDS.hurriedLabel : way === 'scan' ? WORDS.scanLabel : WORDS.label;
  return (
    <figure className="card drawing combining" aria-label={say(label)}>
      {ways.length > 1 && (
        <Segments
          legend={say(WORDS.ways)}
          value={way}
          options={ways.map((one) => ({ value: one, label: say(WAY_LABELS[one]) }))}
          onChange={choose}
        />
      )}
      <svg
        viewBox={`0 0 ${WIDTH} ${yOf(last) + CELL.height + 4}`}
        role="img"
        aria-label={say(WORDS.alt(step, memoryOf(rows[step])))}
      >
        <Waves />
        {!hurried && shown.slice(1).map((_, i) => <Barrier key={yOf(i)} after={i} />)}
        {shown.map((row, at) => (
          <Cells key={yOf(at)} row={row} at={at} />
        ))}
      </svg>
      <Key roles={roles} barrier={!hurried} />
      <p role="status">{sentences(way, rows, step, hurried).map(say).join(say(SPACE))}</p>
      <div className="row">
        <Button disabled={step === 0} onClick={() => setStep(step - 1)}>
          {say(WORDS.back)}
        </Button>
        <Button look="primary" onClick={() => setStep(step === last ? 0 : step + 1)}>
          {say(step === last ? WORDS.start : WORDS.next)}
        </Button>
      </div>
    </figure>
  );
}

const SPACE = text(' ', '');

const memoryOf = (row: Row) => row.map(({ value }) => (value === null ? WORDS.nothing : text(`${value}`, `${value}`)));

function sentences(way: Way, rows: readonly Row[], step: number, hurried: boolean): readonly LocalText[] {
  const last = rows.length - 1;
  const row = rows[step];
  if (step === 0) return [hurried ? WORDS.hurriedStored : WORDS.stored];
  if (hurried) {
    if (step < last) return [WORDS.hurried(step, last)];
    return [
      WORDS.tooEarly(
        row[0].value ?? 0,
        NUMBERS.reduce((a, b) => a + b),
      ),
    ];
  }
  const done = WORDS.step(step, last, counted(row, 'adds'), counted(row, 'waits'));
  if (way === 'scan') {
    const adds = rows.reduce((sum, one) => sum + counted(one, 'adds'), 0);
    return step < last ? [done] : [done, WORDS.scanned(adds, last)];
  }
  const resting = WORDS.resting(restingWaves(row));
  return step < last ? [done, resting] : [done, resting, WORDS.done(row[0].value ?? 0, last)];
}

/** Which threads go in step with each other. */
function Waves() {
  return Array.from({ length: WAVES }, (_, wave) => (
    <path key={xOf(wave * WAVE)} d={`M${xOf(wave * WAVE)} 8 v-4 h${WAVE * PITCH - 2} v4`} className="drawing__arrow" />
  ));
}

const Barrier = ({ after }: { after: number }) => (
  <path d={`M0 ${yOf(after) + CELL.height + 6} H ${WIDTH}`} className="combining__barrier" />
);

const CLASSES: Readonly<Record<Role, string>> = {
  stores: 'drawing__group',
  adds: 'drawing__thread',
  waits: 'drawing__thread--idle',
  late: 'combining__late',
};

function Cells({ row, at }: { row: Row; at: number }) {
  return row.map((cell, thread) => (
    <g key={xOf(thread)}>
      {at > 0 && <Inputs cell={cell} thread={thread} at={at} />}
      <rect x={xOf(thread)} y={yOf(at)} {...CELL} className={CLASSES[cell.role]} />
      <text
        x={xOf(thread) + CELL.width / 2}
        y={yOf(at) + 14.5}
        textAnchor="middle"
        className={`drawing__label combining__number${cell.role === 'adds' ? ' drawing__label--on' : ''}`}
      >
        {cell.value ?? '·'}
      </text>
    </g>
  ));
}

/** From where a sum comes: the place itself, and its partner. */
function Inputs({ cell, thread, at }: { cell: Cell; thread: number; at: number }) {
  if (cell.from === null) return null;
  const middle = (place: number) => xOf(place) + CELL.width / 2;
  const above = yOf(at - 1) + CELL.height;
  return (
    <>
      <path d={`M${middle(thread)} ${above} V ${yOf(at)}`} className="combining__input" />
      <path d={`M${middle(cell.from)} ${above} L ${middle(thread)} ${yOf(at)}`} className="combining__input" />
    </>
  );
}

const BARRIER_KEY = text('barrier', '屏障');
const WAVE_KEY = text('a wave', '一波线程');

function Key({ roles, barrier }: { roles: readonly Role[]; barrier: boolean }) {
  const say = useLocalText();
  return (
    <ul className="combining__key small muted">
      {roles.map((role) => (
        <li key={role}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect x="2" y="2" width="16" height="16" className={CLASSES[role]} />
          </svg>
          {say(KEYS[role])}
        </li>
      ))}
      {barrier && (
        <li>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M0 10 H 20" className="combining__barrier" />
          </svg>
          {say(BARRIER_KEY)}
        </li>
      )}
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M1 13 v-5 h18 v5" className="drawing__arrow" />
        </svg>
        {say(WAVE_KEY)}
      </li>
    </ul>
  );
}
