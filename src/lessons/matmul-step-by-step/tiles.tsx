import type { LocalText } from '../../engine/contract.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { CellKey, Cells, type Mark } from '../kit/cells.tsx';
import { Stepper, type Way } from '../kit/stepper.tsx';
import { text } from '../text.ts';
import { blockFrom, type PlaceState, SIDE, stateOf, type TileStep, walkOf } from './tile-walk.ts';
import './matmul.css';

const WORDS = {
  label: text('A workgroup’s tiles on their way along k, step by step', '工作组的两个小块沿 k 走，一步一步看'),
  legend: text('Tile', '小块'),
  tile: (side: number) => text(`${side} × ${side}`, `${side} × ${side}`),
  memory: text('workgroup memory', '工作组内存'),
  fetched: text('fetched from memory', '从内存取的数'),
  read: text('read from workgroup memory', '从工作组内存读的数'),
  adds: text('multiply-adds', '乘加次数'),
  held: text('in workgroup memory; in C: done', '在工作组内存里；C 里：已算完'),
  near: text('needed by this workgroup', '这个工作组要用到'),
};

const WAYS: readonly Way<TileStep>[] = [2, 4].map((tile) => ({
  id: `${tile}`,
  label: WORDS.tile(tile),
  steps: walkOf(tile),
}));

/** What a workgroup copies and uses: tiles that walk along k, A's to the right and B's down. */
export function Tiles() {
  return (
    <Stepper label={WORDS.label} legend={WORDS.legend} ways={WAYS} tell={tell} counts={countsOf} draw={draw}>
      <CellKey
        entries={[
          ['near', WORDS.near],
          ['on', WORDS.held],
        ]}
      />
    </Stepper>
  );
}

const draw = (step: TileStep) => <Meeting step={step} />;

const LOOKS: Readonly<Record<PlaceState, Mark>> = {
  out: { look: 'plain' },
  ahead: { look: 'near' },
  held: { look: 'on' },
  past: { look: 'near' },
};

/** A below left, B above right, C where they meet; above A, what lies in workgroup memory. */
function Meeting({ step }: { step: TileStep }) {
  const say = useLocalText();
  const { tile, first } = step;
  const from = blockFrom(tile);
  const inBlock = (x: number, y: number) => Math.min(x, y) >= from && Math.max(x, y) < from + tile;
  const sum: Mark = { look: step.added === SIDE ? 'on' : 'near', now: step.phase === 'use' };
  return (
    <div className="meeting">
      <div className="meeting__part">
        <span className="stepper__label">{say(WORDS.memory)}</span>
        <div className="meeting__tiles">
          {['A', 'B'].map((name) => (
            <span key={name} className="meeting__tile">
              <Cells columns={tile} rows={tile} mark={() => ({ look: 'on', now: step.phase === 'copy' })} />
              <span className="stepper__label">{name}</span>
            </span>
          ))}
        </div>
      </div>
      <div className="meeting__part">
        <span className="stepper__label">B</span>
        <Cells
          columns={SIDE}
          rows={SIDE}
          mark={(x, y) => LOOKS[stateOf(step, x, y)]}
          frame={{ x: from, y: first, columns: tile, rows: tile }}
        />
      </div>
      <div className="meeting__part">
        <span className="stepper__label">A</span>
        <Cells
          columns={SIDE}
          rows={SIDE}
          mark={(x, y) => LOOKS[stateOf(step, y, x)]}
          frame={{ x: first, y: from, columns: tile, rows: tile }}
        />
      </div>
      <div className="meeting__part">
        <span className="stepper__label">C</span>
        <Cells columns={SIDE} rows={SIDE} mark={(x, y) => (inBlock(x, y) ? sum : LOOKS.out)} />
      </div>
    </div>
  );
}

function countsOf({ fetched, read, multiplyAdds }: TileStep) {
  return [
    { what: WORDS.fetched, value: `${fetched}` },
    { what: WORDS.read, value: `${read}` },
    { what: WORDS.adds, value: `${multiplyAdds}` },
  ];
}

function tell({ phase, tile, first, fetched, multiplyAdds, added }: TileStep): LocalText {
  const threads = tile * tile;
  if (phase === 'copy') {
    return first === 0
      ? text(
          `Each of the ${threads} threads copies one number of A and one of B, and all wait at the barrier.`,
          `${threads} 个线程各搬一个 A 的数、一个 B 的数，都搬好了，才过屏障。`,
        )
      : text(
          'The tiles walk on, A’s to the right and B’s down: the next numbers are copied.',
          '两个小块往前走，A 的向右，B 的向下：搬来下一批数。',
        );
  }
  if (added === SIDE) {
    return text(
      `The block is done: ${fetched} numbers fetched for ${multiplyAdds} multiply-adds, where threads on their own would have fetched ${2 * multiplyAdds}.`,
      `这一块算完了：做了 ${multiplyAdds} 次乘加，取了 ${fetched} 个数；要是各取各的，得取 ${2 * multiplyAdds} 个。`,
    );
  }
  return text(
    `Each sum takes in ${tile} products: every number that was copied is used ${tile} times.`,
    `每个和加上 ${tile} 个乘积：搬来的数，每个都用了 ${tile} 次。`,
  );
}
