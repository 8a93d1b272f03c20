import type { LocalText } from '../../engine/contract.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { fastest, kernelMs, rowsOf } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { atOnce, LAYER } from './layer.ts';
import { SIDES, type Side } from './works.ts';

const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

const WORDS = {
  now: (count: string, all: string) => text(`about ${count} of ${all} at once`, `${all} 个里同时约 ${count} 个`),
  unsure: (all: string) => text(`? of ${all} at once`, `${all} 个里同时 ? 个`),
  fills: (side: Side, times: number): LocalText => {
    const said = figure(times);
    return times >= 1
      ? text(
          `Enough to fill the ${NAMES[side]} about ${said} times over: there is work for everybody.`,
          `够把 ${NAMES[side]} 填满大约 ${said} 遍，人人有活干。`,
        )
      : text(
          `Not even enough to fill the ${NAMES[side]}: ${figure(times * 100)}% of it.`,
          `还填不满 ${NAMES[side]}，只占 ${figure(times * 100)}%。`,
        );
  },
  unknown: (side: Side) =>
    text(
      `How many run at once on the ${NAMES[side]} is unknown: no time that could tell was measured here.`,
      `${NAMES[side]} 上能同时算多少个，不知道：这里没有测到能说明问题的用时。`,
    ),
  took: (ms: number) => text(` The whole layer took ${duration(ms)}.`, `整层用了 ${duration(ms)}。`),
};

/** The layer's sums as an area, and within it what is under way at any one time. */
export function Parts() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const layer = rowsOf(results, 'parts').filter(({ workload }) => workload === 'conv-layer');
  const all = format.integer(LAYER.sums);
  return (
    <div className="parts">
      {SIDES.map((side) => {
        const count = atOnce(results, side);
        const ms = kernelMs(fastest(layer, side));
        const share = count === null ? 0 : Math.min(1, count / LAYER.sums);
        return (
          <section key={side} className={`parts__side side-${side}`} aria-label={NAMES[side]}>
            <p className="parts__head">
              <span>
                <span className="swatch" aria-hidden="true" /> {NAMES[side]}
              </span>
              <span className="num">
                {say(count === null ? WORDS.unsure(all) : WORDS.now(format.integer(Math.round(count)), all))}
              </span>
            </p>
            <span className="parts__all" aria-hidden="true">
              <span className="parts__now" style={{ inlineSize: `${share * 100}%` }} />
            </span>
            <p>
              {say(count === null ? WORDS.unknown(side) : WORDS.fills(side, LAYER.sums / count))}
              {ms !== null && say(WORDS.took(ms))}
            </p>
          </section>
        );
      })}
    </div>
  );
}
