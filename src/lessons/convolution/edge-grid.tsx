import { useRef, useState } from 'react';
import { WeightsGrid } from '../../ui/picture/weights-grid.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnswer } from '../kit/challenge.tsx';
import { RunControls } from '../kit/run.tsx';
import type { RunResult } from '../lesson.ts';
import { text } from '../text.ts';
import { CARD, isEdgeDetector, look, type Seen, testCard } from './edges.ts';
import { Filtered, outputOf } from './filtered.tsx';
import { runs } from './runs.ts';
import { STALE_WEIGHTS, useStudio } from './studio.ts';

const WORDS = {
  where: text('Brightest output', '输出最亮处'),
  even: text('where nothing changes', '没有变化的地方'),
  upright: text('along the upright edges', '沿竖直的边'),
  level: text('along the level edges', '沿水平的边'),
  of: text('of 255', '/ 255'),
};

const card = { pixels: testCard(), width: CARD, height: CARD };

/** The grid, a run of it on the card, and what the machine saw there. */
export function EdgeGrid() {
  const { answer, touched } = useAnswer();
  const [{ weights }, change] = useStudio();
  const [valid, setValid] = useState(true);
  const say = useLocalText();
  const [stale, setStale] = useState(false);
  const [seen, setSeen] = useState<{ readonly output: ArrayLike<number>; readonly found: Seen } | null>(null);

  const latest = useRef(weights);
  latest.current = weights;
  const judge = (result: RunResult) => {
    // A result belongs to the weights that it was made from.
    const changed = latest.current !== weights;
    setStale(changed);
    if (changed) return;
    const output = outputOf(result);
    if (!output) {
      answer(null);
      return;
    }
    const found = look(output);
    setSeen({ output, found });
    answer(isEdgeDetector(found, weights));
  };

  return (
    <>
      <WeightsGrid
        weights={weights}
        onChange={(next) => {
          change({ weights: next });
          setSeen(null);
          setStale(false);
          touched();
        }}
        onValid={setValid}
      />
      {valid && (
        <RunControls
          id="edge"
          run={runs.edge}
          measured={false}
          inHistory={false}
          inputs={() => ({ convolution: { picture: card.pixels, weights: Float32Array.from(weights) } })}
          onDone={judge}
        />
      )}
      {stale && <p role="status">{say(STALE_WEIGHTS)}</p>}
      {seen && (
        <>
          <Filtered input={card} output={seen.output} />
          <Findings seen={seen.found} />
        </>
      )}
    </>
  );
}

function Findings({ seen }: { seen: Seen }) {
  const say = useLocalText();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.where)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.of)}
          </th>
        </tr>
      </thead>
      <tbody>
        {(['even', 'upright', 'level'] as const).map((place) => (
          <tr key={place}>
            <th scope="row">{say(WORDS[place])}</th>
            <td className="is-num">{seen[place]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
