import type { LocalText } from '../../engine/contract.ts';
import { CellKey, Cells } from '../kit/cells.tsx';
import { Stepper, type Way } from '../kit/stepper.tsx';
import { figure, text } from '../text.ts';
import { type BlockStep, multiplyAddsOf, readsOf, turnOf } from './register-block.ts';
import './matmul.css';

const WORDS = {
  label: text('One step along k of a thread that keeps a block of sums', '线程留一块和，沿 k 走一步'),
  legend: text('Block of sums', '和的块'),
  block: (rows: number, columns: number) => text(`${rows} × ${columns}`, `${rows} × ${columns}`),
  read: text('numbers read', '读的数'),
  adds: text('multiply-adds', '乘加次数'),
  each: text('for each number', '每个数合'),
  there: text('in registers; in the block: added', '在寄存器里；块里：已加上'),
};

const WAYS: readonly Way<BlockStep>[] = [
  { rows: 1, columns: 1 },
  { rows: 4, columns: 4 },
  { rows: 8, columns: 4 },
].map((block) => ({
  id: `${block.rows}x${block.columns}`,
  label: WORDS.block(block.rows, block.columns),
  steps: turnOf(block),
}));

/** What one thread reads, and what it makes of it, with a single sum, with rung 4's block and with rung 5's. */
export function Blocks() {
  return (
    <Stepper label={WORDS.label} legend={WORDS.legend} ways={WAYS} tell={tell} counts={countsOf} draw={draw}>
      <CellKey entries={[['on', WORDS.there]]} />
    </Stepper>
  );
}

/** Numbers of A to the left of the block, numbers of B above it. */
function draw({ rows, columns, fromA, fromB, rowsDone }: BlockStep) {
  const adding = rowsDone > 0;
  return (
    <div className="block">
      <span />
      <Cells
        columns={columns}
        rows={1}
        mark={(x) => ({ look: x < fromB ? 'on' : 'plain', text: `b${x}`, now: adding || fromB > 0 })}
      />
      <Cells
        columns={1}
        rows={rows}
        mark={(_, y) => ({
          look: y < fromA ? 'on' : 'plain',
          text: `a${y}`,
          now: adding ? y === rowsDone - 1 : fromB === 0,
        })}
      />
      <Cells
        columns={columns}
        rows={rows}
        mark={(_, y) => ({ look: y < rowsDone ? 'on' : 'near', now: adding && y === rowsDone - 1 })}
      />
    </div>
  );
}

function countsOf(step: BlockStep) {
  return [
    { what: WORDS.read, value: `${readsOf(step)}` },
    { what: WORDS.adds, value: `${multiplyAddsOf(step)}` },
    { what: WORDS.each, value: figure(multiplyAddsOf(step) / readsOf(step)) },
  ];
}

const numbers = (count: number) => (count === 1 ? 'one number' : `${count} numbers`);

function tell(step: BlockStep): LocalText {
  const { rows, columns, fromB, rowsDone } = step;
  if (fromB === 0) {
    return text(
      `The thread reads ${numbers(rows)} of A into registers, one for each row of its block.`,
      `线程把 A 的 ${rows} 个数读进寄存器，块的每行一个。`,
    );
  }
  if (rowsDone === 0) {
    return text(
      `Then ${numbers(columns)} of B, one for each column: all that it reads in this step along k.`,
      `再读 B 的 ${columns} 个数，每列一个：沿 k 的这一步，要读的就是这些。`,
    );
  }
  const [read, done] = [readsOf(step), multiplyAddsOf(step)];
  if (rowsDone === rows) {
    return text(
      `${read} numbers were read for ${done} ${done === 1 ? 'multiply-add' : 'multiply-adds'}: ${figure(done / read)} for each number.`,
      `读了 ${read} 个数，做了 ${done} 次乘加：每个数合 ${figure(done / read)} 次。`,
    );
  }
  return text(
    `a${rowsDone - 1} meets every number of B: ${columns} multiply-adds, and nothing had to be read for them.`,
    `a${rowsDone - 1} 和 B 的每个数都乘一遍：${columns} 次乘加，什么也不用再读。`,
  );
}
