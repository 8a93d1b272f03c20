import { useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { TwoHeadedTable } from '../kit/two-headed-table.tsx';
import { text } from '../text.ts';
import { type Format, MODELS, sizeOf, tokensPerSecond } from './estimate.ts';
import { NAMES, SIDES } from './readings.ts';
import { MOST } from './runs.ts';
import { serviceOf } from './service.ts';

const WORDS = {
  side: text('Estimated from', '按哪一边估算'),
  label: text('Estimated tokens per second', '估算的每秒 token 数'),
  model: text('weights, and their size at 8 / 16 bits', '权重个数，以及 8 位 / 16 位时的大小'),
  billions: (count: number) => text(`${count} billion`, `${count * 10} 亿`),
  bits: { i8: text('8 bits', '8 位'), f16: text('16 bits', '16 位') },
  alone: text('alone', '单个用户'),
  together: text(`${MOST} together`, `${MOST} 个合计`),
  none: text('No time was measured.', '没有测得用时。'),
};

const FORMATS: readonly Format[] = ['i8', 'f16'];

/** Tokens per second of models of stated sizes, as the measured product allows. */
export function Tokens() {
  const say = useLocalText();
  const { colon } = useMarks();
  const format = useFormat();
  const results = useResults();
  const sides = SIDES.filter((side) => tokensPerSecond(results, side, { billions: 1, format: 'f16', b: 1 }) !== null);
  // Where the GPU's times were recorded elsewhere, the visitor's own processor comes first.
  const first = results.tokens?.recorded ? 'cpu' : 'gpu';
  const [wanted, setWanted] = useState<string | null>(null);
  const side = sides.find((one) => one === (wanted ?? first)) ?? sides[0];
  if (!side) return <p role="status">{say(WORDS.none)}</p>;
  const told = serviceOf(results, side);
  const cell = (billions: number, weights: Format, b: number) => {
    const rate = tokensPerSecond(results, side, { billions, format: weights, b });
    return rate === null ? '–' : format.number(rate);
  };
  return (
    <div className="token-rates">
      {sides.length > 1 && (
        <Segments
          legend={say(WORDS.side)}
          value={side}
          options={sides.map((value) => ({ value, label: NAMES[value] }))}
          onChange={setWanted}
        />
      )}
      <TwoHeadedTable
        label={say(WORDS.label) + colon + NAMES[side]}
        corner={say(WORDS.model)}
        groups={FORMATS.map((id) => ({ id, title: say(WORDS.bits[id]) }))}
        columns={[
          { id: 1, title: say(WORDS.alone) },
          { id: MOST, title: say(WORDS.together) },
        ]}
        rows={MODELS.map((billions) => ({
          id: billions,
          title: (
            <>
              {say(WORDS.billions(billions))}
              <span className="token-rates__size small muted num">
                {FORMATS.map((weights) => format.number(sizeOf(billions, weights))).join(' / ')} GB
              </span>
            </>
          ),
        }))}
        cell={cell}
      />
      {told && <Sentence>{say(told)}</Sentence>}
    </div>
  );
}
