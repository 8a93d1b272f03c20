import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { Cell, CellKey, type Mark } from '../kit/cells.tsx';
import { Stepper, type Way } from '../kit/stepper.tsx';
import { text } from '../text.ts';
import { askerOf, isServed, LINE, type Load, lineOf, loadsOf, strided, THREADS, usedOf } from './coalescing.ts';

const WORDS = {
  label: text('One load of a wave, line by line', '一个波取一次数，一行一行地看'),
  stride: text('Stride', '步长'),
  kernel: text('Kernel', '内核'),
  naive: text('naive', '朴素写法'),
  coalesced: text('coalesced', '合并访存'),
  threads: text('threads', '线程'),
  line: (line: number) => text(`line ${line + 1}`, `第 ${line + 1} 行`),
  fetched: text('lines fetched', '已取的行'),
  used: text('numbers used', '用上的数'),
  of: (used: number, of: number) => text(`${used} of ${of}`, `${of} 个里的 ${used} 个`),
  asked: text('asked for, by the thread of this number', '有线程要，格里是线程号'),
  came: text('has come and is used', '已取到，用得上'),
  vain: text('has come for nothing', '已取到，白取'),
};

/** Lines of memory that are drawn. */
const MEMORY = 8;
const SIDE = 8;
/** Where the threads of both kernels are in their loop along k, and which row the coalesced ones share. */
const P = 2;
const ROW = 2;

const STRIDES: readonly Way<Load>[] = [1, 2, 4, 8].map((stride) => ({
  id: `${stride}`,
  label: text(`${stride}`, `${stride}`),
  steps: loadsOf(strided(stride)),
}));

/** A number of a matrix of 8 × 8, whose rows are lines: neighbours read down a column, or along a row. */
const KERNELS: readonly Way<Load>[] = [
  { id: 'naive', label: WORDS.naive, steps: loadsOf(strided(SIDE).map((row) => row + P)) },
  { id: 'coalesced', label: WORDS.coalesced, steps: loadsOf(strided(1).map((column) => ROW * SIDE + column)) },
];

/** Which lines a load of neighbouring threads brings, at four strides. */
export function Strides() {
  return <Loads legend={WORDS.stride} ways={STRIDES} />;
}

/** The same of the matrix that neighbouring threads read different numbers of, on the first two rungs. */
export function Rungs() {
  return <Loads legend={WORDS.kernel} ways={KERNELS} />;
}

function Loads({ legend, ways }: { legend: LocalText; ways: readonly Way<Load>[] }) {
  return (
    <Stepper label={WORDS.label} legend={legend} ways={ways} tell={tell} counts={countsOf} draw={draw}>
      <CellKey
        entries={[
          ['idle', WORDS.asked],
          ['on', WORDS.came],
          ['vain', WORDS.vain],
        ]}
      />
    </Stepper>
  );
}

const draw = (load: Load) => <Memory load={load} />;

function Memory({ load }: { load: Load }) {
  const say = useLocalText();
  const latest = load.lines.at(-1);
  const rows = Array.from({ length: MEMORY }, (_, line) => line);
  const places = Array.from({ length: LINE }, (_, place) => place);
  return (
    <div className="loads">
      <span className="stepper__label">{say(WORDS.threads)}</span>
      {Array.from({ length: THREADS }, (_, thread) => thread).map((thread) => (
        <span key={`thread-${thread}`} className="loads__thread">
          <Cell mark={{ look: isServed(load, thread) ? 'on' : 'idle', text: `${thread}` }} />
        </span>
      ))}
      {rows.map((line) => [
        <span key={`line-${line}`} className={line === latest ? 'loads__line loads__line--now' : 'loads__line'}>
          {say(WORDS.line(line))}
        </span>,
        ...places.map((place) => <Cell key={`${line}:${place}`} mark={markOf(load, line * LINE + place, latest)} />),
      ])}
    </div>
  );
}

function markOf(load: Load, address: number, latest: number | undefined): Mark {
  const asker = askerOf(load, address);
  const line = lineOf(address);
  const came = load.lines.includes(line);
  const now = line === latest;
  if (asker === null) return { look: came ? 'vain' : 'plain', now };
  return { look: came ? 'on' : 'idle', text: `${asker}`, now };
}

function countsOf(load: Load) {
  const used = load.lines.reduce((sum, line) => sum + usedOf(load, line), 0);
  return [
    { what: WORDS.fetched, value: `${load.lines.length}` },
    { what: WORDS.used, value: WORDS.of(used, load.lines.length * LINE) },
  ];
}

function tell(load: Load): LocalText {
  const { lines, needed } = load;
  const latest = lines.at(-1);
  if (latest === undefined) {
    return needed === 1
      ? text(
          'Eight threads ask at the same moment, and all their numbers lie in a single line.',
          '八个线程同时要数，要的数全在同一行里。',
        )
      : text(
          `Eight threads ask at the same moment; their numbers lie in ${needed} lines.`,
          `八个线程同时要数，要的数分在 ${needed} 行里。`,
        );
  }
  const [line, used] = [latest + 1, usedOf(load, latest)];
  if (needed === 1) {
    return text(
      `Line ${line} comes, and all eight threads have their number after a single fetch.`,
      `第 ${line} 行取到了：只取一次，八个线程就都有了数。`,
    );
  }
  if (lines.length === needed) {
    return text(
      `Line ${line} comes, and the wave goes on: ${needed} fetches for as many numbers as fit into one line.`,
      `第 ${line} 行取到了，波才往下走：取了 ${needed} 次，而要的数一行就放得下。`,
    );
  }
  return text(
    `Line ${line} comes: ${used} of its ${LINE} numbers ${used === 1 ? 'is' : 'are'} used, ${LINE - used} came for nothing.`,
    `第 ${line} 行取到了：${LINE} 个数里用上 ${used} 个，白取 ${LINE - used} 个。`,
  );
}
